"""What may be taken out: raw answers, with a line in the log, and passed pins."""

import json

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import choose, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import Book, open_book
from wijkwijzer.publish.geojson import pins_geojson
from wijkwijzer.publish.raw import raw_responses
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.management.sections import asker, now
from wijkwijzer.ui.parts import csv_bytes
from wijkwijzer.ui.runtime import store


def output_section(who: Identity, wijk: Wijk) -> None:
    """Offer the answers of a round and the pins of the wijk as files."""
    with store().read() as reader:
        rounds = list(reversed(reader.all(Round, wijk.id)))
        sent = {round_.id: reader.response_count(round_.id) for round_ in rounds}
    if not rounds:
        st.html(f'<p class="ww-finding">{_("Er is nog geen meting.")}</p>')
        return
    left, right = st.columns(2, gap="large")
    with left:
        _answers(who, wijk, rounds, sent)
    with right:
        book = open_book(store(), wijk.id, "facilitator", now=now())
        if book is not None:
            _pins(book, wijk)


def _answers(who: Identity, wijk: Wijk, rounds: list[Round], sent: dict[str, int]) -> None:
    st.subheader(_("Alle antwoorden"), anchor=False)
    st.text(
        _(
            "Een rij per enquête, voor Excel of een statistiekprogramma. Er staan geen namen in, "
            "maar wie de antwoorden van iemand kent, kan diegene herkennen. Deel dit bestand niet. "
            "Het logboek bewaart wie het ophaalde en wanneer."
        )
    )
    names = {round_.id: round_.name for round_ in rounds}
    chosen = st.selectbox(
        _("Meting"),
        tuple(names),
        format_func=lambda id_: f"{names[id_]} ({number(sent[id_])})",
        key="output-round",
    )
    ask = asker(who)
    st.download_button(
        _("Download de antwoorden"),
        lambda: csv_bytes(raw_responses(store(), wijk.id, chosen, identity=ask(), now=now())),
        f"antwoorden-{wijk.id}.csv",
        "text/csv",
        key="output-answers",
        on_click="ignore",
    )


def _pins(book: Book, wijk: Wijk) -> None:
    content = book.map_content()
    st.subheader(_("Plekken op de kaart"), anchor=False)
    st.text(
        _(
            "De {n} plekken met opmerking die zijn doorgelaten, als GeoJSON voor een "
            "kaartprogramma. Iedereen mag dit bestand zien."
        ).format(n=number(len(content.content.pins)))
    )
    themes = {theme.id: choose(theme.name) for theme in book.facts.context.themes}
    st.download_button(
        _("Download de plekken"),
        lambda: json.dumps(pins_geojson(content, themes), ensure_ascii=False, indent=1),
        f"plekken-{wijk.id}.geojson",
        "application/geo+json",
        key="output-pins",
        on_click="ignore",
    )
