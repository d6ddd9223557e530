"""A map that was written before is, for the browser, the map itself."""

import folium
import pytest
import streamlit_folium

from tests.wijkkompas.invented import BUURTEN, THEMES, map_content, result
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.map import Written, group_script, layers_script
from wijkwijzer.wijkkompas.map import empty_map, feature_group, wijk_map

GROUND = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"kind": "water"}, "geometry": BUURTEN[0].geometry}
    ],
}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the browser would get, one dict per map."""
    found: list[dict[str, object]] = []
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **args: found.append(args))
    return found


def a_group() -> folium.FeatureGroup:
    content = map_content(result("wonen"), result("wonen", None), "<b>`${x}` hier</b>")
    return feature_group(Released(content, "public"), THEMES[0], "need", LIGHT, selected="dijk")


def bare(script: object) -> str:
    """Without white space, and without adding a group that is on the map already."""
    return "".join(str(script).split()).replace("feature_group_feature_group_0.addTo(map_div);", "")


def show(drawn: folium.Map, group: folium.FeatureGroup) -> None:
    streamlit_folium.st_folium(drawn, key="kaart", feature_group_to_add=group)


def test_the_browser_gets_the_same(sent: list[dict[str, object]]) -> None:
    ground = layers_script(wijk_map(BUURTEN, LIGHT, GROUND))
    moving = group_script(a_group(), empty_map(LIGHT, attribution=False, controls=True))
    show(wijk_map(BUURTEN, LIGHT, GROUND), a_group())
    for _run in range(2):
        drawn = empty_map(LIGHT, attribution=False, controls=True)
        drawn.add_child(Written(ground))
        group = folium.FeatureGroup(name="wijkkompas", control=False)
        group.add_child(Written(moving))
        show(drawn, group)
    whole, first, second = sent
    for name in ("script", "header", "feature_group", "js_links", "css_links", "key"):
        assert bare(first[name]) == bare(second[name])
    for name in ("feature_group", "js_links", "css_links"):
        assert bare(whole[name]) == bare(first[name])
    assert "fitBounds" in str(first["script"])
    assert str(whole["script"]).count("L.geoJson") == str(first["script"]).count("L.geoJson") > 0


def test_what_a_resident_wrote_stays_text(sent: list[dict[str, object]]) -> None:
    moving = group_script(a_group(), empty_map(LIGHT, attribution=False, controls=True))
    assert "<b>`" not in moving
    assert "${x}" not in moving
    assert sent == []
