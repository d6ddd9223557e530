import re

import shapely

from tests.survey.conditional import CONDITIONAL
from tests.survey.form.test_shapes import square
from tests.survey.kinds import EVERY_KIND
from wijkwijzer.neighbourhood.places import outline
from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.survey.answers import check_changes
from wijkwijzer.survey.form import HERE, STYLES
from wijkwijzer.survey.form.places import asks_places, map_areas, photo_texts, place_texts
from wijkwijzer.survey.places import MAX_CORNERS


def round_buurt(corners: int) -> Buurt:
    """A buurt that is nearly a circle, with a pond in it and an island beside it."""
    middle = shapely.Point(5, 52)
    around = middle.buffer(0.01, quad_segs=corners // 4)
    pond = middle.buffer(0.002, quad_segs=corners // 4)
    island = shapely.Point(5.03, 52).buffer(0.001)
    shape = shapely.MultiPolygon([island, around.difference(pond)])
    return Buurt(id="rond", wijk_id="w", name="Rondom", geometry=shapely.geometry.mapping(shape))


def test_a_whole_buurt_is_an_answer_that_is_accepted() -> None:
    for buurt in (square("kade", 5, 52), round_buurt(4000)):
        [area] = map_areas([buurt])
        outer = area["parts"][0][0]
        assert 3 <= len(outer) <= MAX_CORNERS
        ring = [{"longitude": x, "latitude": y} for y, x in outer]
        answer = {"gebied": [{"id": "g", "ring": ring}]}
        taken = check_changes(EVERY_KIND, ("wonen",), (), answer, outline=outline([buurt]))
        [place] = taken["gebied"]  # type: ignore[misc, union-attr]
        drawn = shapely.Polygon([(p.longitude, p.latitude) for p in place.ring])  # type: ignore[union-attr]
        largest = max(shapely.get_parts(shapely.geometry.shape(buurt.geometry)), key=shapely.area)
        whole = shapely.Polygon(largest.exterior)
        assert drawn.symmetric_difference(whole).area < 0.01 * whole.area


def test_parts_and_holes_are_drawn_largest_first() -> None:
    [area] = map_areas([round_buurt(40)])
    main, island = area["parts"]
    assert len(main) == 2
    assert len(island) == 1
    latitude, longitude = area["label"]
    inside = shapely.Polygon([(x, y) for y, x in main[0]], [[(x, y) for y, x in main[1]]])
    assert inside.contains(shapely.Point(longitude, latitude))


def test_a_buurt_without_an_area_is_left_out() -> None:
    flat = Buurt(
        id="lijn",
        wijk_id="w",
        name="Lijn",
        geometry={"type": "Polygon", "coordinates": [[[5, 52], [5.1, 52], [5, 52]]]},
    )
    assert map_areas([flat]) == []
    assert outline([flat]) is None


def test_the_map_comes_only_with_questions_that_need_it() -> None:
    assert asks_places(EVERY_KIND)
    assert not asks_places(CONDITIONAL)


def test_the_scripts_find_every_word_they_say_and_no_other() -> None:
    for script, words in (("places.js", place_texts()), ("photos.js", photo_texts())):
        code = (HERE / script).read_text("utf-8")
        assert set(re.findall(r"\btexts\.(\w+)", code)) == set(words), script


def test_the_styles_of_kinds_bring_no_colours_but_those_of_the_ground() -> None:
    [kinds] = [part for part in STYLES if part.name == "kinds.css"]
    colours = set(re.findall(r"#[0-9a-f]{6}\b", kinds.read_text("utf-8")))
    ground = (HERE.parents[1] / "wijkkompas" / "map.py").read_text("utf-8")
    assert colours == {colour for colour in colours if colour in ground}
    assert len(colours) == 3
