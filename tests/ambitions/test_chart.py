from types import SimpleNamespace

import pytest

from tests.ambitions.invented import NO_ROLE, party, row_of
from wijkwijzer.ambitions.chart import matrix_figure, selected_cell
from wijkwijzer.ambitions.findings import NeedBound
from wijkwijzer.ambitions.matrix import matrix
from wijkwijzer.ambitions.table import matrix_table
from wijkwijzer.look.palette import DARK, LIGHT
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.statistics.disclosure import Released

NASTY = '<b>De</b> <a href="javascript:alert(1)">Kade</a> & `${1}`'
PARTIES = {"a": "Gemeente Waterveld", "b": "Corporatie Thuisgoed", "c": NASTY, "d": "De Vlieger"}
ROWS = {
    "wonen": {"a": 3, "b": 2, "c": 1, "d": NO_ROLE},
    "energie": {"a": 2, "b": 2, "c": 2},
    "groen": {"a": 0, "b": 3, "c": 1, "d": NO_ROLE},
    "werk": {"a": 1, "b": 0, "c": 1},
}


def theme(id_: str, wind: str) -> Theme:
    return Theme(
        id=id_,
        name={"nl": f"{id_} voluit"},
        short={"nl": id_},
        wind=wind,
        wind_name={"nl": wind.title()},
        pictogram=id_,
        colour="#888888",
        question={"nl": "?"},
    )


THEMES = [
    theme("wonen", "noord"),
    theme("energie", "noord"),
    theme("groen", "oost"),
    theme("werk", "west"),
]


def result():
    parties = [party(id_, brings={"een zaal": ("wonen",)} if id_ == "c" else {}) for id_ in PARTIES]
    stated = [a for name, levels in ROWS.items() for a in row_of(name, levels)]
    return matrix([t.id for t in THEMES], parties, stated, {"werk": NeedBound(60, 70, 50)})


def draw(**options):
    return matrix_figure(Released(result(), "steering"), THEMES, PARTIES, **options)


def written(figure):
    return [
        text
        for trace in figure.data
        if trace.type == "scatter" and trace.mode == "text"
        for text in trace.text
    ]


def test_the_heat_map_holds_every_level_and_nothing_else():
    figure = draw()
    rows = [row for row in figure.data[0].z if any(level is not None for level in row)]
    assert figure.data[0].type == "heatmap"
    assert [list(row) for row in rows] == [
        [3, 2, 1, None],
        [2, 2, 2, None],
        [0, 3, 1, None],
        [1, 0, 1, None],
    ]
    # Fillers between the winds: no level is drawn there.
    assert len(figure.data[0].z) == len(rows) + 2
    assert len(figure.data[0].y) == len(figure.data[0].z) + 1


def test_a_level_is_told_by_figure_and_squares_as_well():
    figure = draw()
    texts, in_key = written(figure), range(4)
    stated = [level for row in result().rows for level in row.levels.values() if level is not None]
    for level in range(4):
        assert texts.count(f"<b>{level}</b>") >= stated.count(level) + 1
    dots = next(t for t in figure.data if t.type == "scatter" and t.mode == "markers")
    squares = [
        fill == line
        for symbol, fill, line in zip(
            dots.marker.symbol, dots.marker.color, dots.marker.line.color, strict=True
        )
        if symbol == "square"
    ]
    assert len(squares) == 3 * (len(stated) + len(in_key))
    assert sum(squares) == sum(stated) + sum(in_key)


def test_no_role_is_a_dash_and_not_stated_a_hatched_question_mark():
    figure = draw()
    texts = written(figure)
    assert texts.count("–") == 2 + 1
    assert texts.count("<b>?</b>") == 2 + 1
    hatches = next(trace for trace in figure.data if trace.type == "bar")
    assert len(hatches.x) == 3
    assert hatches.marker.pattern.shape == "/"


def test_the_words_beside_the_rows():
    texts = written(draw())
    assert "<b>grootste verschil</b>" in texts
    assert "<b>groen voluit</b>" in texts
    assert "behoefte zonder ambitie" in texts
    assert "wonen voluit" in texts
    assert "Noord" in texts


def test_what_people_typed_is_shown_letter_by_letter():
    figure = draw()
    shown = " ".join([*written(figure), *figure.data[-1].hovertext])
    assert "&lt;b&gt;De&lt;/b&gt;" in shown
    assert "<a " not in shown
    assert "<b>De" not in shown


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_frame_around_the_widest_spread_and_the_chosen_cell(palette):
    plain, chosen = draw(palette=palette), draw(palette=palette, chosen=("b", "werk"))
    frames = [len([s for s in f.layout.shapes if s.line.width == 4]) for f in (plain, chosen)]
    assert frames == [0, 1]
    assert [s.line.color for s in plain.layout.shapes if s.line.width == 2.5] == [palette.ink]


def test_every_cell_can_be_tapped_and_says_what_it_is():
    targets = draw().data[-1]
    assert [tuple(cell) for cell in targets.customdata] == [
        (id_, t.id) for t in THEMES for id_ in PARTIES
    ]
    assert targets.hovertext[0] == "Gemeente Waterveld, wonen voluit: 3 (meerwaarde)"
    assert targets.hovertext[3] == "De Vlieger, wonen voluit: geen rol"
    assert targets.hovertext[7] == "De Vlieger, energie voluit: nog niet gezegd"


def test_an_empty_matrix_draws():
    figure = matrix_figure(Released(matrix([], [], [], {}), "public"), [], {})
    assert len(figure.data[-1].x) == 0


# What Streamlit 1.67 returned for a tap in Chromium.
TAPPED = {
    "selection": {
        "points": [
            {
                "curve_number": 8,
                "point_number": 39,
                "point_index": 39,
                "x": 610,
                "y": 369.5,
                "customdata": ["zorg", "veiligheid"],
                "hovertext": "Zorggroep De Linde, veiligheid: nog niet gezegd",
            }
        ],
        "point_indices": [39],
        "box": [],
        "lasso": [],
    }
}


def test_the_tapped_cell():
    assert selected_cell(TAPPED) == ("zorg", "veiligheid")


@pytest.mark.parametrize(
    "event",
    [
        None,
        {},
        SimpleNamespace(),
        {"selection": None},
        {"selection": {"points": [], "box": [], "lasso": []}},
        {"selection": {"points": [{"x": 1, "y": 2}]}},
        {"selection": {"points": [{"customdata": "wonen"}, {"customdata": ["wonen"]}]}},
    ],
)
def test_no_cell_was_tapped(event):
    assert selected_cell(event) is None


def test_the_table_tells_the_same():
    table = matrix_table(
        Released(result(), "public"), PARTIES | {"c": "De Kade"}, {t.id: t.id for t in THEMES}
    )
    assert list(table.columns) == [
        *("thema", "Gemeente Waterveld", "Corporatie Thuisgoed", "De Kade", "De Vlieger"),
        *("gedeeld", "midden", "verschil", "eens"),
    ]
    assert table.iloc[0, :8].tolist() == ["wonen", "3", "2", "1", "geen rol", 1, 2.0, 2]
    assert table.iloc[1, 4] == "nog niet gezegd"


def test_the_table_keeps_missing_figures_missing_and_equal_names_apart():
    result_ = matrix(["werk"], [party("a"), party("b")], row_of("werk", {"a": 3}), {})
    table = matrix_table(
        Released(result_, "public"), {"a": "School", "b": "School"}, {"werk": "werk"}
    )
    assert table.iloc[0, :3].tolist() == ["werk", "3", "nog niet gezegd"]
    assert table.iloc[0, 3:].isna().all()


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    if colour.startswith("#"):
        parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    else:
        parts = [float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (p / 255 for p in parts)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_levels_are_readable_on_their_tiles_from_the_back_row(palette):
    figure = draw(palette=palette)
    for (_share, tint), ink in zip(
        figure.data[0].colorscale, [palette.ink] * 2 + [palette.paper] * 2, strict=True
    ):
        low, high = sorted((luminance(tint), luminance(ink)))
        assert (high + 0.05) / (low + 0.05) >= 7
