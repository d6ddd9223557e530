from wijkwijzer.survey.questionnaires import find_question, questionnaire
from wijkwijzer.survey.records import Questionnaire
from wijkwijzer.survey.translations import complete_languages, missing, wordings

STANDARD = questionnaire("standaard", 2)


def without(language: str) -> Questionnaire:
    content = STANDARD.model_dump(mode="json")
    del content["steps"][1]["questions"][1]["words"][2][language]
    return Questionnaire.model_validate(content)


def test_what_is_missing_is_named_with_its_place() -> None:
    (wording,) = missing(without("en"), "en")
    assert (wording.step, wording.question, wording.field) == ("thema", "urgentie", "words.3")
    assert wording.texts["nl"] == "Een beetje beter mag wel"
    assert missing(STANDARD, "en") == ()


def test_one_missing_text_blocks_that_language_only() -> None:
    assert set(complete_languages(STANDARD)) - set(complete_languages(without("en"))) == {"en"}
    assert complete_languages(without("en"))[0] == "nl"


def test_every_text_that_residents_read_is_gone_through() -> None:
    texts = [wording.texts["nl"] for wording in wordings(STANDARD)]
    question = find_question(STANDARD, "wat_doen")
    assert STANDARD.title["nl"] in texts
    assert "Iets over u" in texts
    assert "heel slecht" in texts
    assert {option.text["nl"] for option in question.options} <= set(texts)


def test_dutch_is_always_named_and_its_absence_is_a_fault() -> None:
    assert complete_languages(without("nl"))[0] == "nl"
