"""What waits longer than was promised, and how soon the wijk promises a reply."""

from collections.abc import Sequence

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import apart, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.records import save_record
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.debts import Unanswered, debts
from wijkwijzer.publish.inputs import Unread
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.parts import empty_state, finding
from wijkwijzer.ui.runtime import store

LONGEST = 365
PROPOSED = 21


def nothing_waits(*, begun: bool) -> None:
    """Say that nothing waits; where no reply was given yet, what will come here."""
    if begun:
        finding(_("Op alles is geantwoord."))
        return
    empty_state(
        _("Er wacht nog niets op antwoord."),
        _("Wat bewoners schrijven in de vragenlijst of in een bijeenkomst, komt hier vanzelf."),
    )


def debt(wijk: Wijk, owed: Sequence[Unanswered]) -> None:
    """Say what waits, and what waits longer than was promised."""
    over = debts(owed)
    if over:
        finding(_("{n} opmerkingen wachten langer dan beloofd.").format(n=number(len(over))))
    else:
        finding(_("{n} opmerkingen wachten op antwoord.").format(n=number(len(owed))))
    if wijk.reply_days is None:
        text = _("U beloofde nog geen termijn. Kies hieronder hoe snel u antwoordt.")
    elif over:
        text = _("De oudste is {days} dagen te laat. Samen wachten er {n}.").format(
            days=number(max(one.days_over for one in over)), n=number(len(owed))
        )
    else:
        text = _("Alles is nog binnen de {days} dagen die u beloofde.").format(
            days=number(wijk.reply_days)
        )
    st.html(f'<p class="ww-lead">{text}</p>')


def unread_notes(wijk: Wijk, found: Sequence[Unread]) -> None:
    """Say of which meetings a reply reaches nobody yet, and lead to where that is mended."""
    for one in found:
        if one.cards:
            st.text(
                _(
                    "Het verslag van “{title}” is nog niet gepubliceerd. Wat daar is opgeschreven, "
                    "leest buiten de zaal nog niemand, en uw antwoord erop ook niet."
                ).format(title=apart(one.title))
            )
            page_link(
                "dialogen",
                wijk=wijk,
                label=_("Naar de bijeenkomst"),
                query={"bijeenkomst": one.meeting_id},
            )
        if one.waiting:
            st.text(
                _("Kaarten van “{title}” die nog niemand nakeek: {n}.").format(
                    title=apart(one.title), n=number(one.waiting)
                )
            )


def term_setting(who: Identity, wijk: Wijk) -> None:
    """Let set within how many days residents get a reply."""
    with st.expander(_("Hoe snel antwoordt u?")), st.form("reply-term", border=False):
        days = st.number_input(
            _("Antwoord binnen zoveel dagen"),
            min_value=1,
            max_value=LONGEST,
            value=wijk.reply_days or PROPOSED,
            key="reply-days",
            width=260,
        )
        if st.form_submit_button(_("Bewaar de termijn")):
            changed = wijk.model_copy(update={"reply_days": int(days)})
            with told():
                save_record(store(), changed, identity=who, now=now())
                done(_("Bewaard. Bewoners lezen deze termijn bij hun inbreng."))
