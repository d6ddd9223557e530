"""The map: what is drawn, what is hidden, and text that stays text."""

import json
import re
from collections.abc import Iterator

import folium
import pytest

from tests.wijkkompas.invented import BUURTEN, THEMES, map_content, result
from wijkwijzer.look.palette import DARK, LIGHT
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.classes import class_of, colour_classes, legend_html
from wijkwijzer.wijkkompas.map import (
    clicked_buurt,
    feature_group,
    is_undecided,
    use_local_assets,
    wijk_map,
)
from wijkwijzer.wijkkompas.results import Borders, MapContent

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "`+alert(1)+`",
    "${alert(1)}",
    "a\\",
    "regel\nregel",
)
GROUND = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"kind": kind, "rank": "main"},
            "geometry": {"type": "LineString", "coordinates": [[5.0, 52.0], [5.02, 52.01]]},
        }
        for kind in ("road", "road", "rail", "onbekend")
    ],
}


@pytest.fixture(autouse=True)
def local_assets() -> Iterator[None]:
    before = folium.Map.default_js, folium.Map.default_css
    use_local_assets()
    yield
    folium.Map.default_js, folium.Map.default_css = before


def layers(content: MapContent, quantity: str = "need", **more: object) -> dict[str, list[dict]]:
    """Features per layer of the moving group, by the kind of what they hold."""
    released = Released(content, "public")
    group = feature_group(released, THEMES[0], quantity, LIGHT, **more)  # type: ignore[arg-type]
    found: dict[str, list[dict]] = {}
    for layer in group._children.values():
        features = layer.data["features"]
        properties = features[0]["properties"]
        kind = "names" if "html" in properties.get("style", {}) else "areas"
        found.setdefault("marks" if "text" in properties else kind, []).extend(features)
    return found


def fills(content: MapContent, quantity: str = "need") -> list[str]:
    areas = layers(content, quantity)["areas"]
    return [feature["properties"]["style"]["fillColor"] for feature in areas]


def page(content: MapContent) -> str:
    drawn = wijk_map(BUURTEN, LIGHT, GROUND)
    feature_group(Released(content, "public"), THEMES[0], "need", LIGHT).add_to(drawn)
    return drawn.get_root().render()


def test_nothing_is_asked_of_another_host() -> None:
    html = page(map_content(result("wonen"), result("wonen", 40)))
    assert re.findall(r"""(?:src|href)=["']?(?!/kaart/)[^"'>]*//""", html) == []
    sources = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert sources
    assert all(source.startswith("/kaart/") for source in sources)
    assert "tileLayer" not in html


def test_tiles_only_when_asked_for() -> None:
    drawn = wijk_map(
        BUURTEN, LIGHT, tiles="https://tegels.example/{z}/{x}/{y}.png", attribution="K"
    )
    html = drawn.get_root().render()
    assert "https://tegels.example/{z}/{x}/{y}.png" in html


def test_a_prefix_of_a_proxy_goes_before_every_file() -> None:
    use_local_assets("/wijk/kaart")
    drawn = wijk_map(BUURTEN, LIGHT).get_root().render()
    assert 'src="/wijk/kaart/leaflet/leaflet.js"' in drawn


def test_the_map_itself_does_not_change_with_what_is_shown() -> None:
    one, other = (wijk_map(BUURTEN, LIGHT, GROUND) for _ in range(2))
    strip = re.compile(r"[0-9a-f]{32}")
    assert strip.sub("", one.get_root().render()) == strip.sub("", other.get_root().render())


def test_roads_of_one_kind_are_one_feature_and_unknown_kinds_stay_away() -> None:
    drawn = wijk_map(BUURTEN, LIGHT, GROUND)
    ground = [c for c in drawn._children.values() if isinstance(c, folium.GeoJson)]
    features = [feature for layer in ground for feature in layer.data["features"]]
    assert {feature["id"]: len(feature["geometry"]["coordinates"]) for feature in features} == {
        "road main LineString": 2,
        "rail main LineString": 1,
    }


def test_hidden_buurten_are_hatched_and_say_so() -> None:
    content = map_content(result("wonen", 71), result("wonen", None))
    assert fills(content)[1:] == ["url(#hidden-light)", "url(#hidden-light)"]
    html = [feature["properties"]["style"]["html"] for feature in layers(content)["names"]]
    assert "71 (66 tot 76)" in html[0]
    assert all("nog te weinig antwoorden" in text for text in html[1:])


def test_undecided_buurten_get_a_hatch_over_their_colour() -> None:
    content = map_content(result("wonen", 52, field="onbeslist"), result("wonen", 80))
    assert fills(content).count("url(#undecided-light)") == 1
    assert fills(content, "task").count("url(#undecided-light)") == 0


@pytest.mark.parametrize(
    ("quantity", "more", "undecided"),
    [
        ("need", {"field": "onbeslist"}, True),
        ("need", {"field": "koesteren"}, False),
        ("gap", {"gap": 3, "gap_low": -2, "gap_high": 8}, True),
        ("gap", {"gap": 3, "gap_low": 1, "gap_high": 5}, False),
        ("gap", {"gap": 3, "gap_low": None, "gap_high": None}, True),
        ("task", {"field": "onbeslist"}, False),
    ],
)
def test_what_is_undecided(quantity: str, more: dict[str, object], *, undecided: bool) -> None:
    assert is_undecided(result("wonen", **more), quantity) is undecided  # type: ignore[arg-type]


def test_the_chosen_buurt_is_drawn_last_with_a_firm_line() -> None:
    content = map_content(result("wonen", 71), result("wonen", 40))
    areas = [
        f for f in layers(content, selected="dijk")["areas"] if "weight" in f["properties"]["style"]
    ]
    assert areas[-1]["id"] == "dijk"
    assert areas[-1]["properties"]["style"]["weight"] == 5


def test_only_remarks_and_tasks_of_the_asked_themes() -> None:
    content = map_content(result("wonen"), result("wonen"))
    assert len(layers(content)["marks"]) == 2
    assert "marks" not in layers(content, themes=THEMES[1:3])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_wrote_stays_text(payload: str) -> None:
    innocent = page(map_content(result("wonen"), result("wonen"), "onschuldig"))
    html = page(map_content(result("wonen"), result("wonen"), payload))
    for sign in ("<img", "<script", "`", "${"):
        assert html.count(sign) == innocent.count(sign)
    marks = layers(map_content(result("wonen"), result("wonen"), payload))["marks"]
    written = json.dumps([feature["properties"]["text"] for feature in marks])
    assert not set("<>`${}") & set(written)


def test_a_tap_finds_its_buurt() -> None:
    assert clicked_buurt(BUURTEN, 5.005, 52.005) == "dijk"
    assert clicked_buurt(BUURTEN, 5.015, 52.005) == "park"
    assert clicked_buurt(BUURTEN, 6.0, 52.005) is None
    assert clicked_buurt(BUURTEN, 365.005, 52.005) is None


def test_classes_cover_everything_and_move_with_the_border() -> None:
    for palette in (LIGHT, DARK):
        for quantity, low in (("need", 0), ("task", 0), ("gap", -100)):
            classes = colour_classes(quantity, palette, Borders())  # type: ignore[arg-type]
            edges = [c.low for c in classes] + [classes[-1].high]
            assert (edges[0], edges[-1]) == (low, 100)
            assert edges == sorted(set(edges))
            assert len({c.colour for c in classes}) == len({c.words for c in classes})
            assert len({c.colour for c in classes}) == len(classes)
    moved = colour_classes("need", LIGHT, Borders(need=20))
    assert [round(c.low) for c in moved] == [0, 8, 16, 36, 68]
    assert class_of(20, moved).words == "midden"


def test_an_edge_belongs_to_the_higher_class() -> None:
    classes = colour_classes("need", LIGHT, Borders())
    assert class_of(60, classes).words == "hoog"
    assert class_of(59.9, classes).words == "midden"
    assert (class_of(0, classes).words, class_of(100, classes).words) == ("heel laag", "heel hoog")


def test_the_legend_has_words_and_numbers() -> None:
    legend = legend_html(
        "need", LIGHT, Borders(), undecided=True, hidden=False, remarks=True, tasks=False
    )
    assert "hoog (60 tot 80)" in legend
    assert "nog niet te zeggen" in legend
    assert "nog te weinig antwoorden" not in legend
    assert "plek die een bewoner noemde" in legend
    assert "plek van een opgave" not in legend
