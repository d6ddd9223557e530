"""Rounds: what came in, closing with a last stand, a new one, and the way in for residents."""

import datetime as dt
from html import escape
from io import BytesIO
from urllib.parse import urlsplit

import segno
import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.records import close_round, start_round
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.network import own_addresses
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.drawings import as_image
from wijkwijzer.ui.hosts import host_name, is_loopback
from wijkwijzer.ui.management.sections import confirmed, done, now, told
from wijkwijzer.ui.runtime import choose_wijk, settings, store

QUESTIONNAIRE = "standaard"


def round_section(who: Identity, wijk: Wijk) -> None:
    """Show the open round and what can be done with it, then earlier rounds."""
    with store().read() as reader:
        rounds = reader.all(Round, wijk.id)
        sent = {round_.id: reader.response_count(round_.id) for round_ in rounds}
        begun = {round_.id: reader.drafts_open(round_.id) for round_ in rounds}
    opened = next((r for r in reversed(rounds) if r.closed_at is None), None)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if opened is None:
            st.html(f'<p class="ww-finding">{_("Er is nu geen meting open.")}</p>')
            st.html(f'<p class="ww-lead">{_("Bewoners kunnen nu niets invullen.")}</p>')
        else:
            _open_round(who, opened, sent[opened.id], begun[opened.id])
        _start(who, wijk, opened)
        _earlier([r for r in reversed(rounds) if r is not opened], sent)
    if opened is not None:
        with right:
            _way_in(wijk, opened)


def _open_round(who: Identity, round_: Round, sent: int, begun: int) -> None:
    since = date(dt.datetime.fromisoformat(round_.opened_at))
    st.html(
        f'<p class="ww-finding">{escape(_("{n} enquêtes ontvangen").format(n=number(sent)))}</p>'
        '<p class="ww-lead">'
        + escape(_("{name} is open sinds {date}.").format(name=round_.name, date=since))
        + " "
        + escape(_begun(begun))
        + "</p>"
    )
    if confirmed(
        f"close-{round_.id}",
        _("Sluit de meting"),
        question=_(
            "Daarna kan niemand meer iets invullen of versturen. Wat begonnen is en nog niet is "
            "verstuurd, wordt gewist. Daarna wordt de laatste stand gemaakt."
        ),
        yes=_("Ja, sluit de meting"),
    ):
        with told():
            done(_close(who, round_))


def _begun(begun: int) -> str:
    if not begun:
        return _("Niemand is nu bezig.")
    return _("{n} begonnen en nog niet verstuurd.").format(n=number(begun))


def _close(who: Identity, round_: Round) -> str:
    close_round(store(), round_, identity=who, now=now())
    text = _("De laatste stand wordt nagekeken, zodat niemand is te herkennen. Dit duurt even.")
    with st.spinner(text, show_time=True):
        report = new_stand(store(), round_.wijk_id, round_.id, identity=who, now=now())
    if report is None:
        return _("De meting is gesloten. Er waren te weinig antwoorden voor een nieuwe stand.")
    return _("De meting is gesloten. De laatste stand telt {n} enquêtes.").format(
        n=number(report.n_responses)
    )


def _start(who: Identity, wijk: Wijk, opened: Round | None) -> None:
    with st.expander(_("Begin een nieuwe meting"), expanded=opened is None):
        if opened is not None:
            st.text(_("De meting die nu open is, wordt dan eerst gesloten."))
        with st.form("new-round", border=False):
            name = st.text_input(
                _("Naam van de meting"),
                key="round-name",
                max_chars=200,
                placeholder=_("Bijvoorbeeld: najaar {year}").format(year=now().year),
            )
            wanted = st.form_submit_button(_("Begin deze meting"), key="round-start")
    if not wanted:
        return
    if not name.strip():
        st.error(_("Geef de meting eerst een naam."))
        return
    with told():
        if opened is not None:
            _close(who, opened)
        start_round(store(), wijk.id, name.strip(), QUESTIONNAIRE, identity=who, now=now())
        done(_("De nieuwe meting is open. Bewoners kunnen beginnen."))


def _earlier(rounds: list[Round], sent: dict[str, int]) -> None:
    if not rounds:
        return
    st.subheader(_("Eerdere metingen"), anchor=False)
    items = ""
    for round_ in rounds:
        end = date(dt.datetime.fromisoformat(round_.closed_at)) if round_.closed_at else ""
        begin = date(dt.datetime.fromisoformat(round_.opened_at))
        answers = _("{n} enquêtes").format(n=number(sent[round_.id]))
        items += f"<li><b>{escape(round_.name)}</b> {escape(f'{begin} – {end} · {answers}')}</li>"
    st.html(f'<ul class="ww-plain">{items}</ul>')


def _way_in(wijk: Wijk, round_: Round) -> None:
    addresses = way_in_addresses(st.context.url or "", settings().port, own_addresses())
    if len(addresses) > 1:
        base = st.selectbox(_("Adres in deze zaal"), addresses, key="round-address")
    else:
        base = addresses[0]
    address = f"{base}/vragenlijst?ronde={round_.id}"
    with store().read() as reader:
        is_default = choose_wijk(reader.all(Wijk)) == wijk
    # Who types wants it short: the start page leads to the survey of the wijk it shows.
    typed = base.removeprefix("http://") if is_default else address
    drawing = as_image(qr(address), alt=_("QR-code naar de enquête"))
    st.html(
        f'<figure class="ww-qr">{drawing}<figcaption><b>{_("Zo komen bewoners binnen")}</b>'
        f"<span>{_('Zij richten hun telefoon op de code, of typen dit adres.')}</span>"
        "</figcaption></figure>"
    )
    st.code(typed, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        if st.button(_("Groot op het scherm"), key="qr-large", icon=":material/qr_code_2:"):
            _large(address, typed)
        st.download_button(
            _("Download de code"),
            qr(address, scale=10).encode(),
            "enquete-qr.svg",
            "image/svg+xml",
            key="qr-download",
            on_click="ignore",
        )
    if is_loopback(host_name(urlsplit(base).netloc)):
        st.warning(_("Geen netwerk gevonden: dit adres werkt alleen op dit apparaat."))


@st.dialog(_("Vul de enquête in"), width="large")
def _large(address: str, typed: str) -> None:
    drawing = as_image(qr(address, scale=12), alt=_("QR-code naar de enquête"))
    st.html(f'<figure class="ww-qr ww-qr-large">{drawing}</figure>')
    st.html(f'<p class="ww-qr-address">{escape(typed)}</p>')


def way_in_addresses(asked: str, port: int, own: tuple[str, ...]) -> tuple[str, ...]:
    """Return the addresses that lead residents here, the likeliest first.

    Parameters
    ----------
    asked
        The address under which this page itself was asked; "" when unknown. When that is a name
        or address that others can use too, it is the one.
    port
        Used when the page does not say its own.
    own
        Addresses of this machine in the network.
    """
    parts = urlsplit(asked)
    scheme = parts.scheme or "http"
    if parts.netloc and not is_loopback(host_name(parts.netloc)):
        return (f"{scheme}://{parts.netloc}",)
    number_ = parts.port or port
    return tuple(f"{scheme}://{address}:{number_}" for address in own) or (
        f"{scheme}://localhost:{number_}",
    )


def qr(address: str, *, scale: int = 7) -> str:
    """Return a QR code as SVG; a quarter of it may be hidden and it still reads."""
    code = segno.make(address, error="q", micro=False)
    drawing = BytesIO()
    code.save(
        drawing, kind="svg", scale=scale, border=4, dark="#000000", light="#ffffff", xmldecl=False
    )
    return drawing.getvalue().decode()
