"""The page of the poster: what will stand on it, in which size, and what it looks like."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.poster import Poster
from wijkwijzer.publish.poster import poster
from wijkwijzer.reports.poster import MOST_LANES, SIZES, Paper, poster_pdf, poster_png
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.acts import ACTS, asker, now
from wijkwijzer.ui.kept import Itself, kept
from wijkwijzer.ui.parts import finding, page_title
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.way_in import chosen_address

SCREEN = 75
"""Pixels per inch of A3 at which a poster is shown on a screen."""
_STYLE = f"""<style>{ACTS}
[data-testid="stMain"] :is([data-testid="stButton"], [data-testid="stDownloadButton"],
    [data-testid="stButtonGroup"]) button {{ min-height: 44px; }}
[data-testid="stMain"] [data-testid="stCheckbox"] label {{ min-height: 44px; align-items: center; }}
.ww-poster {{ margin: .4rem 0 0; }}
.ww-poster img {{ width: 100%; max-width: 46rem; height: auto; border: 1px solid {LIGHT.line};
    box-shadow: 0 .6rem 1.8rem rgb(0 0 0 / .12); }}
</style>"""


def poster_page(who: Identity, wijk: Wijk) -> None:
    """Draw the page."""
    st.html(_STYLE)
    page_title(
        _("Poster"),
        _("Op één vel wat bewoners vragen, wat u samen wilt en wie wat wanneer doet."),
    )
    made = poster(store(), wijk.id, identity=who, now=now())
    left, right = st.columns([5, 7], gap="large")
    with left:
        _tell(made.content)
        paper, address = _choices(wijk)
        _download(who, wijk, paper, address)
    # Last: the first time it takes a moment, and what stands beside it can be used meanwhile.
    with right:
        _preview(made, address)


def _tell(found: Poster) -> None:
    """Say what stands on it, and what does not."""
    finding(_contents_sentence(found))
    missing = _missing(found)
    if not found.lanes:
        st.text(_("Wat partijen opschrijven en wat u bij Maatregelen kiest, komt er vanzelf op."))
    if missing:
        st.text(_("Nog niet op de poster: {parts}.").format(parts=", ".join(missing)))
    if len(found.lanes) > MOST_LANES:
        st.text(
            _("Van het programma staan de eerste {n} op de poster; meer is niet te lezen.").format(
                n=MOST_LANES
            )
        )


def _contents_sentence(found: Poster) -> str:
    if found.is_programme:
        return _("Het programma staat erop: {n} afspraken en maatregelen.").format(
            n=len(found.lanes)
        )
    if found.lanes:
        return _("Er is nog niets gekozen. Op de poster staat nu waar partijen aan werken.")
    return _("Er is nog niets gekozen en er zijn nog geen opgaven.")


def _missing(found: Poster) -> list[str]:
    """Name the parts that are left out because there is nothing to show yet."""
    parts: Sequence[tuple[object, str]] = (
        (found.compass, _("het kompas")),
        (found.needs, _("wat bewoners het meest vragen")),
        (any(need.quote for need in found.needs), _("woorden van bewoners")),
        (found.ambitions, _("wat partijen samen willen")),
        (found.areas, _("de kaart")),
    )
    return [name for is_there, name in parts if not is_there]


def _choices(wijk: Wijk) -> tuple[Paper, str]:
    """Let size and code be chosen; return them, "" for no code."""
    names: dict[Paper, str] = {size: size.upper() for size in SIZES}
    paper = st.segmented_control(
        _("Hoe groot?"),
        list(SIZES),
        format_func=lambda size: names[size],
        default="a3",
        required=True,
        key="poster-paper",
    )
    is_open = "afspraken" in wijk.published
    coded = st.toggle(_("Met een QR-code naar de terugkoppeling"), is_open, key="poster-code")
    if not coded:
        return paper, ""
    if not is_open:
        st.text(_("Bewoners zien de terugkoppeling nog niet. Zet haar voor hen open voor u print."))
    return paper, f"{chosen_address()}/terugkoppeling?{urlencode({'wijk': wijk.id})}"


def _download(who: Identity, wijk: Wijk, paper: Paper, address: str) -> None:
    st.download_button(
        _("Download de poster"),
        _file(asker(who), wijk, paper, address),
        f"poster-{paper}.pdf",
        "application/pdf",
        type="primary",
        icon=":material/download:",
        key="poster-pdf",
    )


def _file(
    ask: Callable[[], Identity], wijk: Wijk, paper: Paper, address: str
) -> Callable[[], bytes]:
    """Return what makes the file when it is asked for, from what may be shown at that moment."""

    def made() -> bytes:
        who = ask()
        require(who, "see_programme", wijk)
        fresh = poster(store(), wijk.id, identity=who, now=now())
        return poster_pdf(fresh, paper=paper, address=address)

    return made


def _preview(made: Released[Poster], address: str) -> None:
    with st.spinner(_("De poster wordt getekend.")):
        drawn = _drawn(Itself(made), address)
    told = escape(_("De poster van {wijk}").format(wijk=made.content.wijk_name))
    st.html(
        f'<figure class="ww-poster"><img src="data:image/png;base64,{drawn}" alt="{told}"></figure>'
    )


@kept
def _drawn(made: Itself[Released[Poster]], address: str) -> str:
    return b64encode(poster_png(made.thing, address=address, ppi=SCREEN)).decode()
