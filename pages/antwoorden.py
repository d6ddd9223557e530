import datetime as dt

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.feedback import waiting
from wijkwijzer.publish.inputs import unread
from wijkwijzer.publish.replies import given_replies
from wijkwijzer.ui import moderation, replies
from wijkwijzer.ui.acts import say_what_was_done

who = ui.require("reply")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
    desk = moderation.lay_out(reader, wijk, who) if wijk else None
    named = replies.namable(reader, wijk.id) if wijk else {}
if wijk is None or desk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Daarna komen opmerkingen van bewoners hier binnen."),
    )
    st.stop()

st.html(moderation.PAGE)
with st.container(key="ww-moderation-title"):
    ui.page_title(_("Antwoorden"))
part = replies.choose_part()
given = given_replies(ui.store(), wijk.id, identity=who).content
if part == "gegeven":
    say_what_was_done()
    replies.given_section(desk, given)
    st.stop()
now = dt.datetime.now(dt.UTC)
owed = waiting(ui.store(), wijk.id, identity=who, now=now).content
if owed:
    replies.debt(wijk, owed)
else:
    replies.nothing_waits(begun=bool(given))
replies.unread_notes(wijk, unread(ui.store(), wijk.id, identity=who, now=now).content)
replies.term_setting(who, wijk)
if owed:
    replies.answering(desk, owed, named)
else:
    say_what_was_done()
