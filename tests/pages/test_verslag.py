"""The page of reports: a facilitator looks a draft through, everybody reads what is published."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import TODAY, saved_measure
from tests.intake.halls import hall
from tests.intake.held import PLANTED, Held, held
from wijkwijzer.intake.meeting_reports import publish_report
from wijkwijzer.intake.records import publish_to_residents
from wijkwijzer.intake.replies import save_reply
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Reply
from wijkwijzer.programme.records import Tie
from wijkwijzer.publish.meeting_report import draft_report, published_report
from wijkwijzer.store import Store
from wijkwijzer.ui import runtime

Open = Callable[..., AppTest]


@pytest.fixture
def store(database: object) -> Store:
    return runtime.store()


@pytest.fixture
def evening(store: Store, wijk: Wijk) -> Held:
    return held(store, wijk)


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_before_publication_nobody_else_reads_a_word(
    role: str, evening: Held, open_as: Open
) -> None:
    app = open_as(role, "verslag", bijeenkomst=evening.id)
    assert not app.exception
    assert "Er is nog geen verslag." in html(app)
    assert "Samen eten" not in html(app)
    assert not app.get("download_button")


def test_a_facilitator_leaves_out_publishes_and_withdraws(
    store: Store, evening: Held, open_as: Open
) -> None:
    app = open_as("facilitator", "verslag")
    assert not app.exception
    assert app.title[0].value == "Verslagen"
    shown = html(app)
    assert 'class="of-room">“Samen eten”' in shown
    assert "9 (100 %)" in shown
    assert not any(planted in shown for planted in PLANTED)
    assert len(app.get("download_button")) == 2
    places = [box for box in app.checkbox if box.key and box.key.startswith("out-")]
    assert len(places) == 4
    idea = next(box for box in places if evening.cards["Samen eten"] in str(box.key))
    idea.check()
    app.text_area[0].set_value("Een volle zaal.")
    next(button for button in app.button if button.label == "Bewaar").click().run()
    assert not app.exception
    assert "Samen eten" not in html(app)
    assert "Een volle zaal." in html(app)
    press(press(app, "ask-publish-report"), "yes-publish-report")
    assert "Versie 1 is gepubliceerd" in html(app)

    for role in ("resident", "steering"):
        other = open_as(role, "verslag", bijeenkomst=evening.id)
        assert "Een volle zaal." in html(other)
        assert "Samen eten" not in html(other)
        assert "draft" not in html(other).partition("ww-report")[2][:20]
        assert [text.value for text in other.text] == ["Versie 1, gepubliceerd op " + today()]
        assert not other.checkbox

    app = open_as("facilitator", "verslag")
    press(press(app, "ask-withdraw-report"), "yes-withdraw-report")
    assert published_report(store, evening.id) is None
    assert "Er is nog geen verslag." in html(open_as("resident", "verslag"))


def test_what_was_written_leads_to_what_became_of_it(
    store: Store, wijk: Wijk, evening: Held, open_as: Open
) -> None:
    publish_report(store, draft_report(store, evening.id).content, identity=FACILITATOR, now=NOW)
    idea, said = evening.cards["Samen eten"], evening.cards["Er mag een buurthuis bij"]
    reply = Reply(id="r1", wijk_id=wijk.id, outcome="doen", text="Ja.", replied_on=TODAY)
    save_reply(store, reply, (), cards=[idea], identity=FACILITATOR, now=NOW)
    ties = tuple(Tie(kind="card", id=one) for one in (evening.cards[PLANTED[2]], said))
    saved_measure(store, wijk, title="Een <b>tafel</b>", sources=ties)
    on_it = f"/draad?{urlencode({'wijk': wijk.id, 'soort': 'card', 'van': idea})}"
    # Until residents may read what was agreed, they are not led to a page that refuses them.
    assert "/draad" not in html(open_as("resident", "verslag"))
    for role in ("steering", "facilitator"):
        assert escape(on_it) in html(open_as(role, "verslag"))
    publish_to_residents(store, wijk, "afspraken", shown=True, identity=FACILITATOR, now=NOW)
    shown = html(open_as("resident", "verslag"))
    (quote,) = re.findall(r"<blockquote[^>]*>“Samen eten”.*?</blockquote>", shown)
    assert "Dit doen we" in quote
    assert "Een &lt;b&gt;tafel&lt;/b&gt;”</bdi> · Nog niet besloten" in quote
    assert escape(on_it) in quote
    # A statement of the room stands in a drawing: what became of it stands under that.
    assert shown.count("tafel&lt;/b&gt;") == 2
    assert "“Er mag een buurthuis bij”" in shown


def today() -> str:
    from wijkwijzer.i18n import date
    from wijkwijzer.ui.acts import now

    return date(now())


def test_a_meeting_that_goes_on_cannot_be_published(
    store: Store, wijk: Wijk, open_as: Open
) -> None:
    held(store, wijk, closed=False)
    app = open_as("facilitator", "verslag")
    assert app.button(key="ask-publish-report").disabled
    assert "De bijeenkomst is nog bezig." in html(app)


def test_meetings_are_chosen_by_title_and_day(
    store: Store, wijk: Wijk, evening: Held, open_as: Open
) -> None:
    hall(store, wijk)
    app = open_as("facilitator", "verslag")
    assert not app.exception
    assert all(label.endswith(", 24 november 2026") for label in app.selectbox[0].options)
