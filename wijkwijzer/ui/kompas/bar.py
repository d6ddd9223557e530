"""The facilitator's bar: whose eyes to look through, a new stand, residents, the wall."""

import datetime as dt
from html import escape
from urllib.parse import urlencode

import streamlit as st

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.records import publish_to_residents
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import Book
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.kompas.certainty import at
from wijkwijzer.ui.runtime import store

REPORT = "kompas_report"
AUDIENCES: tuple[Audience, ...] = ("facilitator", "steering", "public")


def audience_of(who: Identity) -> Audience:
    """Return whose figures a role sees."""
    return "public" if who.role == "resident" else who.role


def bar(who: Identity, wijk: Wijk) -> Audience:
    """Draw the bar for who may publish, do what was pressed, and return the chosen audience."""
    if not may(who, "publish", wijk):
        return audience_of(who)
    with st.container(horizontal=True, key="ww-kompas-bar", vertical_alignment="bottom"):
        seen_as = st.segmented_control(
            _("Kijk als"),
            AUDIENCES,
            format_func=_audience_name,
            default="facilitator",
            required=True,
            key="kompas_audience",
            width="content",
        )
        _residents_toggle(who, wijk)
        make = st.button(_("Nieuwe stand"), icon=":material/update:", key="kompas_stand")
        _walls(wijk)
    if make:
        _new_stand(who, wijk)
    return seen_as


def status(who: Identity, book: Book) -> None:
    """Say under the bar what others see now, and what a new stand just changed."""
    facts, wijk = book.facts, book.facts.context.wijk
    if not may(who, "publish", wijk):
        return
    if facts.stand_at is None:
        seen = _("Er is nog geen stand. Tien antwoorden op een onderwerp maken de eerste.")
    elif "kompas" in wijk.published:
        seen = _("Bewoners en de stuurgroep zien de stand van {when}.").format(
            when=at(facts.stand_at)
        )
    else:
        seen = _(
            "De stuurgroep ziet de stand van {when}. Bewoners zien het kompas nog niet."
        ).format(when=at(facts.stand_at))
    if facts.stand_at is not None and facts.stand_of_groups_at is None:
        seen += " " + _("Van buurten en groepen is nog geen stand: druk op Nieuwe stand.")
    st.html(f'<p class="ww-quiet">{escape(seen)}</p>')
    report = st.session_state.pop(REPORT, "")
    if report:
        st.success(report)


def _audience_name(audience: str) -> str:
    return {
        "facilitator": _("begeleider"),
        "steering": _("stuurgroep"),
        "public": _("bewoner"),
    }[audience]


def _residents_toggle(who: Identity, wijk: Wijk) -> None:
    # The key holds what is stored: when somebody else changed it, this is a new switch.
    shown = "kompas" in wijk.published
    wanted = st.toggle(_("Tonen aan bewoners"), value=shown, key=f"kompas_residents_{shown}")
    if wanted != shown:
        now = dt.datetime.now(dt.UTC)
        publish_to_residents(store(), wijk, "kompas", shown=wanted, identity=who, now=now)
        st.rerun()


def _walls(wijk: Wijk) -> None:
    def address(**more: str) -> str:
        return f"/kompas?{urlencode({'scherm': '1', 'wijk': wijk.id} | more)}"

    st.link_button(_("Op de wand"), address(), icon=":material/tv:")
    with st.popover(_("Andere wanden")):
        for name, more in (
            (_("Kompas, donkere zaal"), {"donker": "1"}),
            (_("De vier velden"), {"toon": "velden"}),
            (_("De vier velden, donkere zaal"), {"toon": "velden", "donker": "1"}),
            (_("De kaart"), {"toon": "kaart"}),
            (_("De kaart, donkere zaal"), {"toon": "kaart", "donker": "1"}),
        ):
            st.link_button(name, address(**more), width="stretch")


def _new_stand(who: Identity, wijk: Wijk) -> None:
    with store().read() as reader:
        rounds = reader.all(Round, wijk.id)
    if not rounds:
        return
    waiting = _("De nieuwe stand wordt nagekeken, zodat niemand is te herkennen. Dit duurt even.")
    with st.spinner(waiting, show_time=True):
        report = new_stand(
            store(), wijk.id, rounds[-1].id, identity=who, now=dt.datetime.now(dt.UTC)
        )
    if report is None:
        st.session_state[REPORT] = _(
            "Er is geen nieuwe stand gemaakt: er zijn nog te weinig nieuwe antwoorden om te tonen."
        )
    else:
        st.session_state[REPORT] = _(
            "Stand {number} staat. Er tellen {n} antwoorden mee; van de groepen en buurten waar "
            "iemand antwoordde is {share} procent te zien."
        ).format(
            number=report.number,
            n=number(report.n_responses),
            share=round(100 * report.share_shown),
        )
    st.rerun()
