"""Changing a questionnaire: what is kept and protected, and that a file comes back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.neighbourhood.records import CATEGORIES
from wijkwijzer.survey.editing import (
    as_kind,
    fits_need,
    free_id,
    moved,
    option_lines,
    step_moved,
    step_of,
    to_yaml,
    what_is_lost,
    why_it_must_stay,
    with_group,
    with_new_question,
    with_options,
    with_question,
    with_words,
    without_question,
)
from wijkwijzer.survey.kind_words import kind_name, plain_faults
from wijkwijzer.survey.questionnaires import (
    faults,
    find_question,
    load_questionnaire,
    questionnaire,
    shipped,
)
from wijkwijzer.survey.records import Kind

STANDARD = questionnaire("standaard", 2)
WORK = find_question(STANDARD, "wat_doen")


@pytest.mark.parametrize("key", shipped())
def test_a_file_comes_back_as_it_was(key: tuple[str, int]) -> None:
    asked = questionnaire(*key)
    assert load_questionnaire(to_yaml(asked)) == asked


@pytest.mark.parametrize("kind", Kind.__args__)  # type: ignore[attr-defined]
def test_a_new_question_of_any_kind_has_no_fault_in_dutch(kind: Kind) -> None:
    dutch = questionnaire("vijf-minuten", 1).model_copy(update={"languages": ("nl",)})
    if kind == "buurt":
        dutch = without_question(dutch, "buurt")
    made, id_ = with_new_question(dutch, kind, "Wat vindt u ervan?")
    assert find_question(made, id_).kind == kind
    assert list(faults(made)) == []
    assert kind_name(kind)
    here, id_ = with_new_question(dutch, kind, "Wat vindt u ervan?", step_id="over_u")
    assert step_of(here, id_).id == "over_u"
    assert list(faults(here)) == []


def test_another_kind_keeps_words_and_condition() -> None:
    changed = as_kind(WORK, "single")
    assert (changed.text, changed.options, changed.show_if) == (
        WORK.text,
        WORK.options,
        WORK.show_if,
    )
    assert as_kind(WORK, "long").options == ()
    assert list(faults(with_question(STANDARD, as_kind(WORK, "long")))) == []


def test_a_group_has_the_fixed_answers_and_loses_none() -> None:
    own = find_question(STANDARD, "meedoen")
    for group, categories in CATEGORIES.items():
        made = with_group(own, group)  # type: ignore[arg-type]
        assert (made.group, tuple(o.id for o in made.options)) == (group, categories)
        fewer = with_options(made, "Alleen dit", "nl")
        assert tuple(o.id for o in fewer.options) == categories
    age = find_question(STANDARD, "leeftijd")
    other_words = with_options(age, "\n".join("abcde"), "nl")
    assert [o.id for o in other_words.options] == list(CATEGORIES["age"])
    assert option_lines(other_words, "nl") == "a\nb\nc\nd\ne"


def test_an_answer_keeps_its_id_when_moved_or_mended() -> None:
    lines = option_lines(WORK, "nl").splitlines()
    ids = [option.id for option in WORK.options]
    turned = with_options(WORK, "\n".join(reversed(lines)), "nl")
    assert [o.id for o in turned.options] == ids[::-1]
    mended = with_options(WORK, "\n".join([lines[0], "Buren helpen", *lines[2:]]), "nl")
    assert [o.id for o in mended.options] == ids
    assert mended.options[1].text["en"] == WORK.options[1].text["en"]
    fewer = with_options(WORK, "\n".join([*lines[:2], "", "Iets nieuws "]), "nl")
    assert [o.id for o in fewer.options] == [*ids[:2], "iets_nieuws"]


def test_a_translation_follows_the_dutch_lines_and_never_adds_one() -> None:
    turkish = with_options(WORK, "bir\niki\nüç", "tr")
    assert [o.text["tr"] for o in turkish.options] == ["bir", "iki", "üç", "", ""]
    many = with_options(WORK, "\n".join("123456789"), "tr")
    assert [o.id for o in many.options] == [o.id for o in WORK.options]


line = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


@given(st.lists(line, max_size=12))
def test_whatever_is_typed_gives_answers_with_ids_of_their_own(lines: list[str]) -> None:
    made = with_options(WORK, "\n".join(lines), "nl")
    ids = [option.id for option in made.options]
    assert len(set(ids)) == len(ids)
    asked = with_question(STANDARD.model_copy(update={"languages": ("nl",)}), made)
    wrong = [fault for fault in faults(asked) if "geen antwoorden" not in fault]
    assert wrong == []


def test_words_of_a_scale_are_one_for_each_point_or_none() -> None:
    question = find_question(STANDARD, "urgentie")
    english = with_words(question, "a\nb", "en")
    assert [word["en"] for word in english.words] == ["a", "b", "", "", ""]
    assert [word["nl"] for word in english.words] == [word["nl"] for word in question.words]
    assert with_words(question, " \n", "nl").words == ()


def test_moving_stays_within_the_list() -> None:
    def order(asked: object) -> list[str]:
        return [step.id for step in asked.steps]  # type: ignore[attr-defined]

    assert order(moved(STANDARD, "top", -1))[:2] == ["buurt", "top"]
    assert order(step_moved(STANDARD, "buurt", -1)) == order(STANDARD)
    assert order(step_moved(STANDARD, "open", 1)) == order(STANDARD)
    inside = step_of(moved(STANDARD, "huishouden", -1), "leeftijd")
    assert [q.id for q in inside.questions] == ["huishouden", "leeftijd", "wonen"]


def test_what_the_compass_and_conditions_need_must_stay() -> None:
    assert "geen wijkkompas" in why_it_must_stay(STANDARD, "urgentie")
    assert "Wat lijkt u leuk?" in why_it_must_stay(STANDARD, "meedoen")
    assert why_it_must_stay(STANDARD, "open") == ""
    assert "per leeftijd" in what_is_lost(STANDARD, "leeftijd")
    assert "hoe het nu is" in what_is_lost(STANDARD, "score")
    assert what_is_lost(STANDARD, "open") == ""


def test_dropping_the_score_leaves_a_questionnaire_that_works() -> None:
    without = without_question(STANDARD, "score")
    assert without.score_question is None
    assert list(faults(without)) == []
    assert [s.id for s in without_question(STANDARD, "open").steps][-1] == "over_u"


def test_a_need_follows_only_from_a_question_that_fits() -> None:
    assert [q.id for q in fits_need(STANDARD, "urgency")] == ["urgentie"]
    assert [q.id for q in fits_need(STANDARD, "dissatisfaction")] == ["score"]
    assert [q.id for q in fits_need(STANDARD, "priority")] == ["top"]


def test_faults_name_questions_by_their_text_and_fields_by_plain_words() -> None:
    turned = step_moved(STANDARD, "over_u", -1)
    assert plain_faults(turned) == ()
    broken = moved(STANDARD, "wat_doen", -1)
    (said,) = plain_faults(broken)
    assert said == (
        "Vraag ‘Wat lijkt u leuk?’: de voorwaarde noemt ‘Wilt u zelf iets doen voor uw buurt?’; "
        "dat is geen vraag die eerder gesteld wordt"
    )
    none = with_question(STANDARD, WORK.model_copy(update={"options": ()}))
    assert "er zijn geen antwoorden" in plain_faults(none)[0]
    assert not any("_" in fault for fault in plain_faults(none))


@given(st.text(max_size=60), st.sets(st.sampled_from(["vraag", "ja", "ja_2", "koop"])))
def test_an_id_is_free_and_allowed(text: str, taken: set[str]) -> None:
    made = free_id(text, taken)
    assert made not in taken
    assert made not in {"koop", "anders", "weet_niet", "niet_gezegd", "alleen"}
    assert made.replace("_", "").isalnum()
    assert made.isascii()
