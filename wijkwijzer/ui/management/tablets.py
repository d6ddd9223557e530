"""Tablets on a stand: the code with which a facilitator ends the survey there."""

from html import escape

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import kiosk
from wijkwijzer.ui.acts import confirmed, done, now, told
from wijkwijzer.ui.runtime import store


def tablet_section(who: Identity) -> None:
    """Say how a tablet is set up, and set the code that lets it go."""
    known = kiosk.has_code(store())
    finding = (
        _("De tablets hebben een code.")
        if known
        else _("Er is nog geen code voor de tablets. Kies er een.")
    )
    lead = _(
        "Open op een tablet de enquête met ?kiosk=1 achter het adres. Dan is op die tablet niets "
        "anders meer te openen. Tik op Begeleider en vul de code in om dat te beëindigen."
    )
    st.html(f'<p class="ww-finding">{escape(finding)}</p><p class="ww-lead">{escape(lead)}</p>')
    with (
        st.form("kiosk-code", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        typed = st.text_input(
            _("Nieuwe code, minstens {n} tekens").format(n=kiosk.SHORTEST),
            type="password",
            max_chars=kiosk.LONGEST,
            autocomplete="off",
            key="kiosk-typed",
            width=300,
        )
        wanted = st.form_submit_button(_("Bewaar de code"), key="kiosk-save")
    if wanted:
        with told():
            kiosk.set_code(store(), typed or "-", identity=who, now=now())
            done(_("De code is bewaard. Hij geldt meteen op alle tablets."))
    if known and confirmed(
        "kiosk-remove",
        _("Haal de code weg"),
        question=_("Een tablet is dan te beëindigen met het wachtwoord van een begeleider."),
        yes=_("Ja, haal de code weg"),
    ):
        with told():
            kiosk.set_code(store(), "", identity=who, now=now())
            done(_("De code is weg."))
    note = _(
        "De code is niet terug te lezen. Bent u hem kwijt? Stel een nieuwe in. Zonder code geldt "
        "op de tablet het wachtwoord van een begeleider."
    )
    st.html(f'<p class="ww-quiet">{escape(note)}</p>')
