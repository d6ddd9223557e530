"""Places, areas and photos: from answer to contribution, back again, and gone when they must be."""

import datetime as dt

import pytest

from tests.survey.kinds import EVERY_KIND
from tests.survey.pictures import HEIC, photo
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotFound, RoundClosed
from wijkwijzer.intake import moderation, receipts, records, survey
from wijkwijzer.intake.photos import take_photo
from wijkwijzer.store import Store, context
from wijkwijzer.survey.records import Contribution, Place, Response, Round


def corner(longitude: float, latitude: float) -> dict[str, float]:
    return {"longitude": longitude, "latitude": latitude}


PIN = {"id": "p", "point": corner(5.005, 52.005), "theme": "groen", "text": "Boom is dood"}
AREA = {
    "id": "g",
    "ring": [corner(5.012, 52.002), corner(5.018, 52.002), corner(5.015, 52.008)],
    "text": "Te donker",
}


@pytest.fixture(autouse=True)
def _every_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "find_questionnaire", lambda *_: EVERY_KIND)


@pytest.fixture
def token(store: Store, round_: Round, now: dt.datetime) -> str:
    return survey.begin(store, round_id=round_.id, now=now)[0]


class Resident:
    """Somebody with a draft who fills in, sends and looks back."""

    def __init__(self, store: Store, token: str, now: dt.datetime) -> None:
        self.store, self.token, self.now, self.number = store, token, now, 0
        self.code = ""

    def save(self, **changes: object) -> survey.Saved:
        self.number += 1
        return survey.save(self.store, self.token, changes, number=self.number, now=self.now)

    def take(self, data: bytes) -> str:
        return take_photo(self.store, self.token, data, self.now)

    def send(self) -> None:
        self.code = survey.send(self.store, self.token, now=self.now).receipt or self.code

    def again(self) -> None:
        """Open what was sent, to complete it."""
        self.token = receipts.complete(self.store, self.code, device="d", now=self.now)
        self.number = 0

    def seen(self) -> tuple[Response, dict[str, Contribution]]:
        found = receipts.look_back(self.store, self.code, device="d", now=self.now)
        assert found.response is not None
        return found.response, {c.kind: c for c in found.contributions}


@pytest.fixture
def resident(store: Store, token: str, now: dt.datetime) -> Resident:
    return Resident(store, token, now)


def photos(store: Store) -> int:
    with store.read() as reader:
        return int(reader.rows("SELECT count(*) AS n FROM photo")[0]["n"])


def test_what_is_offered_leaves_the_answers(resident: Resident) -> None:
    taken = resident.take(photo())
    resident.save(
        buurt="b3",
        plek=[PIN],
        gebied=[AREA],
        foto=[taken],
        dagen=["ma", "anders"],
        **{"dagen.anders": "om de week", "cijfer:groen": 3},
    )
    resident.send()
    response, offered = resident.seen()
    assert response.answers == {
        "buurt": "b3",
        "cijfer:groen": 3,
        "dagen": ("ma", "anders"),
        "dagen.anders": "om de week",
    }
    told = {kind: (c.question, c.theme, c.buurt, c.text, c.state) for kind, c in offered.items()}
    assert told == {
        "pin": ("plek", "groen", "b0", "Boom is dood", "waiting"),
        "gebied": ("gebied", None, "b1", "Te donker", "waiting"),
        "foto": ("foto", None, "b3", "", "waiting"),
    }
    assert len(offered["gebied"].ring) == 3
    assert offered["foto"].photo_id == taken


def test_the_ids_of_two_residents_never_meet(
    resident: Resident, store: Store, round_: Round, now: dt.datetime
) -> None:
    other = Resident(store, survey.begin(store, round_id=round_.id, now=now)[0], now)
    for someone in (resident, other):
        someone.save(plek=[PIN])
        someone.send()
    with store.read() as reader:
        first, second = reader.contributions(round_.wijk_id)
    assert first.id != second.id


def test_completing_gives_everything_back_and_keeps_verdicts(
    resident: Resident, store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    taken = resident.take(photo())
    resident.save(plek=[PIN], gebied=[AREA], foto=[taken])
    resident.send()
    _response, before = resident.seen()
    ids = [c.id for c in before.values()]
    moderation.judge(store, round_.wijk_id, ids, "passed", identity=facilitator, now=now)

    resident.again()
    stored = survey.find_draft(store, resident.token)
    assert stored is not None
    answers = stored.draft.answers
    [pin], [area] = answers["plek"], answers["gebied"]  # type: ignore[misc, union-attr]
    assert isinstance(pin, Place)
    assert isinstance(area, Place)
    assert (pin.text, pin.theme) == ("Boom is dood", "groen")
    assert len(area.ring) == 3
    assert answers["foto"] == (taken,)
    resident.save(plek=[pin.model_dump() | {"text": "Boom is echt dood"}], groep="koor")
    resident.send()

    response, after = resident.seen()
    assert response.answers == {"groep": "koor"}
    assert {kind: c.state for kind, c in after.items()} == {
        "pin": "waiting",
        "gebied": "passed",
        "foto": "passed",
    }
    assert after["gebied"].id == before["gebied"].id
    assert photos(store) == 1


def test_taking_things_back_while_completing_erases_them(resident: Resident, store: Store) -> None:
    resident.save(gebied=[AREA], foto=[resident.take(photo())], groep="koor")
    resident.send()
    resident.again()
    resident.save(gebied=None, foto=None)
    resident.send()
    assert resident.seen()[1] == {}
    assert photos(store) == 0


def test_what_no_question_gives_back_stays_as_it_was(
    resident: Resident, store: Store, round_: Round, now: dt.datetime
) -> None:
    resident.save(groep="koor", plek=[PIN])
    resident.send()
    with store.write() as writer:
        writer.db.execute("UPDATE contribution SET question = 'vroeger'")
    resident.again()
    stored = survey.find_draft(store, resident.token)
    assert stored is not None
    assert "plek" not in stored.draft.answers
    resident.send()
    assert resident.seen()[1]["pin"].text == "Boom is dood"


def test_a_pin_from_before_questions_were_noted_comes_back(
    resident: Resident, store: Store
) -> None:
    resident.save(plek=[PIN])
    resident.send()
    with store.write() as writer:
        writer.db.execute("UPDATE contribution SET question = ''")
    resident.again()
    stored = survey.find_draft(store, resident.token)
    assert stored is not None
    assert len(stored.draft.answers["plek"]) == 1  # type: ignore[arg-type]


def test_answers_to_what_was_not_asked_are_not_sent(
    resident: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident.save(**{"groep": "koor", "groep.anders": "niets", "jaren": 3})
    resident.send()
    assert resident.seen()[0].answers == {"groep": "koor", "jaren": 3}


def test_only_orphans_are_nothing_to_send(resident: Resident) -> None:
    resident.save(**{"groep.anders": "niets"})
    with pytest.raises(InvalidInput, match="nog niets"):
        resident.send()


def test_a_photo_sent_twice_is_stored_once(resident: Resident, store: Store) -> None:
    assert resident.take(photo()) == resident.take(photo())
    assert photos(store) == 1


def test_a_photo_that_is_no_longer_named_goes(resident: Resident, store: Store) -> None:
    first, second = resident.take(photo(40, 30)), resident.take(photo(50, 30))
    resident.save(foto=[first, second])
    resident.save(foto=[second])
    with store.read() as reader:
        assert (reader.photo(first), reader.photo(second) is not None) == (None, True)


def test_photos_of_others_and_unknown_ones_are_refused(
    resident: Resident, store: Store, round_: Round, now: dt.datetime
) -> None:
    other = Resident(store, survey.begin(store, round_id=round_.id, now=now)[0], now)
    theirs = other.take(photo())
    for id_ in (theirs, "0" * 24):
        with pytest.raises(InvalidInput, match="foto is er niet"):
            resident.save(foto=[id_])


def test_photos_do_not_pile_up(resident: Resident, store: Store) -> None:
    named = resident.take(photo(40, 30))
    resident.save(foto=[named])
    for width in range(50, 60):
        resident.take(photo(width, 30))
    assert photos(store) == 5
    with store.read() as reader:
        assert reader.photo(named)


@pytest.mark.parametrize("end", ["stopped", "sent without", "closed", "expired", "withdrawn"])
def test_a_photo_goes_with_what_it_belongs_to(
    resident: Resident,
    store: Store,
    round_: Round,
    facilitator: Identity,
    now: dt.datetime,
    end: str,
) -> None:
    taken = resident.take(photo())
    resident.save(groep="koor", **({} if end == "sent without" else {"foto": [taken]}))
    if end == "stopped":
        survey.give_up(store, resident.token, now=now)
    elif end == "closed":
        records.close_round(store, round_, identity=facilitator, now=now)
    elif end == "expired":
        with store.write() as writer:
            writer.expire_drafts("9999", sent_before="", at="9999")
    else:
        resident.send()
        assert photos(store) == (end == "withdrawn")
        receipts.withdraw(store, resident.code, device="d", now=now)
    assert photos(store) == 0


def test_photos_are_refused_where_nobody_asks_or_may(
    resident: Resident,
    store: Store,
    round_: Round,
    facilitator: Identity,
    now: dt.datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(InvalidInput, match="HEIC"):
        resident.take(HEIC)
    with pytest.raises(NotFound):
        take_photo(store, "onbekend", photo(), now)
    records.close_round(store, round_, identity=facilitator, now=now)
    with pytest.raises(RoundClosed):
        resident.take(photo())


def test_a_questionnaire_without_photos_takes_none(
    store: Store, round_: Round, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = EVERY_KIND.model_copy(update={"steps": EVERY_KIND.steps[:2]})
    monkeypatch.setattr(context, "find_questionnaire", lambda *_: bare)
    token = survey.begin(store, round_id=round_.id, now=now)[0]
    with pytest.raises(InvalidInput, match="vraagt niet om een foto"):
        take_photo(store, token, photo(), now)


def test_a_draft_from_before_with_pins_is_read(resident: Resident, store: Store) -> None:
    resident.save(groep="koor")
    with store.write() as writer:
        writer.db.execute("""UPDATE draft SET pins = '[{"id": "oud", "theme": "groen"}]'""")
    stored = survey.find_draft(store, resident.token)
    assert stored is not None
    assert stored.draft.answers == {"groep": "koor"}
    resident.send()
