"""The way in for residents: an address, and its QR code, also large on the screen."""

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.qr import qr
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.network import own_addresses
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.drawings import as_image
from wijkwijzer.ui.hosts import host_name, is_loopback
from wijkwijzer.ui.runtime import choose_wijk, settings, store


def way_in(wijk: Wijk, round_: Round) -> None:
    """Show how residents come in."""
    base = chosen_address()
    address = f"{base}/vragenlijst?ronde={round_.id}"
    typed = typed_address(wijk, base) or address
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


def typed_address(wijk: Wijk, base: str) -> str:
    """Return a short address to type; "" when only the whole one leads to this wijk.

    The start page leads to the survey of the wijk it shows.
    """
    with store().read() as reader:
        is_default = choose_wijk(reader.all(Wijk)) == wijk
    return base.removeprefix("http://") if is_default else ""


def chosen_address() -> str:
    """Return the address that leads residents here; let choose where there are several."""
    addresses = way_in_addresses(st.context.url or "", settings().port, own_addresses())
    if len(addresses) == 1:
        return addresses[0]
    return st.selectbox(_("Adres in deze zaal"), addresses, key="round-address")


@st.dialog(_("Vul de vragenlijst in"), width="large")
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
