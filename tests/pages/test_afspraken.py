"""The page of the agreements as each role: how they stand, editing, versions, signing, progress."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake.pact import save_agreement
from wijkwijzer.intake.records import publish_to_residents, remove_record
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Agreement, PactVersion, Progress, Signature
from wijkwijzer.parties.records import Task
from wijkwijzer.ui import acts, runtime
from wijkwijzer.ui.pact import agreement as agreement_page
from wijkwijzer.ui.pact import form, residents, signing

_MODULES = (acts, agreement_page, form, residents, signing)

NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
OTHER = Identity(role="facilitator", account="anna")
Open = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented neighbourhood was made on this day."""
    for module in _MODULES:
        monkeypatch.setattr(module, "now", lambda: NOW)


def texts(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def stored() -> tuple[Wijk, list[PactVersion], list[Signature]]:
    with runtime.store().read() as reader:
        wijk = reader.all(Wijk)[0]
        return wijk, reader.pact_versions(wijk.id), reader.signatures(wijk.id)


def agreement(id_: str) -> Agreement:
    with runtime.store().read() as reader:
        return reader.get(Agreement, id_)


def typed(app: AppTest, key: str, value: Any) -> None:
    found = [*app.text_input, *app.text_area, *app.selectbox, *app.date_input]
    next(one for one in found if str(one.key).endswith(key)).set_value(value)


SENTENCE = (
    "Van de 7 afspraken: 1 klaar, 2 bezig, 1 gewijzigd en 3 nog niet begonnen. "
    "Te laat is “Een datum voor elk portiek”."
)


@pytest.mark.parametrize("role", ["steering", "facilitator"])
def test_who_is_signed_in_sees_how_the_agreements_stand(
    role: str, pact_database: Path, open_as: Open
) -> None:
    app = open_as(role, "afspraken")
    assert not app.exception
    assert SENTENCE in texts(app)
    assert "eerste stap, 3 dagen te laat" in texts(app)
    assert texts(app).count("nog niet getekend</span>") == 2
    labels = [button.label for button in app.button]
    assert any("Teken" in label for label in labels)
    assert ("Schrijf een afspraak op" in labels) is (role == "facilitator")
    assert ("Leg deze versie vast" in labels) is (role == "facilitator")


def test_residents_read_what_was_agreed_and_what_led_to_it(
    pact_database: Path, open_as: Open
) -> None:
    app = open_as("resident", "afspraken")
    assert not app.exception
    assert SENTENCE in texts(app)
    assert "De vacature ophangen in de wijk, uiterlijk 8 december 2026" in texts(app)
    assert "afspraken?wijk=lommerwaard&amp;afspraak=huismeester" in texts(app)
    app = open_as("resident", "afspraken", afspraak="huismeester")
    assert "De huismeester kende iedereen. De app kent niemand." in texts(app)
    assert "draad?wijk=lommerwaard&amp;soort=contribution&amp;van=" in texts(app)
    assert "Dit doen we deels." in texts(app)


def test_residents_change_nothing_and_see_no_draft(pact_database: Path, open_as: Open) -> None:
    draft = agreement("huiskamer").model_copy(update={"title": "Nog in bewerking"})
    save_agreement(runtime.store(), draft, identity=OTHER, now=NOW)
    new = {"id": "nieuwe", "version": 0, "title": "Nog niet in het pact"}
    save_agreement(runtime.store(), draft.model_copy(update=new), identity=OTHER, now=NOW)
    for query in ({}, {"afspraak": "huiskamer", "wijzig": "1"}, {"afspraak": "nieuw"}):
        app = open_as("resident", "afspraken", **query)
        assert not app.exception
        assert not [*app.button, *app.text_input]
        assert "Nog in bewerking" not in texts(app)
    app = open_as("resident", "draad", soort="agreement", van="huiskamer")
    assert "De huiskamer aan het Lommerplein gaat open" in texts(app)
    assert "Nog in bewerking" not in texts(app)
    offered = [option for box in app.selectbox for option in box.options]
    assert "Nog niet in het pact" not in offered


def test_residents_read_them_in_their_own_language(pact_database: Path, open_as: Open) -> None:
    with runtime.store().write() as writer:
        wijk = writer.all(Wijk)[0].model_copy(update={"languages": ("nl", "en", "ar")})
        writer.put(wijk, by="samira", at=NOW.isoformat())
    app = open_as("resident", "afspraken", taal="ar")
    assert app.title[0].value == "الاتفاقات"
    assert "\u2068Een datum voor elk portiek\u2069" in texts(app)
    app = open_as("resident", "draad", taal="ar")
    assert "من أين جاء" in texts(app)
    assert "Waar het uit voortkomt" not in texts(app)


def test_a_resident_is_asked_to_sign_in_until_they_are_published(
    pact_database: Path, open_as: Open
) -> None:
    wijk = stored()[0]
    publish_to_residents(runtime.store(), wijk, "afspraken", shown=False, identity=OTHER, now=NOW)
    for slug in ("afspraken", "draad"):
        app = open_as("resident", slug)
        assert app.title[0].value == "Meld u aan"
        assert "huismeester" not in texts(app)


def test_the_steering_group_reads_an_agreement_and_does_not_change_it(
    pact_database: Path, open_as: Open
) -> None:
    app = open_as("steering", "afspraken", afspraak="huiskamer", wijzig="1")
    assert not app.exception
    assert "Zestig bezoekers per dag" in texts(app)
    assert "Zaterdag maakten 23 bewoners schoon." in texts(app)
    labels = {button.label for button in app.button}
    assert not labels & {"Bewaar", "Wijzig deze afspraak"}


def test_a_party_signs_and_a_signed_version_stays_when_a_next_one_is_made(
    pact_database: Path, open_as: Open
) -> None:
    app = open_as("steering", "afspraken")
    # Who signs reads all that is signed.
    assert "<span>Waarmee: Twee opzichters, drie maanden.</span>" in texts(app)
    assert "<span>Wat lef vraagt: Ook een datum geven die nog kan schuiven" in texts(app)
    _wijk, before, signed = stored()
    typed(app, "-party", "scholen")
    typed(app, "-name", "Ilse Brandsma")
    app = press(app, "Teken")
    assert "nog niet getekend door Ondernemersvereniging Lommerplein." in texts(app)
    (made,) = [one for one in stored()[2] if one not in signed]
    assert (made.name, made.party_id, made.signed_on) == ("Ilse Brandsma", "scholen", "2026-11-22")

    changed = agreement("huiskamer").model_copy(update={"due": "2027-06-01"})
    save_agreement(runtime.store(), changed, identity=OTHER, now=NOW)
    app = press(open_as("facilitator", "afspraken"), "Leg deze versie vast")
    _wijk, after, signatures = stored()
    assert after[:1] == before
    assert [one.number for one in after] == [1, 2]
    assert len(signatures) == 6
    assert "<td>12 mei 2027</td><td>1 juni 2027</td>" in texts(app)
    assert "Versie 2 van het wijkpact: 7 partijen tekenden nog niet." in texts(app)


def test_two_who_sign_at_once_are_told_and_lose_nothing(pact_database: Path, open_as: Open) -> None:
    second = open_as("steering", "afspraken")
    typed(second, "-party", "scholen")
    typed(second, "-name", "Joris Vink")
    first = open_as("facilitator", "afspraken")
    typed(first, "-party", "scholen")
    typed(first, "-name", "Ilse Brandsma")
    first = press(first, "Teken")
    assert not first.info
    second = press(second, "Teken")
    assert "Intussen tekende Ilse Brandsma voor Scholengroep Krijt." in second.info[0].value
    assert [one.name for one in stored()[2] if one.party_id == "scholen"] == ["Ilse Brandsma"]
    typed(second, "-party", "ondernemers")
    changed = agreement("huiskamer").model_copy(update={"due": "2027-06-01"})
    save_agreement(runtime.store(), changed, identity=OTHER, now=NOW)
    first = press(first.run(), "Leg deze versie vast")
    assert not first.info
    second = press(second, "Teken")
    assert "Intussen is versie 2 gemaakt." in second.info[0].value
    _wijk, versions, signatures = stored()
    assert {one.version_id for one in signatures} == {versions[0].id}
    assert len(signatures) == 6


def test_a_task_withdrawn_after_signing_is_told_with_the_agreement(
    pact_database: Path, open_as: Open
) -> None:
    with runtime.store().read() as reader:
        task = reader.get(Task, "portieken")
    remove_record(runtime.store(), task, identity=OTHER, now=NOW)
    app = open_as("steering", "afspraken", afspraak="huismeester")
    assert "De opgave “Portieken en bergingen schoon en heel”" in app.info[0].value
    assert "Dit is ingetrokken op 22 november 2026; wat erop rust" in app.info[0].value
    assert len(stored()[2]) == 5


def test_two_edits_at_once_are_both_kept(pact_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "afspraken", afspraak="huiskamer", wijzig="1")
    theirs = agreement("huiskamer").model_copy(update={"due": "2027-06-01"})
    save_agreement(runtime.store(), theirs, identity=OTHER, now=NOW)
    typed(app, "-seen", "Tachtig bezoekers per dag")
    app = press(app, "Bewaar")
    assert app.subheader[0].value == "Iemand anders was u voor"
    assert "Tachtig bezoekers per dag" in texts(app)
    app = press(app, "Bewaar allebei")
    assert not app.exception
    kept = agreement("huiskamer")
    assert (kept.due, kept.seen_by) == ("2027-06-01", "Tachtig bezoekers per dag")


def test_a_first_step_after_a_hundred_days_is_refused_in_words(
    pact_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "afspraken", afspraak="huiskamer", wijzig="1")
    typed(app, "-fso", dt.date(2027, 5, 1))
    app = press(app, "Bewaar")
    assert "binnen honderd dagen" in app.error[0].value


def test_telling_how_it_goes_needs_a_reason(pact_database: Path, open_as: Open) -> None:
    def told() -> list[Progress]:
        wijk, _versions, _signatures = stored()
        with runtime.store().read() as reader:
            return reader.progress(wijk.id, "portiekdatum")

    app = open_as("facilitator", "afspraken", afspraak="portiekdatum")
    app = press(app, "Bewaar")
    assert not told()
    assert any("is leeg" in text.value for text in app.text)
    typed(app, "-why", "De aannemer kwam vandaag kijken.")
    next(one for one in app.button_group if str(one.key).endswith("-state")).set_value("bezig")
    app = press(app, "Bewaar")
    assert [one.state for one in told()] == ["bezig"]
    assert "De aannemer kwam vandaag kijken." in texts(app)
    app = open_as("facilitator", "afspraken")
    assert "3 bezig" in texts(app)
    assert "Niets is te laat." in texts(app)


def test_a_wijk_without_agreements_says_so(database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "afspraken")
    assert "Er is nog geen wijk." in texts(app)


def test_a_facilitator_writes_an_agreement_with_what_it_rests_on(
    pact_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "afspraken", afspraak="nieuw")
    app = press(app, "Bewaar")
    assert "Partij" in app.error[0].value
    typed(app, "-t", "Een bank bij de halte")
    typed(app, "-p", "gemeente")
    typed(app, "-seen", "Er zitten mensen op")
    typed(app, "-fs", "Een plek aanwijzen")
    rests_on = next(one for one in app.multiselect if str(one.key).endswith("-s"))
    need = next(text for text in rests_on.options if "groen en natuur" in text)
    rests_on.set_value([need])
    app = press(app, "Bewaar")
    assert not app.exception
    assert "Een bank bij de halte" in texts(app)
    assert "komt voort uit wat bewoners nodig hebben bij groen en natuur." in texts(app)
    assert "Van de 8 afspraken" in texts(open_as("steering", "afspraken"))
