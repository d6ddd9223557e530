"""How sure the compass is, in words: of when, of how many people, and what cannot be said yet."""

import datetime as dt
from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import moment, number
from wijkwijzer.publish.book import Book
from wijkwijzer.ui.kompas.pieces import Shown
from wijkwijzer.wijkkompas.results import Compass, View
from wijkwijzer.wijkkompas.sentences import weighed_sentence
from wijkwijzer.wijkkompas.words import listed, weighed_on

WIJK = View()


def source_line(what: Shown) -> str:
    """Say in one line of when the figures are and of how many people."""
    found = what.book.compass(what.view).content
    people = found.n_responses
    when = _when(what.book, what.view)
    if people is None:
        return when
    if found.weighted_by:
        on = _("Gewogen naar {on}.").format(on=weighed_on(found.weighted_by))
        when = f"{on} {when}"
    if what.book.audience == "public":
        of = _("Van ongeveer {n} bewoners.").format(n=number(people))
    else:
        of = _("Van {n} bewoners.").format(n=number(people))
    return f"{of} {when}"


def how_sure(what: Shown) -> None:
    """Write what may be read from the figures and what not."""
    found = what.book.compass(what.view).content
    weighed = weighed_sentence(found)
    paragraphs = [source_line(what), weighed, *_known(found, what), *_meaning(what)]
    if found.task_weights == "gelijk":
        paragraphs.append(
            _(
                "Niet van elke buurt is bekend hoeveel mensen er wonen. "
                "In de opgave tellen daarom alle buurten even zwaar."
            )
        )
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    st.html(f'<div class="ww-prose">{body}</div>')


def at(stamp: str) -> str:
    """Write a stored moment as people here read it."""
    return moment(dt.datetime.fromisoformat(stamp))


def _when(book: Book, view: View) -> str:
    if book.audience == "facilitator":
        return _("U ziet alle antwoorden van dit moment.")
    facts = book.facts
    stamp = facts.stand_at if view == WIJK else facts.stand_of_groups_at
    if stamp is None:
        return _("Er is nog geen stand gemaakt.")
    return _("Stand van {when}.").format(when=at(stamp))


def _known(found: Compass, what: Shown) -> list[str]:
    """Say of how many themes it is sure, of which it is undecided, and which are not shown."""
    names = what.themes
    of_field = {
        field: [names[r.theme] for r in found.themes if r.field == field]
        for field in ("onbeslist", "verborgen")
    }
    sure = len(found.themes) - sum(map(len, of_field.values()))
    texts = []
    if sure:
        texts.append(
            _(
                "Zeker is van {sure} van de {all} onderwerpen of de behoefte hoog of laag is."
            ).format(sure=sure, all=len(found.themes))
        )
    if of_field["onbeslist"]:
        texts.append(_("Nog niet te zeggen is het van: {themes}.").format(
            themes=listed(of_field["onbeslist"])
        ))  # fmt: skip
    if of_field["verborgen"]:
        texts.append(_("Nog te weinig antwoorden zijn er over: {themes}.").format(
            themes=listed(of_field["verborgen"])
        ))  # fmt: skip
    return [" ".join(texts)]


def _meaning(what: Shown) -> list[str]:
    texts = [
        _(
            "De marge zegt hoe ver het getal er door toeval naast kan zitten. "
            "Hoe meer bewoners antwoorden, hoe smaller de marge."
        ),
        _(
            "De getallen zeggen wat de bewoners vinden die antwoordden. "
            "Of zij op alle bewoners lijken, is een andere vraag."
        ),
    ]
    if what.book.audience != "facilitator":
        texts.append(
            _(
                "Een getal gaat altijd over minstens tien mensen, zodat niemand is te herkennen. "
                "De getallen van de hele wijk veranderen na elke tien nieuwe antwoorden (bij veel "
                "antwoorden minder vaak), die van buurten en groepen als de begeleider een nieuwe "
                "stand maakt."
            )
        )
    return texts
