"""Accounts: who may sign in, and passwords that are shown once."""

from html import escape

import streamlit as st

from wijkwijzer.access.records import Account, Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts
from wijkwijzer.ui.acts import confirmed, done, now, told
from wijkwijzer.ui.runtime import store

_PASSWORD = "management-password"  # noqa: S105 - the name of a place, not a password

ROLES: tuple[accounts.Role, ...] = ("steering", "facilitator")


def role_name(role: str) -> str:
    """Name what an account may do."""
    return _("begeleider") if role == "facilitator" else _("stuurgroep")


def account_section(who: Identity) -> None:
    """List the accounts with what can be done, and add one."""
    _show_password()
    found = accounts.accounts(store())
    last = [account for account in found if account.role == "facilitator"]
    with st.container(key="ww-accounts", gap=None):
        for account in found:
            _row(who, account, is_last=last == [account])
    _add(who)


def _row(who: Identity, account: Account, *, is_last: bool) -> None:
    row = st.container(horizontal=True, key=f"ww-row-{account.id}", vertical_alignment="center")
    me = f" ({_('dit bent u')})" if account.name == who.account else ""
    row.html(
        f'<p class="ww-account"><b>{escape(account.name)}</b>{escape(me)}'
        f"<span>{escape(role_name(account.role))}</span></p>"
    )
    if confirmed(
        f"password-{account.id}",
        _("Nieuw wachtwoord"),
        question=_("{name} kan dan niet meer aanmelden met het oude wachtwoord.").format(
            name=account.name
        ),
        yes=_("Ja, maak een nieuw wachtwoord"),
        row=row,
    ):
        with told():
            _give(account.name, accounts.new_password(store(), who, account.name, now()))
    if confirmed(
        f"close-{account.id}",
        _("Sluiten"),
        question=_("{name} kan dan niet meer aanmelden.").format(name=account.name),
        yes=_("Ja, sluit dit account"),
        disabled=is_last,
        row=row,
    ):
        with told():
            accounts.close_account(store(), who, account.name, now())
            done(_("Het account is gesloten."))


def _add(who: Identity) -> None:
    st.subheader(_("Nieuw account"), anchor=False)
    with (
        st.form("new-account", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input(_("Naam om mee aan te melden"), key="account-name", width=300)
        role = st.selectbox(
            _("Rol"),
            ROLES,
            format_func=role_name,
            key="account-role",
            width=220,
        )
        wanted = st.form_submit_button(_("Maak het account"), key="account-add")
    st.caption(
        _(
            "De stuurgroep ziet kompas en ambities. Een begeleider mag alles: ook alle antwoorden "
            "zien, opmerkingen nakijken en deze pagina gebruiken."
        )
    )
    if wanted:
        with told():
            password = accounts.create_account(store(), who, name, role, now())
            _give(name.strip().lower(), password)


def _give(name: str, password: str) -> None:
    st.session_state[_PASSWORD] = (name, password)
    st.rerun()


def _show_password() -> None:
    """Show a fresh password until it was written down; nobody can look it up later."""
    if _PASSWORD not in st.session_state:
        return
    name, password = st.session_state[_PASSWORD]
    with st.container(key="ww-password", gap="small"):
        st.text(_("Wachtwoord van {name}. U ziet het alleen nu: schrijf het op.").format(name=name))
        st.code(password, language=None)
        if st.button(_("Ik heb het opgeschreven"), key="password-noted"):
            del st.session_state[_PASSWORD]
            st.rerun()
