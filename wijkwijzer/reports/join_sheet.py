"""The sheet with which people join a wijkdialoog: a code to type and one to point a camera at."""

import datetime as dt
from urllib.parse import urlencode

from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.look.qr import qr
from wijkwijzer.reports.typesetting import typeset


def join_address(base: str, code: str) -> str:
    """Return the address with which one joins.

    Parameters
    ----------
    base
        Scheme, name and port, such as `http://192.168.1.5:8501`.
    code
        Six digits.
    """
    return f"{base}/?{urlencode({'d': code})}"


def code_words(code: str) -> str:
    """Write a code as it is read aloud: in two groups of three."""
    return f"{code[:3]} {code[3:]}"


def join_sheet(meeting: Meeting, wijk: str, base: str) -> bytes:
    """Print one page to hang up or lay on the tables.

    Returns
    -------
    bytes
        A PDF, A4, with a QR code that a phone reads from two metres.
    """
    facts = [date(dt.date.fromisoformat(meeting.held_on)), meeting.begins, meeting.place]
    content = {
        "wijk": wijk,
        "title": meeting.title,
        "sign": pictogram("kompas").replace("currentColor", LIGHT.need),
        "facts": " · ".join(fact for fact in facts if fact),
        "qr": qr(join_address(base, meeting.code)),
        "alt": _("QR-code om mee te doen"),
        "steps": [
            _("Richt de camera van uw telefoon op de code."),
            _("Tik op het adres dat u dan ziet."),
            _("Doe mee. U hoeft uw naam niet te geven."),
        ],
        "typed": _("Of ga naar {address} en typ:").format(
            address=base.removeprefix("http://").removeprefix("https://")
        ),
        "code": code_words(meeting.code),
        "note": _("Dit is de code van een oefening.") if meeting.rehearsal else "",
        "colours": {"ink": LIGHT.ink, "quiet": LIGHT.quiet, "need": LIGHT.need_ink},
    }
    return typeset("join_sheet", content)
