"""A questionnaire with every kind of condition, and what is asked after which answers.

The same table holds for `survey/conditions.py` and for `form/conditions.js`.
"""

from wijkwijzer.survey.questionnaires import load_questionnaire
from wijkwijzer.survey.records import Answers

THEMES = ("wonen", "groen")
CONDITIONAL = load_questionnaire(
    """
id: voorwaarden
version: 1
title: {nl: Proef}
languages: [nl]
need_rule: dissatisfaction
need_question: cijfer
score_question: cijfer
steps:
  - id: begin
    title: {nl: Begin}
    questions:
      - id: hond
        kind: single
        dont_know: true
        other: true
        text: {nl: "Hebt u een hond?"}
        options:
          - {id: ja, text: {nl: ja}}
          - {id: nee, text: {nl: nee}}
      - id: honden
        kind: number
        minimum: 1
        maximum: 50
        show_if: {question: hond, any_of: [ja]}
        text: {nl: "Hoeveel?"}
      - id: veel
        kind: short
        show_if: {question: honden, at_least: 3, at_most: 9}
        text: {nl: "Hoe doet u dat?"}
      - id: welk
        kind: multiple
        show_if: {question: hond, any_of: [anders]}
        text: {nl: "Welk dier dan?"}
        options:
          - {id: kat, text: {nl: kat}}
          - {id: vogel, text: {nl: vogel}}
  - id: thema
    each_theme: true
    questions:
      - {id: cijfer, kind: score, dont_know: true, text: {nl: "Hoe is het?"}}
      - id: waarom
        kind: long
        show_if: {question: cijfer, at_most: 5}
        text: {nl: "Waarom?"}
      - id: uitlaten
        kind: single
        show_if: {question: hond, any_of: [ja, anders]}
        text: {nl: "Kan het dier hier los?"}
        options:
          - {id: wel, text: {nl: wel}}
  - id: vogels
    title: {nl: Vogels}
    show_if: {question: welk, any_of: [vogel]}
    questions:
      - {id: fluit, kind: short, text: {nl: "Fluit hij?"}}
      - id: hoog
        kind: short
        show_if: {question: hond, any_of: [ja]}
        text: {nl: "Hoe hoog?"}
"""
)

_PLAIN = ["hond", "cijfer:wonen", "cijfer:groen"]
_DOG = ["hond", "honden", "cijfer:wonen", "uitlaten:wonen", "cijfer:groen", "uitlaten:groen"]
_OTHER = ["hond", "welk", "cijfer:wonen", "uitlaten:wonen", "cijfer:groen", "uitlaten:groen"]
_MANY = ["hond", "honden", "veel", *_DOG[2:]]

CASES: tuple[tuple[Answers, list[str]], ...] = (
    ({}, _PLAIN),
    ({"hond": "nee"}, _PLAIN),
    ({"hond": "weet_niet"}, _PLAIN),
    ({"hond": "ja"}, _DOG),
    ({"hond": "ja", "honden": 2}, _DOG),
    ({"hond": "ja", "honden": 3}, _MANY),
    ({"hond": "ja", "honden": 9}, _MANY),
    ({"hond": "ja", "honden": 10}, _DOG),
    # What was not asked decides nothing, also when an answer to it was given before.
    ({"hond": "nee", "honden": 5}, _PLAIN),
    ({"hond": "anders", "hond.anders": "een kat"}, _OTHER),
    ({"hond": "anders", "welk": ("kat",)}, _OTHER),
    ({"hond": "anders", "welk": ("kat", "vogel")}, [*_OTHER, "fluit"]),
    ({"hond": "ja", "welk": ("vogel",)}, _DOG),
    (
        {"cijfer:wonen": 5, "cijfer:groen": 6},
        ["hond", "cijfer:wonen", "waarom:wonen", "cijfer:groen"],
    ),
    ({"cijfer:wonen": "weet_niet", "cijfer:groen": 1}, [*_PLAIN, "waarom:groen"]),
)
