"""The sections of the page: the compass first, then what supports it."""

from html import escape
from urllib.parse import quote

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import Book
from wijkwijzer.publish.lattice import lattice
from wijkwijzer.spreadsheet import csv_bytes
from wijkwijzer.ui.kompas import pieces
from wijkwijzer.ui.kompas.certainty import how_sure, source_line
from wijkwijzer.ui.kompas.element import living_compass
from wijkwijzer.ui.kompas.map import THEME, map_section
from wijkwijzer.ui.kompas.pieces import Shown
from wijkwijzer.ui.kompas.view import choose_view
from wijkwijzer.ui.kompas.wall import first_words
from wijkwijzer.wijkkompas.results import View


def no_round(wijk: Wijk) -> None:
    """Say that there is no survey yet in this wijk, and how one begins."""
    ui.empty_state(
        _("In {wijk} is nog geen enquête geweest.").format(wijk=wijk.name),
        _("Een begeleider begint er een bij Meting. Daarna groeit hier het kompas."),
    )


def compass_section(book: Book) -> Shown:
    """Draw the compass with its sentence and the choice of whose it is; return what is shown."""
    head = st.container(key="ww-kompas-title", gap=None)
    left, right = st.columns([7, 3], gap="large")
    with right:
        view = choose_view(book)
        what = pieces.shown(book, view)
        explained = _how_to_read(pieces.meaning(what))
        st.html(f'<p class="ww-quiet">{escape(source_line(what))}</p>{explained}')
    with left:
        theme = living_compass(what, height="max(68vh, 34rem)")
    if theme:
        st.session_state[THEME] = theme
    with head:
        st.title(_("Wijkkompas"), anchor=False)
        ui.finding(first_words(what))
        if not what.has_answers:
            _why_empty(what)
    return what


def fields_section(what: Shown) -> None:
    """Draw the four fields with what stands out."""
    st.header(_("Wat vragen bewoners, en wat doen partijen?"), anchor=False)
    ui.finding(pieces.fields_finding(what))
    with st.container(key="ww-kompas-chart"):
        st.plotly_chart(
            pieces.fields(what),
            theme=None,
            width="stretch",
            config={"displayModeBar": False, "scrollZoom": False},
            key="kompas_fields",
        )
    st.html(pieces.fields_list(what))


def map_of_wijk(what: Shown) -> None:
    """Draw the map, or say why there is none."""
    st.header(_("Waar in de wijk?"), anchor=False)
    if what.book.facts.context.buurten:
        map_section(what)
    else:
        st.write(
            _(
                "Van deze wijk zijn nog geen buurten met grenzen bekend, dus er is geen kaart. "
                "Een begeleider leest ze in bij Wijk en partijen."
            )
        )


def table_section(what: Shown) -> None:
    """Offer the numbers as a table and as a download."""
    st.header(_("De getallen"), anchor=False)
    wijk = what.book.facts.context.wijk.id
    ui.download_table(pieces.table(what), f"wijkkompas-{wijk}")
    st.download_button(
        _("Download alle cijfers van deze meting"),
        lambda: csv_bytes(lattice(what.book).content),
        f"cijfers-{wijk}.csv",
        "text/csv",
        key="kompas-lattice",
        on_click="ignore",
        help=_("Ook van alle buurten en groepen, zoals u ze hier mag zien."),
    )


def certainty_section(what: Shown) -> None:
    """Say how sure all this is."""
    st.header(_("Hoe zeker is dit?"), anchor=False)
    how_sure(what)


def _why_empty(what: Shown) -> None:
    facts = what.book.facts
    if facts.arrivals == 0:
        text = _("Vul de enquête in, of laat bewoners dat doen. Dit scherm beweegt vanzelf mee.")
    elif what.view != View() and facts.stand_of_groups_at is None:
        text = _(
            "Van buurten en groepen is nog geen stand. De begeleider maakt die met de knop "
            "Nieuwe stand."
        )
    else:
        text = _("Er wordt pas iets getoond bij minstens tien antwoorden op een onderwerp.")
    st.html(f'<p class="ww-lead">{escape(text)}</p>')


def _how_to_read(meaning: str) -> str:
    """Explain the drawing with the drawing's own marks."""
    colours = palette()
    petal = f'<path d="M12 22 6 8q6-6 12 0z" fill="{colours.need}"/>'
    arc = (
        f'<path d="M4 13q8-8 16 0" fill="none" stroke="{colours.task}" stroke-width="3.5" '
        'stroke-linecap="round"/>'
    )
    needle = f'<path d="M12 1l4 21-4-4-4 4z" fill="{colours.ink}"/>'
    rows = (
        (petal, _("Een blad is wat bewoners vragen. Hoe langer, hoe sterker.")),
        (arc, _("Een boog is hoe hard partijen er al aan werken.")),
        (needle, _("De naald wijst naar waar bewoners het meest tekortkomen.")),
    )
    items = "".join(
        f'<div><dt><img src="{_picture(mark)}" alt=""></dt><dd>{escape(text)}</dd></div>'
        for mark, text in rows
    )
    said = f'<p class="ww-quiet ww-meaning">{escape(meaning)}</p>' if meaning else ""
    return f'<dl class="ww-how">{items}</dl>{said}'


def _picture(mark: str) -> str:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{mark}</svg>'
    return f"data:image/svg+xml,{quote(drawing)}"
