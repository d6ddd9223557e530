"""What may be taken out: raw answers, with a line in the log, and passed pins."""

import json
from collections.abc import Mapping

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import choose, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import Book, open_book
from wijkwijzer.publish.geojson import pins_geojson
from wijkwijzer.publish.raw import raw_answers, raw_places
from wijkwijzer.spreadsheet import csv_bytes
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.acts import asker, done, now, told
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
        _read_back(who, wijk, rounds)
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
    kind = st.radio(
        _("Soort bestand"),
        tuple(FILES),
        format_func=lambda id_: _(FILES[id_][0]),
        key="output-kind",
    )
    ask = asker(who)
    st.download_button(
        _("Download de antwoorden"),
        lambda: _content(kind, wijk, chosen, ask()),
        f"antwoorden-{wijk.id}.{kind}",
        FILES[kind][1],
        key="output-answers",
        on_click="ignore",
    )


# Dutch msgids, translated when asked for; and what a browser is told it gets.
FILES: Mapping[str, tuple[str, str]] = {
    "xlsx": (
        "Excel, met een blad dat elke kolom uitlegt (codeboek)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": ("CSV", "text/csv"),
    "jsonl": ("JSON, een regel per enquête", "application/jsonl"),
    "geojson": (
        "GeoJSON: elke plek, ook wat nog wacht of is geweigerd",
        "application/geo+json",
    ),
}


def _content(kind: str, wijk: Wijk, round_id: str, who: Identity) -> bytes:
    if kind == "geojson":
        places = raw_places(store(), wijk.id, round_id, identity=who, now=now())
        return json.dumps(places, ensure_ascii=False, indent=1).encode()
    found = raw_answers(store(), wijk.id, round_id, identity=who, now=now())
    if kind == "csv":
        return csv_bytes(found.table())
    if kind == "jsonl":
        return "".join(f"{line}\n" for line in found.lines()).encode()
    from wijkwijzer.workbook import xlsx_bytes  # noqa: PLC0415 - heavy, and seldom asked for

    return xlsx_bytes({"antwoorden": found.table(), "codeboek": found.codebook()})


def _read_back(who: Identity, wijk: Wijk, rounds: list[Round]) -> None:
    """Take a file that was made here or in another installation."""
    open_rounds = {round_.id: round_.name for round_ in rounds if round_.closed_at is None}
    if not open_rounds:
        return
    with st.expander(_("Antwoorden inlezen uit een bestand")):
        st.text(
            _(
                "Alleen bestanden die hier of in een andere Wijkwijzer zijn opgehaald, van "
                "dezelfde vragenlijst. Klopt een rij niet, dan wordt er niets ingelezen."
            )
        )
        chosen = st.selectbox(
            _("In welke meting"),
            list(open_rounds),
            format_func=lambda id_: open_rounds[id_],
            key="input-round",
        )
        file = st.file_uploader(
            _("Bestand (.xlsx, .csv of .jsonl)"), type=["xlsx", "csv", "jsonl"], key="input-answers"
        )
        wanted = st.button(_("Lees in"), key="input-go", disabled=file is None)
    if wanted and file is not None:
        from wijkwijzer.intake.answer_import import import_answers  # noqa: PLC0415 - heavy

        with told():
            found = import_answers(
                store(), wijk.id, chosen, file.name, file.getvalue(), identity=who, now=now()
            )
            done(
                _("{n} enquêtes ingelezen; {known} waren er al; {withdrawn} ingetrokken.").format(
                    n=number(found.added),
                    known=number(found.known),
                    withdrawn=number(found.withdrawn),
                )
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
