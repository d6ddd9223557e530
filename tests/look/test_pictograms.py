import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.look import palette
from wijkwijzer.look.pictograms import GRID, PICTOGRAMS, pictogram, pictogram_path
from wijkwijzer.neighbourhood.records import Theme

ROOT = Path(__file__).resolve().parents[2]
WINDS = ["noord"] * 3 + ["oost"] * 4 + ["zuid"] * 3 + ["west"] * 4
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own markup


def themes() -> list[Theme]:
    content = yaml.safe_load((ROOT / "data" / "themas.yaml").read_text(encoding="utf-8"))
    return [Theme.model_validate(entry) for entry in content["themes"]]


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_a_drawing_is_one_family(name: str):
    root = drawn(pictogram(name))
    assert root.get("viewBox") == f"0 0 {GRID} {GRID}"
    assert root.get("stroke") == "currentColor"
    assert root.get("fill") == "none"
    assert {child.tag for child in root} <= {SVG + "path", SVG + "circle", SVG + "rect"}
    for child in root:
        assert not {"fill", "stroke", "stroke-width", "style"} & set(child.attrib)


def test_a_label_is_for_screen_readers_only_when_given():
    assert 'aria-hidden="true"' in pictogram("wonen")
    labelled = drawn(pictogram("wonen", size=120, label='huis "<&'))
    assert labelled.get("aria-label") == 'huis "<&'
    assert labelled.get("width") == "120"


def test_an_unknown_drawing_is_the_compass():
    assert pictogram_path("onbekend") == pictogram_path("kompas")


def test_the_fourteen_themes_stand_in_order_with_a_drawing_of_their_own():
    found = themes()
    assert [theme.wind for theme in found] == WINDS
    assert list(PICTOGRAMS[:14]) == [theme.pictogram for theme in found]
    assert len({theme.id for theme in found}) == 14


def test_themes_speak_every_language():
    for theme in themes():
        assert len(theme.help) == 2
        for texts in (theme.name, theme.short, theme.question, theme.wind_name, *theme.help):
            assert set(texts) == set(LANGUAGES)
            assert all(texts.values())
        assert len(theme.short["nl"]) <= 10
        assert max(map(len, theme.short.values())) <= 12
        for texts in (theme.question, *theme.help):
            assert all(text.endswith(("?", "؟")) for text in texts.values())
            assert len(texts["nl"].split()) <= 16


def test_the_favicon_is_drawn_in_the_colours_of_the_product():
    svg = (Path(palette.__file__).parent / "favicon.svg").read_text(encoding="utf-8")
    drawn(svg)
    used = set(re.findall(r"#[0-9a-f]{6}", svg))
    assert used == {
        palette.LIGHT.paper,
        palette.LIGHT.ink,
        palette.LIGHT.need,
        palette.LIGHT.task,
    }
