"""The form on paper: every question whole on a page, in every language, with nothing evaluated."""

import unicodedata

import pytest

from tests.reports.conftest import HOSTILE, Printed, compile_accessibly
from tests.survey.kinds import EVERY_KIND
from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.reports.paper_form import form_content, paper_form
from wijkwijzer.reports.typesetting import in_language
from wijkwijzer.survey.paper import Block, paper_blocks, paper_questions
from wijkwijzer.survey.questionnaires import load_questionnaire, questionnaire, shipped
from wijkwijzer.survey.records import Questionnaire

THEMES = theme_set("themas")
SHIPPED = [
    (name, version, language)
    for name, version in shipped()
    for language in questionnaire(name, version).languages
]


def printed(
    asked: Questionnaire, buurten: tuple[Buurt, ...], language: str = "nl", wijk: str = "Sluiswijk"
) -> Printed:
    return Printed(paper_form(asked, THEMES, buurten, language, round_name="Najaar", wijk=wijk))


def blocks(asked: Questionnaire, buurten: tuple[Buurt, ...], language: str) -> tuple[Block, ...]:
    return in_language(language, lambda: paper_blocks(asked, THEMES, buurten))


def letters(text: str) -> str:
    """The letters of a text in a fixed order: Arabic comes out of a PDF in the order of drawing."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(sorted(sign for sign in folded if sign.isalpha()))


@pytest.mark.parametrize(("name", "version", "language"), SHIPPED)
def test_every_question_stands_in_the_form_in_order_with_fonts_inside(
    name: str, version: int, language: str, buurten: tuple[Buurt, ...]
) -> None:
    asked = questionnaire(name, version)
    form = printed(asked, buurten, language)
    place = 0
    for question in paper_questions(blocks(asked, buurten, language)):
        if LANGUAGES[language].direction == "rtl":
            assert set(letters(question.text)) <= set(letters(form.text))
            continue
        words = f"{question.number} {' '.join(question.text.split())}"
        assert words in form.text[place:], words
        place += form.text[place:].index(words) + len(words)
        for choice in question.choices:
            assert choice.text.split()[0] in form.text[place:], choice
    assert form.fonts() <= {
        "NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular", "NotoSansArabic-Bold"
    }  # fmt: skip


@pytest.mark.parametrize(("name", "version", "language"), SHIPPED)
def test_it_can_be_read_aloud_and_no_letter_is_missing(
    name: str, version: int, language: str, buurten: tuple[Buurt, ...]
) -> None:
    asked = questionnaire(name, version)
    content = in_language(
        language,
        lambda: form_content(asked, THEMES, buurten, round_name="Najaar", wijk="Sluiswijk"),
    )
    assert compile_accessibly("paper_form", content)


def test_no_question_is_split_over_two_pages(buurten: tuple[Buurt, ...]) -> None:
    asked = questionnaire("standaard", 1)
    form = printed(asked, buurten)
    for block in blocks(asked, buurten, "nl"):
        for question in block.questions:
            words = f"{question.number} {question.text}"
            page = next(page for page in form.pages if words in " ".join(page.split()))
            last = question.choices[-1].text if question.choices else ""
            last = last or (question.question.words[-1]["nl"] if question.question.words else "")
            assert " ".join(last.split()) in " ".join(page.split())
        if block.theme:
            assert sum(block.title in page for page in form.pages if block.about in page) == 1


def test_pages_are_counted_and_have_room_for_a_number(buurten: tuple[Buurt, ...]) -> None:
    form = printed(questionnaire("vijf-minuten", 1), buurten)
    for number, page in enumerate(form.pages, start=1):
        assert f"{number} van {len(form.pages)}" in page
        assert "Formulier" in page


def test_three_themes_fit_on_a_page(buurten: tuple[Buurt, ...]) -> None:
    form = printed(questionnaire("standaard", 1), buurten)
    assert ["2a" in page for page in form.pages].index(True) == 1
    assert all(number in form.pages[1] for number in ("2 Wonen", "3 Energie", "4 Klimaat"))


def test_every_kind_is_drawn_for_paper(buurten: tuple[Buurt, ...]) -> None:
    form = printed(EVERY_KIND, buurten).text
    for words in (
        "U mag meer dan één kruisje zetten.",
        "Anders, namelijk:",
        "Schrijf een 1 in het vakje",
        "Schrijf een heel getal, van 0 tot en met 99.",
        "Zet op de kaart een kruisje met een nummer.",
        "Trek op de kaart een lijn om het gebied",
        "Plek 2 Onderwerp:",
        "Neem hem mee op uw telefoon",
    ):
        assert words in form


def test_what_somebody_typed_is_shown_as_it_is(buurten: tuple[Buurt, ...]) -> None:
    named = (buurten[0].model_copy(update={"name": HOSTILE}), *buurten[1:])
    form = printed(EVERY_KIND, named, wijk=HOSTILE)
    flat = form.text.replace(" ", "")
    assert flat.count(HOSTILE.replace(" ", "")) >= 3  # the title line, a promise, the list


def test_a_name_cannot_turn_the_text_around_it(buurten: tuple[Buurt, ...]) -> None:
    form = printed(questionnaire("vijf-minuten", 1), buurten, wijk="\u202etorkS\u200f ⇒ 😀")
    assert "beter moet" in form.text


def test_a_condition_is_said_in_words(buurten: tuple[Buurt, ...]) -> None:
    asked = load_questionnaire(CONDITIONAL)
    words = [question.only_if for question in paper_questions(blocks(asked, buurten, "nl"))]
    theme = [f"Alleen als u bij vraag {n}a een 3 of lager gaf." for n in range(1, len(THEMES) + 1)]
    assert words == [
        *(text for only_if in theme for text in ("", "", only_if)),
        "",
        "Alleen als u bij vraag 15 dit koos: Ja of Misschien.",
        "Alleen als u bij vraag 16 een 2 tot en met 4 gaf.",
    ]
    form = printed(asked, buurten)
    assert all(text in form.text for text in words)


def test_a_list_longer_than_a_page_goes_on_on_the_next() -> None:
    ring = [[5, 52], [5.01, 52], [5.01, 52.01], [5, 52]]
    area = {"type": "Polygon", "coordinates": [ring]}
    many = tuple(
        Buurt(id=f"b{n}", wijk_id="w", name=f"Een heel lange naam van buurt {n}", geometry=area)
        for n in range(60)
    )
    form = printed(questionnaire("vijf-minuten", 1), many).text
    assert [n for n in range(60) if f"buurt {n}" not in form] == []


CONDITIONAL = """
id: proef
version: 1
title: {nl: Proef}
languages: [nl]
need_rule: urgency
need_question: nodig
score_question: cijfer
steps:
  - id: thema
    each_theme: true
    questions:
      - {id: cijfer, kind: score, text: {nl: "Hoe is het?"}}
      - {id: nodig, kind: urgency, maximum: 5, text: {nl: "Moet het beter?"}}
      - {id: wat, kind: short, text: {nl: "Wat dan?"}, show_if: {question: cijfer, at_most: 3}}
  - id: rest
    questions:
      - id: mee
        kind: single
        text: {nl: "Doet u mee?"}
        options:
          - {id: ja, text: {nl: Ja}}
          - {id: wel, text: {nl: Misschien}}
          - {id: nee, text: {nl: Nee}}
      - id: uren
        kind: number
        text: {nl: "Hoeveel uur?"}
        show_if: {question: mee, any_of: [ja, wel]}
      - id: wanneer
        kind: short
        text: {nl: "Wanneer?"}
        show_if: {question: uren, at_least: 2, at_most: 4}
"""
