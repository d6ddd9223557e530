"""What residents wrote, for facilitators: found, given themes, counted, chosen as quotes."""

import datetime as dt
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake import open_answers
from wijkwijzer.intake.moderation import judge
from wijkwijzer.publish.voices import voices
from wijkwijzer.store import Store
from wijkwijzer.survey.open_answers.records import OpenAnswer
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui import runtime

NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
SAMIRA = Identity(role="facilitator", account="samira")
Open = Callable[..., AppTest]
WIJK = "lommerwaard"
PAYLOAD = (
    "<img src=x onerror=\"document.title='stuk'\"><script>alert(1)</script> kwikstaart `x` "
    "${alert(2)} [x](javascript:alert(3)) ![](http://x.test/y.png) :red[rood] $a$ "
    "\u202egnirts\u202c 06-12345678"
)


def texts() -> list[OpenAnswer]:
    with runtime.store().read() as reader:
        return reader.open_answers(WIJK)


def stored(id_: str) -> OpenAnswer:
    with runtime.store().read() as reader:
        (found,) = reader.open_answers_named([id_])
    return found


def add(text: str, **more: object) -> str:
    with runtime.store().write() as writer:
        first = writer.contributions(WIJK)[0]
        fresh = {"id": "vers", "sequence": 0, "text": text, "state": "waiting", "reason": ""}
        writer.add_contribution(Contribution.model_validate(first.model_dump() | fresh | more))
        writer.bump(WIJK, "responses")
    return "vers"


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def said(app: AppTest) -> list[str]:
    """The texts on the screen as they are read."""
    parts = html(app).split('<p class="ww-said" dir="auto">')[1:]
    plain = (
        part.partition("</p>")[0].replace("<mark>", "").replace("</mark>", "") for part in parts
    )
    return [unescape(text) for text in plain]


def part(open_as: Open, name: str) -> AppTest:
    app = open_as("facilitator", "opmerkingen", wijk=WIJK)
    app.button_group(key="deel").set_value(name).run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


@pytest.fixture
def without_quotes(demo_database: Path) -> None:
    """The invented neighbourhood without the quotes that were chosen in it."""
    store = Store(demo_database)
    with store.write() as writer:
        for quote in writer.quotes(WIJK):
            writer.set_quotes(WIJK, quote.round_id, quote.theme, (), by="x", at=NOW.isoformat())
    store.close()


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_a_facilitator_reads_what_was_not_passed(
    demo_database: Path, open_as: Open, role: str
) -> None:
    app = open_as(role, "opmerkingen", wijk=WIJK)
    assert not app.exception
    assert app.title[0].value in {"Meld u aan", "Dit mag u niet zien"}
    assert said(app) == []


def test_a_search_shows_how_much_there_is_and_marks_it(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "opmerkingen", wijk=WIJK)
    everything = texts()
    people = {answer.response_id for answer in everything}
    assert f"{len(everything)} teksten gevonden, van {len(people)} bewoners." in html(app)
    assert said(app)[0] == everything[-1].text
    assert len(said(app)) == 20
    press(app, "open-show-more")
    assert len(said(app)) == 40
    app.text_input(key="open-typed").set_value('"BANK" straat|"week"').run()
    (found,) = said(app)
    assert found.startswith("Grofvuil bij de stoep, elke week. En elke week een andere bank.")
    assert "een andere <mark>bank</mark>" in html(app)
    app.text_input(key="open-typed").set_value("xyzzy").run()
    assert "Niets gevonden." in html(app)
    app.text_input(key="open-typed").set_value("🙂").run()
    assert "Typ een woord om te zoeken" in html(app)


def test_filters_narrow_the_search(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "opmerkingen", wijk=WIJK)
    for key, value, wanted in (
        ("open-theme", "groen", lambda a: a.theme == "groen"),
        ("open-state", "passed", lambda a: a.state == "passed"),
        ("open-channel", "tablet", lambda a: a.channel == "tablet"),
        ("open-buurt", texts()[0].buurt, lambda a: a.buurt == texts()[0].buurt),
    ):
        app.selectbox(key=key).select(value).run()
        n = sum(wanted(answer) for answer in texts())
        assert f"{n} teksten gevonden" in html(app)
        app.selectbox(key=key).select("").run()
    app.selectbox(key="open-when").select("dagen").run()
    day = dt.datetime.fromisoformat(texts()[-1].created_at).date()
    app.date_input(key="open-from").set_value(day).run()
    app.date_input(key="open-until").set_value(day).run()
    n = sum(answer.created_at.startswith(str(day)) for answer in texts())
    assert f"{n} teksten gevonden" in html(app)


@pytest.mark.usefixtures("without_quotes")
def test_what_a_resident_wrote_stays_text_whatever_it_is(
    demo_database: Path, open_as: Open
) -> None:
    id_ = add(PAYLOAD, theme="groen")
    judge(runtime.store(), WIJK, [id_], "passed", identity=SAMIRA, now=NOW)
    app = open_as("facilitator", "opmerkingen", wijk=WIJK)
    app.text_input(key="open-typed").set_value("kwik").run()
    shown = html(app)
    assert said(app) == [PAYLOAD.replace("\u202e", "").replace("\u202c", "")]
    assert "<mark>kwikstaart</mark>" in shown
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    with runtime.store().read() as reader:
        round_id = reader.open_answers(WIJK)[0].round_id
    open_answers.choose_quotes(
        runtime.store(), WIJK, round_id, "groen", [id_], identity=SAMIRA, now=NOW
    )
    compass = open_as("facilitator", "kompas", wijk=WIJK)
    assert said(compass)[:1] == said(app)
    assert "<img src=x" not in html(compass)
    assert PAYLOAD not in " ".join(block.value for block in compass.markdown)


def test_several_texts_get_themes_at_once(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "opmerkingen", wijk=WIJK)
    first, second, third = [answer.id for answer in reversed(texts())][:3]
    app.checkbox(key=f"open-pick-{first}").check()
    app.checkbox(key=f"open-pick-{third}").check()
    app.multiselect(key="open-themes").set_value(["zorg", "jeugd"])
    press(app, "open-give")
    assert [stored(id_).tags for id_ in (first, second, third)] == [
        ("zorg", "jeugd"),
        (),
        ("zorg", "jeugd"),
    ]
    assert "+ zorg voor elkaar" in html(app)


def test_themes_are_given_one_text_after_the_other(demo_database: Path, open_as: Open) -> None:
    app = part(open_as, "themas")
    waiting = [answer for answer in texts() if not answer.themes]
    assert said(app) == [waiting[0].text]
    assert "<b>veiligheid</b> (door licht)" in html(app)
    for theme in ("veiligheid", "groen", "wonen", "groen"):
        press(app, f"open-key-{theme}-{waiting[0].id}")
    press(app, f"open-save-{waiting[0].id}")
    assert stored(waiting[0].id).tags == ("veiligheid", "wonen")
    assert said(app) == [waiting[1].text]
    press(app, f"open-none-{waiting[1].id}")
    assert stored(waiting[1].id).tags == ("geen_thema",)
    press(app, f"open-later-{waiting[2].id}")
    assert said(app) == [waiting[3].text]
    assert f"Nog {len(waiting) - 2} teksten zonder thema" in html(app)


def test_a_text_that_was_found_can_get_other_themes(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "opmerkingen", wijk=WIJK)
    newest = texts()[-1]
    press(app, f"open-tag-{newest.id}")
    assert said(app) == [newest.text]
    assert app.button(key=f"open-key-{newest.theme}-{newest.id}").disabled
    press(app, f"open-key-zorg-{newest.id}")
    press(app, f"open-save-{newest.id}")
    assert stored(newest.id).themes == (newest.theme, "zorg")


def test_every_word_leads_to_the_texts_it_stands_in(demo_database: Path, open_as: Open) -> None:
    app = part(open_as, "woorden")
    app.selectbox(key="open-words-theme").select("groen").run()
    shown = html(app)
    assert "“boom” (4)" in shown
    word = next(b for b in app.button if b.label == "boom, bomen")
    word.click().run()
    assert app.text_input(key="open-typed").value == '"boom"|"bomen"'
    assert "van 4 bewoners" in html(app)
    assert all("boom" in text.lower() or "bomen" in text.lower() for text in said(app))


@pytest.mark.usefixtures("without_quotes")
def test_a_quote_is_chosen_ordered_and_taken_away(demo_database: Path, open_as: Open) -> None:
    app = part(open_as, "citaten")
    app.selectbox(key="open-quotes-theme").select("ontmoeten").run()
    passed = {a.id: a for a in texts() if a.state == "passed" and a.theme == "ontmoeten"}
    offered = [b.key for b in app.button if str(b.key).startswith("open-quote-ontmoeten-")]
    first, second = [str(key).removeprefix("open-quote-ontmoeten-") for key in offered[:2]]
    assert {first, second} <= passed.keys()
    press(app, f"open-quote-ontmoeten-{first}")
    press(app, f"open-quote-ontmoeten-{second}")
    assert said(app)[:2] == [passed[first].text, passed[second].text]
    press(app, f"open-up-ontmoeten-{second}")
    assert quoted() == {"ontmoeten": (passed[second].text, passed[first].text)}
    public = open_as("facilitator", "kompas", wijk=WIJK)
    assert said(public) == [passed[second].text, passed[first].text]
    app = part(open_as, "citaten")
    app.selectbox(key="open-quotes-theme").select("ontmoeten").run()
    press(app, f"open-away-ontmoeten-{second}")
    assert quoted() == {"ontmoeten": (passed[first].text,)}


def quoted() -> dict[str, tuple[str, ...]]:
    return dict(voices(runtime.store(), WIJK, texts()[0].round_id, "public").content.quotes)


@pytest.mark.usefixtures("without_quotes")
def test_what_seems_personal_is_a_quote_only_after_a_second_yes(
    demo_database: Path, open_as: Open
) -> None:
    store = Store(demo_database)
    id_ = add("Bel gerust de koster van de sluis op 06-12345678", theme="zorg")
    judge(store, WIJK, [id_], "passed", identity=SAMIRA, now=NOW)
    store.close()
    app = part(open_as, "citaten")
    app.selectbox(key="open-quotes-theme").select("zorg").run()
    app.text_input(key="open-quotes-typed-zorg").set_value("koster").run()
    assert "Let op: hier lijkt een telefoonnummer in te staan." in html(app)
    press(app, f"ask-quote-zorg-{id_}")
    assert quoted() == {}
    press(app, f"yes-quote-zorg-{id_}")
    assert list(quoted()) == ["zorg"]


@pytest.mark.parametrize("role", ["resident", "steering", "facilitator"])
def test_everybody_reads_the_quotes_and_the_words_of_ten_people_beside_the_compass(
    demo_database: Path, open_as: Open, role: str
) -> None:
    app = open_as(role, "kompas", wijk=WIJK)
    assert not app.exception
    assert (
        "Na zessen gaat alles dicht. Waar moet ik dan heen? Thuis praat alleen de televisie."
        in (said(app))
    )
    assert len(said(app)) == 13
    often = "weg (15), straat (15), water (15), stoep (10)"
    exact = "weg (14), straat (13), water (13), stoep (10)"
    assert (often if role == "resident" else exact) in html(app)
