"""The moderation page: who may, every verdict and its undoing, and text that stays text."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.survey.pictures import photo
from wijkwijzer.access.records import Identity
from wijkwijzer.intake.moderation import judge
from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.publish.book import open_book
from wijkwijzer.store import Store
from wijkwijzer.store.photos import Photo
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui import runtime

NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
SAMIRA = Identity(role="facilitator", account="samira")
Open = Callable[..., AppTest]
WIJK = "lommerwaard"
PAYLOAD = (
    "<img src=x onerror=\"document.title='stuk'\"><script>alert(1)</script> `x` ${alert(2)} "
    "[x](javascript:alert(3)) ![](http://x.test/y.png) :red[rood] $a$ \u202egnirts\u202c"
)


def waiting() -> list[Contribution]:
    with runtime.store().read() as reader:
        return reader.contributions(WIJK, state="waiting")


def stored(contribution: Contribution) -> Contribution:
    with runtime.store().read() as reader:
        return next(c for c in reader.contributions(WIJK) if c.id == contribution.id)


def is_public(contribution: Contribution) -> bool:
    book = open_book(runtime.store(), WIJK, "public", now=NOW)
    assert book is not None
    pins = {pin.id for pin in book.map_content().content.pins}
    return contribution.id in pins | {c.id for c in book.remarks().content}


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def texts(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


def part(app: AppTest, name: str) -> AppTest:
    app.button_group(key="moderation-part").set_value(name).run()
    assert not app.exception
    return app


@pytest.fixture
def empty_queue(demo_database: Path) -> None:
    store = Store(demo_database)
    with store.read() as reader:
        ids = [c.id for c in reader.contributions(WIJK, state="waiting")]
    judge(store, WIJK, ids, "passed", identity=SAMIRA, now=dt.datetime.now(dt.UTC))
    store.close()


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_a_facilitator_sees_the_queue(demo_database: Path, open_as: Open, role: str) -> None:
    app = open_as(role, "moderatie")
    assert not app.exception
    assert app.title[0].value in {"Meld u aan", "Dit mag u niet zien"}
    assert not [text for text in texts(app) if text in {c.text for c in waiting()}]


def test_the_oldest_stands_there_and_passing_makes_it_public(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "moderatie")
    first, second, *_rest = before = waiting()
    assert first.text in texts(app)
    assert not is_public(first)
    press(app, f"pass-{first.id}")
    assert stored(first).state == "passed"
    assert is_public(first)
    assert second.text in texts(app)
    assert f"Nog {len(before) - 1} te gaan" in html(app)
    links = [block.proto.label for block in app.get("page_link")]
    assert f"Opmerkingen nakijken ({len(before) - 1})" in links


def test_refusing_asks_why_and_keeps_the_reason(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "moderatie")
    first, second = waiting()[:2]
    press(app, f"refuse-{first.id}")
    assert stored(first).state == "waiting"
    press(app, f"reason-1-{first.id}")
    assert (stored(first).state, stored(first).reason) == (
        "refused",
        "Er staan persoonsgegevens in.",
    )
    assert not is_public(first)
    press(app, f"refuse-{second.id}")
    press(app, f"reason-give-{second.id}")
    assert stored(second).state == "waiting"
    app.text_input(key=f"reason-own-{second.id}").set_value("Dit gaat over één mens.")
    press(app, f"reason-give-{second.id}")
    assert stored(second).reason == "Dit gaat over één mens."


def test_later_goes_to_the_back_and_refusing_can_be_thought_better_of(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "moderatie")
    first, second = waiting()[:2]
    press(app, f"refuse-{first.id}")
    press(app, f"back-{first.id}")
    press(app, f"later-{first.id}")
    assert second.text in texts(app)
    for contribution in waiting()[1:]:
        press(app, f"pass-{contribution.id}")
    assert waiting() == [first]
    assert first.text in texts(app)


def test_undo_puts_back_the_last_verdict_and_what_was_public_is_so_no_longer(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "moderatie")
    first = waiting()[0]
    press(app, f"pass-{first.id}")
    press(app, "undo")
    assert stored(first).state == "waiting"
    assert not is_public(first)
    assert first.text in texts(app)


def test_what_somebody_else_refused_meanwhile_stays_refused(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "moderatie")
    first = waiting()[0]
    judge(runtime.store(), WIJK, [first.id], "refused", reason="Dubbel.", identity=SAMIRA, now=NOW)
    app.button(key=f"pass-{first.id}").click().run()
    assert stored(first).state == "refused"


def test_many_are_passed_or_refused_together(demo_database: Path, open_as: Open) -> None:
    app = part(open_as("facilitator", "moderatie"), "many")
    first, second, third, *rest = waiting()
    for contribution in (first, third):
        app.checkbox(key=f"pick-{contribution.id}-False").check()
    press(app, "many-pass")
    assert [stored(c).state for c in (first, second, third)] == ["passed", "waiting", "passed"]
    app.checkbox(key=f"pick-{second.id}-False").check()
    app.selectbox(key="many-reason").select_index(3)
    press(app, "many-refuse")
    assert stored(second).reason.startswith("Het is dubbel")
    press(app, "many-pass")
    assert [c.id for c in waiting()] == [c.id for c in rest]
    press(app, "many-all")
    press(app, "many-pass")
    assert waiting() == []
    assert "Alles is nagekeken." in html(app)


def test_ticking_all_leaves_what_seems_personal_alone(demo_database: Path, open_as: Open) -> None:
    add("Bel mij, 06-12345678")
    app = part(open_as("facilitator", "moderatie"), "many")
    press(app, "many-all")
    assert "Let op: hier lijkt een telefoonnummer in te staan." in html(app)
    press(app, "many-pass")
    assert [c.text for c in waiting()] == ["Bel mij, 06-12345678"]


def test_the_filters_narrow_the_queue(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "moderatie")
    theme = waiting()[-1].theme
    mine = [c for c in waiting() if c.theme == theme]
    app.selectbox(key="moderation-theme").select(theme).run()
    assert mine[0].text in texts(app)
    assert f"Nog {len(mine)} te gaan" in html(app)


def test_history_tells_who_and_why_and_can_be_changed(demo_database: Path, open_as: Open) -> None:
    first = waiting()[0]
    judge(runtime.store(), WIJK, [first.id], "refused", reason="Dubbel.", identity=SAMIRA, now=NOW)
    app = part(open_as("facilitator", "moderatie"), "decided")
    app.button_group(key="moderation-state").set_value(["refused"]).run()
    app.text_input(key="moderation-search").set_value(first.text[:30].upper()).run()
    assert texts(app) == [first.text]
    assert "samira" in html(app)
    assert "Dubbel." in html(app)
    press(app, f"reopen-{first.id}")
    assert stored(first).state == "waiting"


def test_an_empty_queue_says_what_was_done_today(
    empty_queue: None, demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "moderatie")
    assert "Alles is nagekeken." in html(app)
    assert "Vandaag: " in html(app)


def test_what_a_resident_wrote_is_text_and_nothing_else(demo_database: Path, open_as: Open) -> None:
    add(PAYLOAD)
    shown = PAYLOAD.replace("\u202e", "").replace("\u202c", "")
    app = open_as("facilitator", "moderatie")
    for contribution in waiting()[:-1]:
        press(app, f"later-{contribution.id}")
    seen = [app]
    seen.append(part(open_as("facilitator", "moderatie"), "many"))
    judge(runtime.store(), WIJK, [waiting()[-1].id], "passed", identity=SAMIRA, now=NOW)
    seen.append(part(open_as("facilitator", "moderatie"), "decided"))
    for page in seen:
        assert shown in texts(page)
        others = [html(page), *(block.value for block in page.markdown)]
        others += [button.label for button in page.button] + [box.label for box in page.checkbox]
        assert not [text for text in others if "onerror" in text or "alert(" in text]


def add(text: str) -> None:
    with runtime.store().write() as writer:
        example = writer.contributions(WIJK)[0]
        writer.add_contribution(
            Contribution(
                id="erbij",
                wijk_id=WIJK,
                round_id=example.round_id,
                kind="opmerking",
                theme="groen",
                text=text,
                created_at="2026-11-22T20:00:00.000000+00:00",
            )
        )


def test_areas_and_photos_stand_on_the_page(demo_database: Path, open_as: Open) -> None:
    [example, *_rest] = waiting()
    ring = tuple(
        Point(longitude=x, latitude=y) for x, y in ((5.2, 52.55), (5.21, 52.55), (5.2, 52.56))
    )
    said = example.model_dump(exclude={"sequence", "state", "reason", "point", "kind", "id"})
    made = Photo(
        id="foto-1",
        wijk_id=WIJK,
        round_id=example.round_id,
        draft_id=None,
        at="",
        width=40,
        height=30,
    )
    with runtime.store().write() as writer:
        writer.add_photo(made, photo(40, 30))
        for contribution in (
            Contribution.model_validate(said | {"id": "g", "kind": "gebied", "ring": ring}),
            Contribution.model_validate(said | {"id": "f", "kind": "foto", "photo_id": made.id}),
        ):
            writer.add_contribution(contribution)
    app = open_as("facilitator", "moderatie")
    app.selectbox(key="moderation-kind").set_value("gebied").run()
    assert "Gebied in" in html(app)
    app.selectbox(key="moderation-kind").set_value("foto").run()
    assert not app.exception
    assert len(app.get("image")) == 1
    assert "Een foto ziet alleen u." in html(app)
    with runtime.store().write() as writer:
        writer.db.execute("DELETE FROM photo")
    assert not app.run().exception
