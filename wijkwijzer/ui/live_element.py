"""A page that follows what happens in its wijk: it runs again when something it shows changed."""

from functools import cache
from urllib.parse import urlencode

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.ui.screen import is_dark
from wijkwijzer.wijkkompas.compass_element import SCRIPT, STYLE


@cache
def _sources() -> tuple[str, str]:
    return STYLE.read_text("utf-8"), SCRIPT.read_text("utf-8")


def follow(wijk_id: str, release: int, *, everything: bool = False) -> None:
    """Let the page run again within a second after records or published figures changed.

    Nothing is seen of it, except that a lost connection is said in words. It is the element of the
    compass without a drawing, so a screen listens in one way only.

    Parameters
    ----------
    release
        What the page shows, as `publish.live.moment_of` counted it before anything was read.
    everything
        Whether every answer that comes in counts; only a facilitator is told.
    """
    style, script = _sources()
    colours = palette(dark=is_dark())
    query = urlencode({"wijk": wijk_id} | ({"alles": "1"} if everything else {}))
    element = st.components.v2.component("wijkwijzer_live", css=style, js=script)
    element(
        key="live",
        data={
            "live": f"/live?{query}",
            "poll_url": f"/live/nu?{query}",
            "release": release,
            "offline_text": _("De verbinding is weg. Dit scherm probeert het opnieuw."),
            "colours": {"ink": colours.ink, "quiet": colours.quiet},
        },
        on_release_change=lambda: None,
    )
