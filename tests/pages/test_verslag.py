"""The page of reports: a facilitator looks a draft through, everybody reads what is published."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.intake.halls import hall
from tests.intake.held import PLANTED, Held, held
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.meeting_report import published_report
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
