"""A questionnaire that holds every kind of question once."""

from wijkwijzer.survey.questionnaires import load_questionnaire

EVERY_KIND = load_questionnaire(
    """
id: proef
version: 2
title: {nl: Proef}
languages: [nl]
need_rule: dissatisfaction
need_question: cijfer
score_question: cijfer
steps:
  - id: buurt
    questions:
      - {id: buurt, kind: buurt, group: buurt, text: {nl: "Waar woont u?"}}
  - id: thema
    each_theme: true
    questions:
      - {id: cijfer, kind: score, maximum: 7, dont_know: true, text: {nl: "Hoe is het?"}}
      - {id: nodig, kind: urgency, maximum: 5, text: {nl: "Moet het beter?"}}
  - id: rest
    title: {nl: De rest}
    questions:
      - {id: eerst, kind: top, choose: 2, text: {nl: "Wat eerst?"}}
      - id: dagen
        kind: multiple
        text: {nl: "Wanneer kunt u?"}
        options:
          - {id: ma, text: {nl: maandag}}
          - {id: di, text: {nl: dinsdag}}
          - {id: wo, text: {nl: woensdag}}
        other: true
      - id: groep
        kind: single
        text: {nl: "Waar doet u mee?"}
        options:
          - {id: koor, text: {nl: het koor}}
          - {id: geen, text: {nl: nergens}}
        other: true
      - {id: jaren, kind: number, minimum: 0, maximum: 99, text: {nl: "Hoe lang woont u hier?"}}
      - {id: kort, kind: short, max_length: 20, text: {nl: In een paar woorden}}
      - {id: lang, kind: long, max_length: 40, contribution: true, text: {nl: Vertel}}
      - {id: plek, kind: pin, choose: 2, max_length: 40, ask_theme: true, text: {nl: "Waar?"}}
      - {id: gebied, kind: area, choose: 2, max_length: 40, text: {nl: "Welk stuk?"}}
      - {id: foto, kind: photo, choose: 3, text: {nl: "Hebt u een foto?"}}
"""
)
