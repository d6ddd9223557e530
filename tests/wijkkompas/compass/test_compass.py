import dataclasses
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwijzer.look.palette import DARK, LIGHT
from wijkwijzer.wijkkompas.compass import CompassDrawing, Petal, compass_svg
from wijkwijzer.wijkkompas.compass.drawing import MEASURES, lay_out, view_box
from wijkwijzer.wijkkompas.compass.geometry import SMALL

SVG = "{http://www.w3.org/2000/svg}"
THEMES = Path(__file__).resolve().parents[3] / "data" / "themas.yaml"
SIZES = sorted(MEASURES)


def petal(theme: str, **changes: object) -> Petal:
    plain = Petal(
        theme=theme,
        name=theme,
        pictogram="wonen",
        wind="noord",
        need=60,
        low=55,
        high=65,
        task=40,
        state="samen_oppakken",
        description=f"{theme}: behoefte 60, opgave 40.",
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


def fourteen(language: str = "nl") -> tuple[Petal, ...]:
    content = yaml.safe_load(THEMES.read_text(encoding="utf-8"))
    return tuple(
        petal(
            theme["id"],
            name=theme["name"][language],
            pictogram=theme["pictogram"],
            wind=theme["wind"],
        )
        for theme in content["themes"]
    )


def drawn(petals: tuple[Petal, ...], *needle: str, **options: object) -> ET.Element:
    drawing = CompassDrawing(petals, needle, sentence="Het kompas wijst naar wonen.")
    return ET.fromstring(compass_svg(drawing, **options))  # type: ignore[arg-type]  # noqa: S314


def by_key(root: ET.Element, key: str) -> ET.Element | None:
    return root.find(f".//*[@data-key='{key}']")


def of_theme(root: ET.Element, theme: str) -> ET.Element:
    found = root.find(f".//{SVG}g[@data-theme='{theme}']")
    assert found is not None
    return found


def radius_at_end(element: ET.Element | None) -> float:
    """Return the radius of the outer arc of a petal, or of an arc."""
    assert element is not None
    return max(float(part) for part in re.findall(r"A([\d.]+) ", element.get("d", "")))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_names_of_the_fourteen_touch_neither_ring_nor_each_other(size: str, language: str):
    drawing = CompassDrawing(fourteen(language))
    plan = lay_out(drawing, MEASURES[size], LIGHT, "kompas")  # type: ignore[index]
    left, top, width, height = view_box(plan, legend=True)
    for index, label in enumerate(plan.labels):
        assert label.distance() > plan.icon_at + plan.measures.icon / 2
        assert left < label.left < label.right < left + width
        assert top < label.top < label.bottom < top + height
        assert not any(label.overlaps(other) for other in plan.labels[index + 1 :])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.text("abdegijklmnorstuvw", min_size=2, max_size=15), min_size=1, max_size=6),
        min_size=5,
        max_size=20,
    )
)
def test_nor_do_those_of_any_other_set(words: list[list[str]]):
    petals = tuple(
        petal(f"thema{index}", name=" ".join(name), wind=name[0][:1], label_reason=name[-1])
        for index, name in enumerate(words)
    )
    plan = lay_out(CompassDrawing(petals), MEASURES["wall"], LIGHT, "kompas")
    for index, label in enumerate(plan.labels):
        assert label.distance() > plan.icon_at + plan.measures.icon / 2
        assert not any(label.overlaps(other) for other in plan.labels[index + 1 :])


def test_a_petal_is_as_long_as_the_need():
    root = drawn((petal("a", need=30, low=25, high=35), petal("b"), petal("c", need=90, high=95)))
    lengths = [radius_at_end(by_key(root, f"high-{theme}")) for theme in "abc"]
    assert lengths == sorted(lengths)
    gradient = by_key(root, "soft-a")
    assert gradient is not None
    assert float(gradient.get("r", "0")) == pytest.approx(lengths[0], abs=0.02)


def test_the_arc_lies_at_the_task_and_nobodys_task_has_none():
    root = drawn((petal("a", task=60), petal("b", task=0), petal("c", task=None)))
    arc = by_key(root, "task-a")
    assert radius_at_end(arc) == pytest.approx(radius_at_end(by_key(root, "estimate-a")))
    assert arc is not None
    assert arc.get("stroke") == LIGHT.task
    assert by_key(root, "task-b") is None
    assert by_key(root, "task-c") is None


@pytest.mark.parametrize("state", ["verborgen", "samen_oppakken"])
def test_a_hidden_need_is_a_grey_sector_with_words_and_never_a_length(state: str):
    hidden = petal(
        "a", need=None, low=None, high=None, state=state, label_reason="nog te weinig antwoorden"
    )
    root = drawn((hidden, petal("b"), petal("c")))
    group = of_theme(root, "a")
    fills = {part.get("fill") for part in group.iter()}
    assert LIGHT.hidden in fills
    assert LIGHT.need not in fills
    assert group.get("data-state") == "verborgen"
    assert by_key(root, "high-a") is None
    assert by_key(root, "estimate-a") is None
    assert by_key(root, "task-a") is not None
    written = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "nog te weinig antwoorden" in written


def test_undecided_is_hatched_and_never_a_paler_colour():
    root = drawn((petal("a", state="onbeslist"), petal("b")))
    body = by_key(root, "low-a")
    assert body is not None
    assert body.get("fill") == "url(#kompas-page-hatch)"
    assert body.get("stroke") == LIGHT.need
    assert by_key(root, "soft-a") is not None
    assert "url(#kompas-page-soft-a)" not in ET.tostring(of_theme(root, "a"), encoding="unicode")


def test_the_legend_explains_the_hatching_where_there_is_any():
    def legend(*states: str) -> list[str | None]:
        petals = tuple(petal(f"t{n}", state=state) for n, state in enumerate(states))
        found = drawn(petals).find(f".//{SVG}g[@class='legend']")
        assert found is not None
        return [text.text for text in found.iter(f"{SVG}text")]

    plain = ["wat bewoners vragen", "waar partijen aan werken"]
    assert legend("koesteren", "verborgen") == plain
    assert legend("koesteren", "onbeslist") == [*plain, "nog niet te zeggen"]


def test_the_needle_points_at_its_theme_which_is_bold():
    root = drawn(fourteen(), "ontmoeten")
    needle = by_key(root, "needle-0")
    assert needle is not None
    assert needle.get("transform") == f"rotate({8 * 360 / 14:.2f})"
    bold = [text.text for text in root.iter(f"{SVG}text") if text.get("font-weight") == "600"]
    assert bold == ["ontmoeten en", "samenleven"]
    assert root.find(f".//{SVG}g[@class='undirected']") is None


def test_neighbours_that_cannot_be_told_apart_are_a_fan():
    root = drawn(fourteen(), "zorg", "ontmoeten")
    fans = [part for part in root.iter(f"{SVG}path") if part.get("fill-opacity") == "0.13"]
    assert len(fans) == 1
    assert by_key(root, "needle-1") is not None


def test_others_are_needles_of_their_own():
    root = drawn(fourteen(), "wonen", "zorg")
    assert not [part for part in root.iter(f"{SVG}path") if part.get("fill-opacity") == "0.13"]
    assert by_key(root, "needle-0") is not None
    assert by_key(root, "needle-1") is not None


def test_without_a_needle_it_says_so():
    root = drawn(fourteen())
    assert by_key(root, "needle-0") is None
    words = root.find(f".//{SVG}g[@class='undirected']")
    assert words is not None
    assert "".join(words.itertext()).replace(" ", "") == "noggeenduidelijkerichting"


def test_every_petal_reads_itself_aloud():
    root = drawn(fourteen(), "wonen")
    assert root.get("role") == "group"
    petals = root.findall(f".//{SVG}g[@data-theme]")
    assert len(petals) == 14
    for group in petals:
        assert group.get("tabindex") == "0"
        assert group.get("role") == "img"
        assert "behoefte 60" in group.get("aria-label", "")
    described = root.find(f"{SVG}desc")
    assert described is not None
    assert "Het kompas wijst naar wonen." in (described.text or "")
    assert root.get("aria-labelledby") == "kompas-page-title kompas-page-desc"


def test_on_paper_it_is_one_picture():
    root = drawn(fourteen(), size="poster")
    assert root.get("role") == "img"
    assert not [part for part in root.iter() if part.get("tabindex")]


@pytest.mark.parametrize(
    "text",
    ['<script>alert("1")</script>', "'\" onload='x", "a & b", "\x00\x1b\ufffe", "]]>", "ٱلنَّاس"],
)
def test_names_are_text_and_nothing_else(text: str):
    petals = (petal("a", name=text, label_reason=text, description=text), petal("b"))
    for size in SIZES:
        root = drawn(petals, size=size)
        assert not [part for part in root.iter() if "script" in str(part.tag)]
        assert not [part for part in root.iter() if "onload" in part.attrib]
        kept = "".join(char for char in text if char not in "\x00\x1b\ufffe")
        assert of_theme(root, "a").get("aria-label") == kept


def test_on_the_wall_no_text_is_under_28_pixels():
    svg = compass_svg(CompassDrawing(fourteen(), ("wonen",)), size="wall", palette=DARK)
    height = float(re.findall(r'viewBox="\S+ \S+ \S+ (\S+)"', svg)[0])
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)]
    assert min(sizes) * 900 / height >= 28
    assert min(sizes) == pytest.approx(MEASURES["wall"].font * SMALL, abs=0.1)


def test_two_drawings_on_a_page_have_ids_of_their_own():
    drawing = CompassDrawing(fourteen())
    ids = [
        set(re.findall(r'\bid="([^"]+)"', compass_svg(drawing, prefix=prefix)))
        for prefix in ("een", "twee")
    ]
    assert not ids[0] & ids[1]


def test_every_id_that_is_used_exists():
    svg = compass_svg(CompassDrawing(fourteen(), ("wonen",)))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r'\bid="([^"]+)"', svg))


@pytest.mark.parametrize("count", [1, 2, 3, 30])
def test_any_number_of_themes_can_be_drawn(count: int):
    petals = tuple(petal(f"thema{index}", wind=str(index % 7 // 3)) for index in range(count))
    root = drawn(petals, *(one.theme for one in petals))
    assert len(root.findall(f".//{SVG}g[@data-theme]")) == count


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="at least one theme"):
        compass_svg(CompassDrawing(()))
    with pytest.raises(ValueError, match="zorg"):
        compass_svg(CompassDrawing((petal("wonen"),), ("zorg",)))


def test_it_is_the_same_every_time():
    drawing = CompassDrawing(fourteen(), ("wonen",))
    assert compass_svg(drawing) == compass_svg(drawing)
