"""The four fields as a figure, and names that keep off each other."""

import itertools
import json
from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import pytest

from tests.wijkkompas.invented import THEME_NAMES, a_compass, result
from wijkwijzer.look.palette import DARK, LIGHT
from wijkwijzer.look.plotly_theme import register, template_name
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.chart import SHEETS, Size, fields_figure, text_width
from wijkwijzer.wijkkompas.label_placement import Box, Label, place
from wijkwijzer.wijkkompas.results import Borders, Compass


def random_compass(seed: int, half: float = 5) -> Compass:
    chance = np.random.default_rng(seed)
    results = []
    for theme in THEME_NAMES:
        need = float(chance.normal(52, 13))
        task = float(chance.choice([0, 0, 8, 20, 40, 49, 60, 80, 100]))
        undecided = abs(need - 50) <= half
        field = "onbeslist" if undecided else "koesteren"
        results.append(result(theme, need, half, task=task, field=field))
    return a_compass(*results, needle=("ontmoeten",))


def apart(a: Box, b: Box) -> bool:
    return a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top


def names_drawn(figure: go.Figure) -> dict[str, go.layout.Annotation]:
    plain = {a.text.replace("<b>", "").replace("</b>", ""): a for a in figure.layout.annotations}
    return {name: plain[name] for name in THEME_NAMES.values() if name in plain}


@pytest.mark.parametrize("size", ["page", "wall"])
@pytest.mark.parametrize("dark", [False, True])
def test_plotly_finds_nothing_wrong_with_what_it_did_not_check(size: Size, *, dark: bool) -> None:
    register()
    figure = fields_figure(
        Released(random_compass(1), "public"),
        THEME_NAMES,
        DARK if dark else LIGHT,
        size,
        template_name(dark=dark, medium=size),
    )
    checked = go.Figure(figure.to_dict())
    assert json.loads(checked.to_json()) == json.loads(figure.to_json())
    assert checked.layout.template.layout.colorway


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("size", ["page", "wall"])
def test_no_name_covers_another(seed: int, size: Size) -> None:
    names = THEME_NAMES if size == "page" else {theme: theme for theme in THEME_NAMES}
    figure = fields_figure(Released(random_compass(seed), "public"), names, LIGHT, size)
    sheet = SHEETS[size]
    low, high = figure.layout.yaxis.range
    boxes = []
    for annotation in figure.layout.annotations:
        if annotation.ax is None:
            continue
        name = annotation.text.replace("<b>", "").replace("</b>", "")
        width = text_width(name, sheet.font)
        inner = sheet.height - sheet.top - sheet.bottom
        x = sheet.x(annotation.x) + annotation.ax
        y = sheet.top + (high - annotation.y) / (high - low) * inner + annotation.ay
        left = x - {"left": 0, "center": width / 2, "right": width}[annotation.xanchor]
        boxes.append(Box(left, y - sheet.font * 0.6, left + width, y + sheet.font * 0.6))
    assert len(boxes) == 14
    assert all(apart(a, b) for a, b in itertools.combinations(boxes, 2))
    assert all(box.left >= 0 and box.right <= sheet.width for box in boxes)


def test_sure_points_are_filled_and_undecided_ones_hollow_and_dotted() -> None:
    found = a_compass(result("wonen", 71), result("zorg", 52, field="onbeslist"))
    figure = fields_figure(Released(found, "public"), THEME_NAMES, LIGHT)
    hollow_lines, hollow, sure_lines, sure = figure.data
    assert (list(hollow.y), hollow.marker.color) == ([52], LIGHT.paper)
    assert (list(sure.y), sure.marker.color) == ([71], LIGHT.need)
    assert (hollow_lines.line.dash, sure_lines.line.dash) == ("dot", "solid")
    assert list(sure_lines.y) == [66, 76, None]


def test_hidden_themes_are_listed_beneath_and_not_drawn() -> None:
    found = a_compass(
        result("wonen"), result("jeugd", None), result("zorg", None), result("werk", None)
    )
    figure = fields_figure(Released(found, "public"), THEME_NAMES, DARK, "wall")
    assert list(names_drawn(figure)) == ["wonen"]
    texts = [annotation.text for annotation in figure.layout.annotations]
    assert any(
        "Nog te weinig antwoorden: jeugd, school en opgroeien; zorg voor elkaar; werk" in text
        for text in texts
    )


def test_the_needle_is_bold_and_the_fields_are_named() -> None:
    figure = fields_figure(Released(random_compass(1), "public"), THEME_NAMES, LIGHT)
    texts = [annotation.text for annotation in figure.layout.annotations]
    assert "<b>ontmoeten en samenleven</b>" in texts
    assert {"Samen oppakken", "Koesteren"} < set(texts)
    assert figure.layout.title.text is None


def test_what_a_point_tells_depends_on_who_asks() -> None:
    found = a_compass(result("wonen", n=215))
    public = fields_figure(Released(found, "public"), THEME_NAMES, LIGHT).data[3].text[0]
    steering = fields_figure(Released(found, "steering"), THEME_NAMES, LIGHT).data[3].text[0]
    assert "ongeveer 215 bewoners" in public
    assert "<br>215 bewoners" in steering
    assert "Behoefte 71 (66 tot 76)" in public


def test_intervals_of_the_same_task_stand_side_by_side() -> None:
    found = a_compass(result("wonen", 71), result("zorg", 70), result("werk", 20))
    figure = fields_figure(Released(found, "public"), THEME_NAMES, LIGHT)
    wonen, zorg, werk = figure.data[3].x
    assert wonen != zorg
    assert wonen == werk == pytest.approx(0)


def test_an_empty_compass_is_still_a_figure() -> None:
    figure = fields_figure(Released(a_compass(), "public"), THEME_NAMES, LIGHT)
    assert names_drawn(figure) == {}


def test_a_lonely_name_stands_right_of_its_point() -> None:
    label = Label(200, 200, 80, 20)
    assert place([label], Box(0, 0, 400, 400)) == ((48, 0),)


def test_names_keep_within_the_frame() -> None:
    frame = Box(0, 0, 400, 400)
    label = Label(395, 5, 80, 20)
    ((dx, dy),) = place([label], frame)
    assert 40 <= label.x + dx <= 360
    assert 10 <= label.y + dy <= 390


def test_the_same_points_give_the_same_places() -> None:
    labels = [Label(100, 100 + step, 80, 18) for step in range(0, 50, 5)]
    frame = Box(0, 0, 400, 400)
    assert place(labels, frame) == place(labels, frame)


def test_with_a_low_border_points_stand_on_the_line_and_the_axis_names_the_needs() -> None:
    found = replace(a_compass(result("wonen", 60), result("zorg", 10)), borders=Borders(need=20))
    figure = fields_figure(Released(found, "public"), THEME_NAMES, LIGHT)
    marks = {
        text.split("<b>")[1].split("</b>")[0]: y
        for trace in figure.data
        if trace.mode == "markers"
        for text, y in zip(trace.text, trace.y, strict=True)
    }
    # Below the border 50 x 10 / 20, above it 50 + 50 (60 - 20) / 80.
    assert marks == {"Wonen": 75, "Zorg voor elkaar": 25}
    axis = dict(zip(figure.layout.yaxis.ticktext, figure.layout.yaxis.tickvals, strict=True))
    assert (axis["20"], axis["100"], axis["0"]) == (50, 100, 0)
    assert any("Behoefte 60" in text for trace in figure.data for text in trace.text or ())
