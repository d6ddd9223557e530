"""Places on the map: what is drawn, and that no name runs as code."""

from wijkwijzer.look.palette import LIGHT
from wijkwijzer.neighbourhood.places import buurt_at, point_in
from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.survey.map import for_fingers, pointed_places
from wijkwijzer.survey.records import DraftPin
from wijkwijzer.wijkkompas.map import wijk_map

RING = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]
NASTY = "`${alert(1)}` <img src=x onerror=alert(2)>"
BUURT = Buurt(id="b0", wijk_id="w", name=NASTY, geometry={"type": "Polygon", "coordinates": [RING]})


def drawn(pins: list[DraftPin], *, point: bool) -> str:
    where = point_in(BUURT) if point else None
    made = for_fingers(wijk_map([BUURT], LIGHT))
    pointed_places([BUURT], pins, where, theme_set("themas"), LIGHT).add_to(made)
    return str(made.get_root().render())


def test_a_point_in_a_buurt_lies_in_it() -> None:
    assert buurt_at([BUURT], point_in(BUURT)) == "b0"


def test_names_of_buurten_stay_text() -> None:
    page = drawn([], point=True)
    assert "${alert" not in page
    assert "<img src=x" not in page
    assert "&#36;&#123;alert" in page


def test_a_kept_place_and_a_new_one_are_drawn_without_the_remark() -> None:
    pin = DraftPin(id="p", point=point_in(BUURT), theme="groen", text="geheime opmerking")
    page = drawn([pin], point=True)
    assert "geheime" not in page
    assert page.count("L.marker(") == 2
    assert drawn([], point=False).count("L.marker(") == 0


def test_the_buttons_are_as_large_as_a_finger() -> None:
    assert "width:48px" in drawn([], point=False)
