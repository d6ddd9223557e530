"""One-time codes for a mailed invitation: who may begin, and making codes, shown once."""

from functools import partial
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

import pandas as pd
import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.invitations import MOST_AT_ONCE, choose_invitation, make_invitations
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.spreadsheet import csv_bytes
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.acts import confirmed, done, now, told
from wijkwijzer.ui.parts import finding
from wijkwijzer.ui.running.rounds import INVITED, invited_name
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.way_in import chosen_address

_FRESH = "running-codes"


def letters_section(who: Identity, wijk: Wijk, round_: Round) -> None:
    """Say how codes are used, let choose who may begin, and make codes."""
    with store().read() as reader:
        made, used = reader.invitation_counts(round_.id)
    if _FRESH in st.session_state:
        _fresh(wijk, round_)
        return
    finding(_first_words(round_, made, used))
    if round_.closed_at is not None:
        return
    left, right = st.columns(2, gap="large")
    with left:
        _who_may(who, round_)
    with right:
        _make(who, round_)
    with st.expander(_("Hoe blijft een code anoniem?")):
        st.text(
            _(
                "Wijkwijzer bewaart van een code alleen of hij gebruikt is, niet door welke "
                "enquête. Houd zelf ook niet bij wie welke code kreeg: schud de brieven, en zet "
                "geen code bij een adres. Trekt iemand zijn antwoorden in, dan blijft de code "
                "gebruikt: niemand weet welke het was. Aanvullen kan altijd, zonder code."
            )
        )


def _first_words(round_: Round, made: int, used: int) -> str:
    if made == 0 and round_.invitation == "required":
        return _("Maak nu codes: zonder code kan niemand beginnen, en er zijn er nog geen.")
    if made == 0:
        return _("Stuurt u een brief? Geef elke brief een code die één keer werkt.")
    counted = _("{used} van de {made} codes zijn gebruikt.").format(
        used=number(used), made=number(made)
    )
    if round_.invitation == "none" and round_.closed_at is None:
        return counted + " " + _("Zet hieronder aan dat er een code wordt gevraagd.")
    return counted


def _who_may(who: Identity, round_: Round) -> None:
    st.subheader(_("Wie mag invullen?"), anchor=False)
    # The key holds what is stored: when somebody else changed it, this is a new choice.
    chosen = st.radio(
        _("Wie mag invullen?"),
        INVITED,
        index=INVITED.index(round_.invitation),
        format_func=invited_name,
        key=f"letters-who-{round_.version}",
        label_visibility="collapsed",
    )
    if chosen != round_.invitation:
        with told():
            choose_invitation(store(), round_, chosen, identity=who, now=now())
            done(_("Opgeslagen. Het geldt voor wie vanaf nu begint."))


def _make(who: Identity, round_: Round) -> None:
    st.subheader(_("Nieuwe codes"), anchor=False)
    n = st.number_input(
        _("Hoeveel brieven?"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        value=100,
        step=1,
        key="letters-number",
        width=220,
    )
    if confirmed(
        "make-codes",
        _("Maak codes"),
        question=_(
            "U krijgt de codes één keer te zien. Download ze dan meteen: daarna kan niemand ze "
            "nog opzoeken."
        ),
        yes=_("Ja, maak {n} codes").format(n=number(n)),
    ):
        with told():
            made = make_invitations(store(), round_.id, int(n), identity=who, now=now())
            st.session_state[_FRESH] = (round_.id, made)
            st.rerun()


def _fresh(wijk: Wijk, round_: Round) -> None:
    """Offer fresh codes as files until they were taken; nobody can look them up later."""
    round_id, codes = st.session_state[_FRESH]
    finding(_("Download nu deze {n} codes: u ziet ze maar één keer.").format(n=number(len(codes))))
    address = _address_in_letter()
    table = codes_table(codes, address, round_id)
    with st.container(key="ww-password", gap="small"):
        with st.container(horizontal=True):
            st.download_button(
                _("Stroken om in de brief te doen (PDF)"),
                partial(_strips, codes, address, round_id, wijk.name),
                "codes.pdf",
                "application/pdf",
                key="codes-pdf",
                type="primary",
                on_click="ignore",
            )
            st.download_button(
                _("Lijst voor de drukker (Excel)"),
                partial(_workbook, table),
                "codes.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                key="codes-xlsx",
                on_click="ignore",
            )
            st.download_button(
                _("Lijst (CSV)"),
                partial(csv_bytes, table),
                "codes.csv",
                "text/csv",
                key="codes-csv",
                on_click="ignore",
            )
        if st.button(_("Ik heb ze bewaard"), key="codes-kept"):
            del st.session_state[_FRESH]
            done(_("De codes zijn gemaakt en niet meer te zien."))
    st.dataframe(table, hide_index=True, width="stretch")
    if round_.invitation == "none":
        st.caption(_("Er wordt nog niet om een code gevraagd. Zet dat hierna aan."))


def _address_in_letter() -> str:
    """Ask under which address people at home reach the survey."""
    typed = st.text_input(
        _("Adres dat in de brief komt"), value=chosen_address(), key="letters-address", width=420
    ).strip()
    address = typed.rstrip("/") if "://" in typed else f"https://{typed.rstrip('/')}"
    if is_only_local(address):
        st.warning(
            _(
                "Dit adres werkt alleen op dit netwerk. Wie de brief thuis leest, komt er niet. "
                "Vul het adres in waaronder Wijkwijzer op internet staat."
            )
        )
    return address


def is_only_local(address: str) -> bool:
    """Return whether an address leads nowhere outside this network."""
    host = urlsplit(address).hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".home"))


def code_address(base: str, round_id: str, code: str) -> str:
    """Return the address that a letter leads to: the survey, with its code filled in."""
    return f"{base}/vragenlijst?ronde={quote(round_id)}&u={quote(code)}"


def codes_table(codes: tuple[str, ...], base: str, round_id: str) -> pd.DataFrame:
    """Return a row per code: the code, and the address that has it filled in."""
    return pd.DataFrame(
        {
            _("Code"): codes,
            _("Adres met de code"): [code_address(base, round_id, code) for code in codes],
        }
    )


def _workbook(table: pd.DataFrame) -> bytes:
    from wijkwijzer.workbook import xlsx_bytes  # noqa: PLC0415 - heavy, and seldom asked for

    return xlsx_bytes({_("codes"): table})


def _strips(codes: tuple[str, ...], base: str, round_id: str, wijk_name: str) -> bytes:
    from wijkwijzer.reports.letter_codes import Strip, letter_codes  # noqa: PLC0415 - heavy

    strips = [Strip(code, code_address(base, round_id, code)) for code in codes]
    return letter_codes(strips, wijk_name, base.partition("://")[2])
