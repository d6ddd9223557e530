"""A map that was written before is, for the browser, the map itself."""

import folium
import pytest
import streamlit as st
import streamlit_folium

from tests.wijkkompas.invented import BUURTEN, THEMES, map_content, result
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.map import show_map, written, written_group
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


def bare(script: object) -> object:
    """Without white space."""
    return "".join(script.split()) if isinstance(script, str) else script


def test_the_browser_gets_what_st_folium_gives_it(sent: list[dict[str, object]]) -> None:
    ground = written(wijk_map(BUURTEN, LIGHT, GROUND))
    moving = written_group(a_group(), empty_map(LIGHT, attribution=False, controls=True))
    show_map(ground, moving, key="kaart", height=480)
    streamlit_folium.st_folium(
        wijk_map(BUURTEN, LIGHT, GROUND),
        key="kaart",
        height=480,
        use_container_width=True,
        returned_objects=["last_clicked"],
        feature_group_to_add=a_group(),
    )
    ours, theirs = ({k: bare(v) for k, v in args.items() if k != "on_change"} for args in sent)
    # A group of folium adds itself to the map once more, and a header has names that are random.
    added = "feature_group_feature_group_0.addTo(map_div);"
    assert str(ours.pop("feature_group")).replace(added, "") == str(
        theirs.pop("feature_group")
    ).replace(added, "")
    assert ours == theirs
    assert str(ours["script"]).count("L.geoJson") > 0


def test_the_place_of_a_tap_stands_in_the_session(
    sent: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    show_map(written(wijk_map(BUURTEN, LIGHT, GROUND)), "", key="kaart", height=480)
    (args,) = sent
    tap = {"last_clicked": {"lat": 52.0, "lng": 5.0}}
    session: dict[str, object] = {str(args["key"]): tap}
    monkeypatch.setattr(st, "session_state", session)
    on_change = args["on_change"]
    assert callable(on_change)
    on_change()
    assert session["kaart"] == tap


def test_what_a_resident_wrote_stays_text(sent: list[dict[str, object]]) -> None:
    moving = written_group(a_group(), empty_map(LIGHT, attribution=False, controls=True))
    assert "<b>`" not in moving
    assert "${x}" not in moving
    assert sent == []
