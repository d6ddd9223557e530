"""Passed areas are public as pins are; photos are for the eyes of a facilitator only."""

import datetime as dt
from itertools import pairwise

import pytest

from tests.intake.test_contributions import AREA, PIN, Resident
from tests.survey.kinds import EVERY_KIND
from tests.survey.pictures import photo
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotAllowed, NotFound
from wijkwijzer.intake import moderation, survey
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.geojson import pins_geojson
from wijkwijzer.publish.photos import photo_of
from wijkwijzer.publish.raw import raw_places
from wijkwijzer.store import Store, context
from wijkwijzer.survey.records import Round


@pytest.fixture
def resident(
    store: Store, round_: Round, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> Resident:
    monkeypatch.setattr(context, "find_questionnaire", lambda *_: EVERY_KIND)
    return Resident(store, survey.begin(store, round_id=round_.id, now=now)[0], now)


def test_passed_areas_are_shown_and_photos_never(
    resident: Resident, store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    clockwise = AREA | {"ring": list(reversed(AREA["ring"]))}  # type: ignore[call-overload]
    resident.save(plek=[PIN], gebied=[clockwise], foto=[resident.take(photo())])
    resident.send()
    wijk_id = round_.wijk_id
    with store.read() as reader:
        ids = [c.id for c in reader.contributions(wijk_id)]
    moderation.judge(store, wijk_id, ids, "passed", identity=facilitator, now=now)
    book = open_book(store, wijk_id, "public", now=now)
    assert book is not None
    assert {c.kind for c in book.remarks().content} == {"pin", "gebied"}
    features = pins_geojson(book.map_content(), {})["features"]
    shapes = {f["properties"]["text"]: f["geometry"] for f in features}
    assert shapes["Boom is dood"]["type"] == "Point"
    area = shapes["Te donker"]
    assert area["type"] == "Polygon"
    [ring] = area["coordinates"]
    assert ring[0] == ring[-1]
    assert len(ring) == 4
    turns = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    assert turns > 0
    raw = raw_places(store, wijk_id, round_.id, identity=facilitator, now=now)
    assert [f["geometry"] for f in raw["features"]] == [f["geometry"] for f in features]


def test_only_a_facilitator_sees_a_photo_and_only_once_it_was_sent(
    resident: Resident, store: Store, round_: Round, facilitator: Identity
) -> None:
    taken = resident.take(photo())
    resident.save(foto=[taken])
    with pytest.raises(NotFound):
        photo_of(store, round_.wijk_id, taken, identity=facilitator)
    resident.send()
    assert photo_of(store, round_.wijk_id, taken, identity=facilitator)[:2] == b"\xff\xd8"
    for who in (Identity(), Identity(role="steering", account="s")):
        with pytest.raises(NotAllowed):
            photo_of(store, round_.wijk_id, taken, identity=who)
    for id_ in ("", "onbekend"):
        with pytest.raises(NotFound):
            photo_of(store, round_.wijk_id, id_, identity=facilitator)
