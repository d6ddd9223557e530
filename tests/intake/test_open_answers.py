"""Open answers: stored at sending, kept at completing, given themes, chosen as quotes."""

import datetime as dt

import pytest

from tests.intake.test_contributions import AREA, PIN, Resident
from tests.survey.kinds import EVERY_KIND
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, NotFound
from wijkwijzer.intake import moderation, open_answers, receipts, survey
from wijkwijzer.store import Store, context
from wijkwijzer.survey.open_answers.records import NO_THEME, OpenAnswer
from wijkwijzer.survey.records import Round


@pytest.fixture(autouse=True)
def _every_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "find_questionnaire", lambda *_: EVERY_KIND)


@pytest.fixture
def resident(store: Store, round_: Round, now: dt.datetime) -> Resident:
    one = Resident(store, survey.begin(store, round_id=round_.id, now=now)[0], now)
    one.save(
        buurt="b3",
        plek=[PIN],
        gebied=[AREA],
        lang="Te donker hier",
        kort="Een koor",
        dagen=["ma", "anders"],
        **{"dagen.anders": "om de week"},
    )
    one.send()
    return one


def stored(store: Store, round_: Round) -> dict[str, OpenAnswer]:
    with store.read() as reader:
        return {one.question: one for one in reader.open_answers(round_.wijk_id)}


def pass_all(store: Store, round_: Round, identity: Identity, now: dt.datetime) -> None:
    with store.read() as reader:
        ids = [c.id for c in reader.contributions(round_.wijk_id)]
    moderation.judge(store, round_.wijk_id, ids, "passed", identity=identity, now=now)


def quoted(store: Store, round_: Round) -> list[tuple[str, str]]:
    with store.read() as reader:
        return [(quote.theme, quote.text) for quote in reader.quotes(round_.wijk_id, round_.id)]


def test_every_text_is_stored_once_with_what_is_known_of_it(
    resident: Resident, store: Store, round_: Round
) -> None:
    found = stored(store, round_)
    assert {key: (a.text, a.kind, a.theme, a.buurt, a.state) for key, a in found.items()} == {
        "dagen.anders": ("om de week", None, None, "b3", "not_offered"),
        "kort": ("Een koor", None, None, "b3", "not_offered"),
        "lang": ("Te donker hier", "opmerking", None, "b3", "waiting"),
        "plek": ("Boom is dood", "pin", "groen", "b0", "waiting"),
        "gebied": ("Te donker", "gebied", None, "b1", "waiting"),
    }


def test_completing_keeps_the_themes_of_what_stayed_the_same(
    resident: Resident, store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    before = stored(store, round_)
    ids = [before[key].id for key in ("kort", "lang", "dagen.anders")]
    tag(store, round_, ids, ("groen",), facilitator, now)
    resident.again()
    resident.save(lang="Nu wel licht", **{"dagen.anders": "elke week"})
    resident.send()
    after = stored(store, round_)
    assert (after["kort"].id, after["kort"].tags) == (before["kort"].id, ("groen",))
    assert after["plek"].id == before["plek"].id
    assert (after["lang"].text, after["lang"].tags) == ("Nu wel licht", ())
    assert (after["dagen.anders"].text, after["dagen.anders"].tags) == ("elke week", ())
    assert len({a.response_id for a in after.values()}) == 1


def tag(
    store: Store, round_: Round, ids: list[str], themes: tuple[str, ...], who: Identity,
    now: dt.datetime, *, only_add: bool = False,
) -> int:  # fmt: skip
    return open_answers.tag(
        store, round_.wijk_id, ids, themes, only_add=only_add, identity=who, now=now
    )


def test_tags_stand_beside_the_theme_it_came_with_and_in_the_log(
    resident: Resident, store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    pin = stored(store, round_)["plek"]
    assert tag(store, round_, [pin.id], ("groen", "veiligheid"), facilitator, now) == 1
    assert tag(store, round_, [pin.id], ("veiligheid",), facilitator, now) == 0
    assert tag(store, round_, [pin.id], ("wonen",), facilitator, now, only_add=True) == 1
    again = stored(store, round_)["plek"]
    assert (again.theme, again.tags) == ("groen", ("veiligheid", "wonen"))
    assert again.themes == ("groen", "veiligheid", "wonen")
    with store.read() as reader:
        first, second = reader.changes(kind="tag")
    assert (first.record_id, first.by) == (pin.id, "begeleider")
    assert (first.before, first.after) == (
        {"themes": ["veiligheid"]},
        {"themes": ["veiligheid", "wonen"]},
    )
    assert "Boom" not in str([second, first])


def test_a_text_can_belong_to_no_theme(
    resident: Resident, store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    remark = stored(store, round_)["lang"]
    tag(store, round_, [remark.id], (NO_THEME,), facilitator, now)
    assert stored(store, round_)["lang"].themes == ()
    tag(store, round_, [remark.id], ("zorg",), facilitator, now, only_add=True)
    assert stored(store, round_)["lang"].tags == ("zorg",)
    for themes in (("draken",), (NO_THEME, "zorg")):
        with pytest.raises(InvalidInput):
            tag(store, round_, [remark.id], themes, facilitator, now)


def test_only_what_is_passed_is_a_quote_and_only_as_long_as_it_is(
    resident: Resident, store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    found = stored(store, round_)
    pin, remark, own = (found[key].id for key in ("plek", "lang", "kort"))

    def choose(*ids: str) -> None:
        open_answers.choose_quotes(
            store, round_.wijk_id, round_.id, "groen", ids, identity=facilitator, now=now
        )

    with pytest.raises(InvalidInput, match="doorgelaten"):
        choose(pin)
    pass_all(store, round_, facilitator, now)
    with pytest.raises(InvalidInput, match="doorgelaten"):
        choose(own)
    with pytest.raises(NotFound):
        choose("weg")
    choose(pin, remark)
    assert quoted(store, round_) == [("groen", "Boom is dood"), ("groen", "Te donker hier")]
    choose(remark, pin)
    assert quoted(store, round_) == [("groen", "Te donker hier"), ("groen", "Boom is dood")]
    for state in ("waiting", "passed"):
        moderation.judge(store, round_.wijk_id, [pin], state, identity=facilitator, now=now)  # type: ignore[arg-type]
        assert quoted(store, round_) == [("groen", "Te donker hier")]
    receipts.withdraw(store, resident.code, device="d", now=now)
    assert quoted(store, round_) == []
    with store.read() as reader:
        assert [(c.before, c.after) for c in reader.changes(kind="quote")] == [
            ({"theme": "groen"}, None),
            (None, {"theme": "groen"}),
            (None, {"theme": "groen"}),
        ]


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_a_facilitator_gives_themes_and_chooses_quotes(
    store: Store, round_: Round, role: str, now: dt.datetime
) -> None:
    who = Identity(role=role, account="x")  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        tag(store, round_, [], ("groen",), who, now)
    with pytest.raises(NotAllowed):
        open_answers.choose_quotes(
            store, round_.wijk_id, round_.id, "groen", [], identity=who, now=now
        )
