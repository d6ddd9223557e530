"""Preparing a wijkdialoog: who may, making one, its programme, two editors, what was agreed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import NOW
from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.records import VALUES, FollowUp, Kind, Meeting
from wijkwijzer.dialogue.templates import templates
from wijkwijzer.intake import meetings
from wijkwijzer.programme.records import Measure
from wijkwijzer.ui import runtime

SAMIRA = Identity(role="facilitator", account="samira")
BO = Identity(role="facilitator", account="bo")
WIJK = "lommerwaard"
Open = Callable[..., AppTest]


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def stored() -> Meeting:
    """The newest meeting that is no run-through."""
    with runtime.store().read() as reader:
        return [one for one in reader.all(Meeting, WIJK) if not one.rehearsal][-1]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


@pytest.fixture
def plan(demo_database: Path) -> Meeting:
    first, *_others = templates()
    return meetings.create_meeting(
        runtime.store(),
        WIJK,
        "Avond in mei",
        held_on="2027-05-12",
        begins="19.30 uur",
        place="Buurthuis",
        programme=first.programme,
        identity=SAMIRA,
        now=NOW,
    )


@pytest.fixture
def at(open_as: Open, plan: Meeting) -> Callable[..., AppTest]:
    """Open the plan at one of its parts."""

    def opened(part: str = "_gegevens") -> AppTest:
        app = open_as("facilitator", "dialogen", bijeenkomst=plan.id, deel=part)
        assert not app.exception
        return app

    return opened


def test_residents_see_no_meetings(plan: Meeting, open_as: Open) -> None:
    app = open_as("resident", "dialogen", bijeenkomst=plan.id)
    assert app.title[0].value == "Meld u aan"
    assert "Avond in mei" not in html(app)
    assert open_as("resident", "regie", d=plan.code).title[0].value == "Meld u aan"


def test_the_steering_group_reads_and_runs_nothing(plan: Meeting, open_as: Open) -> None:
    app = open_as("steering", "dialogen")
    said = html(app)
    assert "12 mei 2027 · 19.30 uur · Buurthuis" in said
    assert "6 onderdelen, 115 minuten" in said
    assert {b.key for b in app.button} == {f"open-{plan.id}"}
    press(app, f"open-{plan.id}")
    said = html(app)
    assert "Hoe lang woont of werkt u al in deze wijk?" in said
    assert f"{plan.code[:3]} {plan.code[3:]}" in said
    assert "/regie" not in said
    assert len(app.button) == 1
    assert app.text_input.len == 0
    refused = open_as("steering", "regie", d=plan.code)
    assert refused.title[0].value == "Dit mag u niet zien"


def test_a_meeting_from_a_template_has_all_its_parts(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "dialogen")
    assert not app.exception
    app.radio(key="meeting-template").set_value("ambitieavond").run()
    press(app, "meeting-create")
    made, template = stored(), templates()[1]
    assert made.title == template.title
    assert made.programme == template.programme
    assert f"{len(template.programme)} onderdelen, {template.minutes} minuten" in html(app)
    assert app.success[0].value.startswith("De bijeenkomst staat klaar")


def test_an_empty_meeting_gets_a_part_of_every_kind(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "dialogen")
    app.radio(key="meeting-template").set_value("").run()
    app.text_input(key="meeting-title-leeg").set_value("Buurtavond").run()
    press(app, "meeting-create")
    kinds: tuple[Kind, ...] = tuple(VALUES)
    for place, kind in enumerate(kinds, start=1):
        app.query_params["deel"] = "_nieuw"
        app.run()
        app.radio(key="new-part-kind").set_value(kind).run()
        press(app, "new-part-add")
        assert len(stored().programme) == place
    assert tuple(part.kind for part in stored().programme) == kinds
    assert "/regie?d=" in html(app)


def test_facts_and_parts_are_changed(at: Callable[..., AppTest], plan: Meeting) -> None:
    app = at()
    app.text_input(key="facts-1-place").set_value("De kantine").run()
    press(app, "facts-1-save")
    assert stored().place == "De kantine"
    app = at("welkom")
    key = "part-2-welkom"
    lines = "Korter dan 2 jaar\n2 tot 10 jaar\nLanger\n\nDat zeg ik niet"
    app.text_area(key=f"{key}-options").set_value(lines).run()
    app.number_input(key=f"{key}-minutes").set_value(15).run()
    press(app, f"{key}-save")
    part = stored().programme[0]
    assert [option.id for option in part.options][:2] == ["kort", "twee_tien"]
    assert [option.text for option in part.options][2:] == ["Langer", "Dat zeg ik niet"]
    assert part.minutes == 15
    press(app, "part-3-welkom-down")
    assert [each.id for each in stored().programme][:2] == ["trots", "welkom"]
    press(press(app, "ask-part-welkom"), "yes-part-welkom")
    assert len(stored().programme) == len(plan.programme) - 1


def test_statements_get_themes_and_dots_limits(at: Callable[..., AppTest]) -> None:
    app = at("stellingen")
    app.selectbox(key="part-1-stellingen-theme-bank").set_value("groen").run()
    press(app, "part-1-stellingen-save")
    found = stored().part("stellingen")
    assert found is not None
    assert (found.options[0].id, found.options[0].theme) == ("bank", "groen")
    assert found.options[1].theme == "verkeer"
    app = at("stippen")
    app.number_input(key="part-2-stippen-each").set_value(5).run()
    app.radio(key="part-2-stippen-over").set_value("themes").run()
    app.multiselect(key="part-2-stippen-themes").set_value(["wonen", "groen"]).run()
    press(app, "part-2-stippen-save")
    found = stored().part("stippen")
    assert found is not None
    assert (found.each, found.over, found.ideas_of) == (5, "themes", None)
    assert found.themes == ("wonen", "groen")


def test_dots_are_put_on_measures_of_the_longlist(at: Callable[..., AppTest]) -> None:
    with runtime.store().write() as writer:
        for number in (1, 2):
            serves = ({"theme": "groen", "strength": 2},)
            measure = Measure.model_validate(
                {"id": f"m{number}", "wijk_id": WIJK, "title": f"Boom {number}", "serves": serves}
            )
            writer.put(measure, by="samira", at=NOW.isoformat())
    app = at("stippen")
    app.radio(key="part-1-stippen-over").set_value("measures").run()
    assert app.multiselect(key="part-1-stippen-measures").value == []
    app.multiselect(key="part-1-stippen-measures").set_value(["m2", "m1"]).run()
    press(app, "part-1-stippen-save")
    found = stored().part("stippen")
    assert found is not None
    assert (found.over, found.ideas_of) == ("measures", None)
    assert [(one.id, one.text, one.theme) for one in found.options] == [
        ("m2", "Boom 2", "groen"),
        ("m1", "Boom 1", "groen"),
    ]
    assert app.multiselect(key="part-2-stippen-measures").value == ["m2", "m1"]


def test_a_dilemma_has_two_poles(at: Callable[..., AppTest]) -> None:
    app = at("_nieuw")
    app.radio(key="new-part-kind").set_value("dilemmas").run()
    press(app, "new-part-add")
    part = stored().programme[-1]
    key = f"part-2-{part.id}"
    app.text_input(key=f"{key}-nieuw-text").set_value("Wie begint?").run()
    assert "Een dilemma heeft links en rechts een tekst." in [text.value for text in app.text]
    assert app.button(key=f"{key}-save").disabled
    app.text_input(key=f"{key}-nieuw-low").set_value("De buurt").run()
    app.text_input(key=f"{key}-nieuw-high").set_value("De stad").run()
    press(app, f"{key}-save")
    option = stored().programme[-1].options[0]
    assert (option.text, option.low, option.high) == ("Wie begint?", "De buurt", "De stad")


def test_two_editors_see_both_versions(at: Callable[..., AppTest], plan: Meeting) -> None:
    app = at()
    app.text_input(key="facts-1-place").set_value("De kantine").run()
    elsewhere = plan.model_copy(update={"place": "De kerk"})
    meetings.save_meeting(runtime.store(), elsewhere, identity=BO, now=NOW)
    press(app, "facts-1-save")
    assert stored().place == "De kerk"
    said = html(app)
    assert "<td>De kerk</td><td>De kantine</td>" in said
    assert "keep-both" not in {button.key for button in app.button}
    press(app, "keep-mine")
    assert (stored().place, stored().version) == ("De kantine", 3)


def test_edits_of_other_parts_are_kept_together(at: Callable[..., AppTest], plan: Meeting) -> None:
    app = at("welkom")
    app.text_input(key="part-1-welkom-title").set_value("Hallo").run()
    elsewhere = plan.model_copy(update={"place": "De kerk"})
    meetings.save_meeting(runtime.store(), elsewhere, identity=BO, now=NOW)
    press(press(app, "part-1-welkom-save"), "keep-both")
    assert (stored().place, stored().programme[0].title) == ("De kerk", "Hallo")


def test_opening_the_meeting_is_no_edit(at: Callable[..., AppTest], plan: Meeting) -> None:
    app = at("welkom")
    app.text_input(key="part-1-welkom-title").set_value("Hallo").run()
    store = runtime.store()
    meetings.act(store, plan.id, "open_meeting", console="c", seen=0, identity=BO, now=NOW)
    press(app, "part-1-welkom-save")
    assert stored().programme[0].title == "Hallo"
    assert stored().opened_at is not None
    assert "Naar de regie" in html(app)


def test_a_run_through_has_a_code_of_its_own_and_goes(
    at: Callable[..., AppTest], plan: Meeting
) -> None:
    app = press(at(), "meeting-rehearse")
    with runtime.store().read() as reader:
        practice = next(one for one in reader.all(Meeting, WIJK) if one.rehearses == plan.id)
    assert f"/regie?d={practice.code}" in html(app)
    press(press(app, f"ask-practice-{practice.id}"), f"yes-practice-{practice.id}")
    assert practice.code not in html(app)


def test_a_copy_and_a_removal(at: Callable[..., AppTest], plan: Meeting) -> None:
    app = press(at(), "meeting-copy")
    made = stored()
    assert (made.title, made.programme) == ("Avond in mei (kopie)", plan.programme)
    assert made.code != plan.code
    press(press(app, f"ask-remove-{made.id}"), f"yes-remove-{made.id}")
    assert stored().id == plan.id
    assert app.title[0].value == "Wijkdialoog"


def test_what_was_agreed_is_written_down_and_changed(
    at: Callable[..., AppTest], plan: Meeting, open_as: Open
) -> None:
    app = at("_afspraken")
    save = next(b.key for b in app.button if str(b.key).startswith("agreed-"))
    new = str(save).removesuffix("-save")
    app.text_input(key=f"{new}-text").set_value("De gemeente zet bankjes").run()
    app.text_input(key=f"{new}-owner").set_value("Gemeente").run()
    press(app, f"{new}-save")
    with runtime.store().read() as reader:
        (found,) = reader.follow_ups(plan.id)
    assert (found.text, found.owner, found.version) == ("De gemeente zet bankjes", "Gemeente", 1)
    key = f"agreed-{found.id}-1"
    app.text_input(key=f"{key}-owner").set_value("Wijkteam").run()
    by_bo = found.model_copy(update={"owner": "Bo"})
    meetings.save_follow_up(runtime.store(), by_bo, identity=BO, now=NOW)
    press(app, f"{key}-save")
    assert "<td>Bo</td><td>Wijkteam</td>" in html(app)
    press(app, "keep-mine")
    with runtime.store().read() as reader:
        (kept,) = reader.follow_ups(plan.id)
    assert (kept.owner, kept.version) == ("Wijkteam", 3)
    assert "Wijkteam" in html(open_as("steering", "dialogen", bijeenkomst=plan.id))
    assert isinstance(kept, FollowUp)


def test_the_console_is_drawn_for_a_facilitator(plan: Meeting, open_as: Open) -> None:
    app = open_as("facilitator", "regie", d=plan.code)
    assert not app.exception
    element = app.get("bidi_component")[0]
    assert plan.code in str(element.proto)
    assert "Deze bijeenkomst is er niet." in html(open_as("facilitator", "regie", d="000000"))


def test_a_meeting_that_is_over_is_read_and_leads_to_its_report(
    at: Callable[..., AppTest], plan: Meeting
) -> None:
    store = runtime.store()
    for seen, kind in ((0, "open_meeting"), (2, "close_meeting")):
        meetings.act(
            store,
            plan.id,
            kind,  # type: ignore[arg-type]
            console="c",
            seen=seen,
            identity=BO,
            now=NOW,
        )
    said = html(at())
    assert f"/verslag?wijk={WIJK}&amp;bijeenkomst={plan.id}" in said
    assert "/regie" not in said
    assert "Hoe lang woont of werkt u al in deze wijk?" in said
