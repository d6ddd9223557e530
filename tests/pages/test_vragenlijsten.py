"""The page of questionnaires: who may, reading, copying, changing, protecting, publishing."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake.questionnaires import copy_questionnaire, save_questionnaire
from wijkwijzer.survey.editing import to_yaml
from wijkwijzer.survey.questionnaires import find_question, load_questionnaire, questionnaire
from wijkwijzer.survey.records import StoredQuestionnaire
from wijkwijzer.ui import runtime

NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
SAMIRA = Identity(role="facilitator", account="samira")
WIJK = "lommerwaard"
Open = Callable[..., AppTest]


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def stored() -> list[StoredQuestionnaire]:
    with runtime.store().read() as reader:
        return reader.all(StoredQuestionnaire)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


@pytest.fixture
def draft(demo_database: Path) -> StoredQuestionnaire:
    return copy_questionnaire(runtime.store(), WIJK, "standaard", 2, identity=SAMIRA, now=NOW)


@pytest.fixture
def at(open_as: Open, draft: StoredQuestionnaire) -> Callable[[str], AppTest]:
    """Open the draft at one of its parts."""

    def opened(part: str) -> AppTest:
        app = open_as("facilitator", "vragenlijsten", lijst=draft.id, deel=part)
        assert not app.exception
        return app

    return opened


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_a_facilitator_sees_questionnaires(
    demo_database: Path, open_as: Open, role: str
) -> None:
    app = open_as(role, "vragenlijsten", lijst="standaard-2")
    assert not app.exception
    assert app.title[0].value in {"Meld u aan", "Dit mag u niet zien"}
    assert "rapportcijfer" not in html(app)


def test_the_list_says_what_each_asks_and_how_long_it_takes(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "vragenlijsten")
    assert not app.exception
    assert app.title[0].value == "Vragenlijsten"
    said = html(app)
    assert "37 vragen · ongeveer 10 minuten · Nederlands, Engels" in said
    assert "5 vragen · ongeveer 5 minuten" in said
    assert "Bewoners kiezen de belangrijkste onderwerpen." in said
    assert {b.key for b in app.button} >= {"open-standaard-2", "copy-standaard-1"}


def test_reading_shows_screens_answers_conditions_and_what_follows(
    demo_database: Path, open_as: Open
) -> None:
    app = press(open_as("facilitator", "vragenlijsten"), "open-standaard-2")
    said = html(app)
    for words in (
        "14 keer, een scherm voor elk onderwerp",
        "Ja, dit is heel hard nodig",
        "Anders, namelijk …",
        "Alleen wie bij ‘Wilt u zelf iets doen voor uw buurt?’ antwoordt: ‘Ja’ of ‘Misschien’",
        "Hieruit volgt de behoefte op het wijkkompas",
        "Hiermee kijkt u naar groepen: leeftijd",
    ):
        assert words in said
    app.selectbox(key="reading-language").set_value("en").run()
    assert "Yes, this is badly needed" in html(app)


def test_an_own_version_is_a_draft_that_opens_at_once(demo_database: Path, open_as: Open) -> None:
    app = press(open_as("facilitator", "vragenlijsten"), "copy-vijf-minuten-1")
    (made,) = stored()
    assert (made.state, made.based_on, made.wijk_id) == ("draft", "vijf-minuten-1", WIJK)
    assert "Klaar om te gebruiken" in html(app)
    assert app.success[0].value.startswith("Dit is uw eigen versie")


def test_words_are_changed_and_a_missing_translation_blocks_its_language_only(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    app = at("meedoen")
    key = f"question-{draft.id}-1-meedoen"
    app.text_input(key=f"{key}-text-nl").set_value("Wilt u helpen?").run()
    app.text_area(key=f"{key}-options-nl").set_value("Ja\nMisschien\nNee\nMisschien later").run()
    press(app, f"{key}-save-nl")
    (saved,) = stored()
    question = find_question(saved.content, "meedoen")
    assert question.text["nl"] == "Wilt u helpen?"
    assert [o.id for o in question.options] == ["ja", "misschien", "nee", "misschien_later"]
    assert saved.content.languages == ("nl",)
    assert "Nog te vertalen: Engels (1)" in html(app)
    app.selectbox(key="questionnaire-language").set_value("en").run()
    key = f"question-{draft.id}-2-meedoen"
    area = app.text_area(key=f"{key}-options-en")
    area.set_value("Yes\nMaybe\nNo\nMaybe later").run()
    press(app, f"{key}-save-en")
    assert stored()[0].content.languages == ("nl", "en")


def test_the_question_of_the_compass_is_protected_and_says_why(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    app = at("urgentie")
    key = f"question-{draft.id}-1-urgentie"
    assert app.button(key=f"ask-{key}-drop").disabled
    assert app.selectbox(key=f"{key}-kind").disabled
    assert any("zonder die vraag is er geen wijkkompas" in text.value for text in app.text)
    assert not [box for box in app.selectbox if box.key == f"{key}-if"]


def test_dropping_a_group_question_says_what_is_lost_first(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    app = at("leeftijd")
    key = f"question-{draft.id}-1-leeftijd"
    press(app, f"ask-{key}-drop")
    assert any("geen kompas per leeftijd" in text.value for text in app.text)
    assert len(stored()[0].content.steps[5].questions) == 3
    press(app, f"yes-{key}-drop")
    assert [q.id for q in stored()[0].content.steps[5].questions] == ["huishouden", "wonen"]


def test_a_question_is_added_and_asked_on_a_condition(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    app = at("nieuw")
    app.text_input(key="new-question-text").set_value("Welke dag kunt u?")
    app.selectbox(key="new-question-kind").set_value("multiple")
    app.selectbox(key="new-question-place").set_value("meedoen")
    press(app, "new-question-add")
    key = f"question-{draft.id}-2-welke_dag_kunt_u"
    app.selectbox(key=f"{key}-if").set_value("meedoen").run()
    app.multiselect(key=f"{key}-if-meedoen").set_value(["ja"]).run()
    press(app, f"{key}-save-nl")
    question = find_question(stored()[0].content, "welke_dag_kunt_u")
    assert question.show_if is not None
    assert (question.show_if.question, question.show_if.any_of) == ("meedoen", ("ja",))
    # Now the question it depends on is needed.
    app = at("meedoen")
    assert any("hangt ervan af" in text.value for text in app.text)


def test_a_fault_is_shown_in_plain_words_and_stops_publishing(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    app = at("titel")
    app.text_input(key=f"title-{draft.id}-1-nl").set_value(" ")
    press(app, f"title-{draft.id}-1-save")
    said = html(app)
    assert "Deze lijst is nog niet te gebruiken" in said
    assert "Titel: de tekst in het Nederlands ontbreekt" in said
    assert app.button(key=f"ask-publish-{draft.id}").disabled


def test_publishing_locks_and_then_a_new_version_can_be_made(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    app = press(press(at("titel"), f"ask-publish-{draft.id}"), f"yes-publish-{draft.id}")
    assert stored()[0].state == "published"
    assert "staat vast" in html(app)
    assert not [field for field in app.text_input if field.key.startswith("title-")]
    press(app, f"copy-{draft.id}")
    assert [(s.questionnaire_version, s.state) for s in stored()] == [
        (1, "published"),
        (2, "draft"),
    ]


def test_another_rule_for_the_compass_needs_a_question_that_fits(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    app = at("kompas")
    key = f"compass-{draft.id}-1"
    app.radio(key=f"{key}-rule").set_value("priority").run()
    press(app, f"{key}-save")
    saved = stored()[0].content
    assert (saved.need_rule, saved.need_question) == ("priority", "top")
    assert "Klaar om te gebruiken" in html(app)


def test_somebody_elses_change_is_not_overwritten(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    app = at("titel")
    theirs = draft.content.model_copy(update={"title": {"nl": "Van een ander"}})
    save_questionnaire(
        runtime.store(), draft.model_copy(update={"content": theirs}), identity=SAMIRA, now=NOW
    )
    app.text_input(key=f"title-{draft.id}-1-nl").set_value("Van mij")
    press(app, f"title-{draft.id}-1-save")
    assert stored()[0].content.title["nl"] == "Van een ander"
    assert any("Iemand anders" in warning.value for warning in app.warning)


def test_moving_and_throwing_away(at: Callable[[str], AppTest], draft: StoredQuestionnaire) -> None:
    app = at("plekken")
    press(app, f"question-{draft.id}-1-plekken-move-1")
    assert [s.id for s in stored()[0].content.steps][:4] == ["buurt", "thema", "plekken", "top"]
    press(press(app, f"ask-remove-{draft.id}"), f"yes-remove-{draft.id}")
    assert stored() == []
    assert app.title[0].value == "Vragenlijsten"


def test_the_file_that_is_offered_can_be_read_in_again(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    app = at("bekijk")
    assert [b.proto.label for b in app.get("download_button")] == ["Download als bestand"]
    assert "Wilt u een plek aanwijzen?" in html(app)
    assert load_questionnaire(to_yaml(draft.content)) == draft.content


def test_a_round_is_begun_with_words_about_what_can_be_compared(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "meting", deel="Openen en sluiten")
    app.button_group(key="deel").set_value("rondes").run()
    assert not app.exception
    said = " ".join(caption.value for caption in app.caption).replace("\\", "")
    assert "Te vergelijken met Peiling najaar 2026: ja, 14 onderwerpen." in said
    offered = app.selectbox(key="round-questionnaire")
    place = next(i for i, name in enumerate(offered.options) if "vijf" in name)
    offered.select_index(place).run()
    said = " ".join(caption.value for caption in app.caption)
    assert "nee, want toen ging het om de vraag hoe hard iets nodig is" in said


def test_shipped_questionnaires_can_be_opened_by_their_address(
    demo_database: Path, open_as: Open
) -> None:
    for key in ("standaard-1", "plekscore-1", "vijf-minuten-1"):
        app = open_as("facilitator", "vragenlijsten", lijst=key)
        assert not app.exception
        name, version = key.rsplit("-", 1)
        assert app.title[0].value == questionnaire(name, int(version)).title["nl"]


def test_what_was_not_saved_is_there_when_its_part_is_opened_again(
    at: Callable[[str], AppTest], draft: StoredQuestionnaire
) -> None:
    def go(part: str) -> None:
        press(app, f"row-deel-{part}")

    app = at("meedoen")
    key = f"question-{draft.id}-{{}}-meedoen-text-nl"
    app.text_input(key=key.format(1)).set_value("Helpt u mee?").run()
    assert "Nog niet bewaard: ‘Wilt u zelf iets doen voor uw buurt?’." in html(app)
    assert app.button(key=f"ask-publish-{draft.id}").disabled
    assert "nog niet bewaard" in app.button(key="row-deel-meedoen").label
    go("titel")
    # Saving one part leaves what was typed at another as it was: not saved, not lost.
    app.text_input(key=f"title-{draft.id}-1-nl").set_value("Wat vindt u?").run()
    press(app, f"title-{draft.id}-1-save")
    assert "‘Wilt u zelf iets doen voor uw buurt?’." in html(app)
    go("meedoen")
    assert app.text_input(key=key.format(2)).value == "Helpt u mee?"
    press(app, f"question-{draft.id}-2-meedoen-save-nl")
    saved = stored()[0].content
    assert saved.title["nl"] == "Wat vindt u?"
    assert find_question(saved, "meedoen").text["nl"] == "Helpt u mee?"
    assert "Nog niet bewaard" not in html(app)
    assert not app.button(key=f"ask-publish-{draft.id}").disabled


def test_looking_changes_nothing(at: Callable[[str], AppTest], draft: StoredQuestionnaire) -> None:
    app = at("titel")
    rows = [button.key for button in app.button if (button.key or "").startswith("row-deel-")]
    assert len(rows) > 10
    for row in rows:
        press(app, row)
    app.selectbox(key="questionnaire-language").set_value("en").run()
    for row in rows[:4]:
        press(app, row)
    assert "Nog niet bewaard" not in html(app)
    assert "nog niet bewaard" not in " ".join(button.label for button in app.button)


def test_a_draft_is_offered_for_a_round_as_what_must_be_published_first(
    draft: StoredQuestionnaire, open_as: Open
) -> None:
    app = open_as("facilitator", "meting", deel="rondes")
    app.button_group(key="deel").set_value("rondes").run()
    offered = app.selectbox(key="round-questionnaire")
    assert "nog in de maak" not in offered.options[offered.index]
    place = next(i for i, name in enumerate(offered.options) if "nog in de maak" in name)
    offered.select_index(place).run()
    assert not app.exception
    assert app.info[0].value.startswith("Deze lijst is nog in de maak. Zet hem eerst vast")
    assert app.button(key="ask-start-round").disabled
