"""What hangs on the wall so that residents find the survey: QR posters and a card with the wifi."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from segno.helpers import make_wifi_data

from wijkwijzer.i18n import choose, direction
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.look.qr import qr
from wijkwijzer.reports.typesetting import in_language, typeset
from wijkwijzer.survey.records import Channel

Json = dict[str, Any]


def survey_address(base: str, round_id: str, *, place: str = "", channel: str = "") -> str:
    """Return the address of the survey, which keeps where and on what it is filled in.

    Parameters
    ----------
    base
        Scheme, name and port, such as `http://192.168.1.5:8501`.
    place, channel
        Intake place and channel; "" leaves them out.
    """
    query = {"ronde": round_id, "plek": place, "kanaal": channel}
    return f"{base}/vragenlijst?{urlencode({name: v for name, v in query.items() if v})}"


def qr_sheet(
    places: Sequence[str],
    channels: Sequence[Channel],
    base_address: str,
    round_id: str,
    wijk: str,
    *,
    title: Mapping[str, str],
    languages: Sequence[str] = ("nl",),
    typed: str = "",
) -> bytes:
    """Print a poster with a QR code for each place and channel, one to a page.

    The code is about 15 cm wide, so that a phone reads it from two metres.

    Parameters
    ----------
    places
        Where the posters will hang; none gives one without a place.
    channels
        On what residents will fill in.
    base_address, round_id
        As `survey_address`.
    title
        What the survey asks, per language.
    languages
        Languages that are on: each but Dutch gets a line.
    typed
        A short address to type for who has no camera; "" leaves it out.

    Returns
    -------
    bytes
        A PDF of A4 pages, places in order and within each the channels.
    """
    posters = [
        {
            "qr": qr(survey_address(base_address, round_id, place=place, channel=channel)),
            "place": place,
            "channel": channel_name(channel),
        }
        for place in places or ("",)
        for channel in channels
    ]
    content = {
        "posters": posters,
        "wijk": wijk,
        "title": choose(dict(title)),
        "sign": _sign(),
        "steps": [
            _("Richt de camera van uw telefoon op de code."),
            _("Tik op het adres dat u dan ziet."),
            _("Vul in. U hoeft uw naam niet te geven."),
        ],
        "lines": _lines(title, languages),
        "typed": _("Of typ dit adres: {address}").format(address=typed) if typed else "",
        "alt": _("QR-code naar de enquête"),
        "colours": _colours(),
    }
    return typeset("qr_sheet", content)


def wifi_card(
    ssid: str,
    password: str,
    address: str,
    *,
    wijk: str,
    title: Mapping[str, str],
    languages: Sequence[str] = ("nl",),
    typed: str = "",
) -> bytes:
    """Print a card with which a phone first joins the wifi and then opens the survey.

    Parameters
    ----------
    ssid, password
        Name and password of the wifi; "" is a network without password. They stand on the card and
        nowhere else.
    address
        Full address of the survey.
    wijk, title, languages, typed
        As `qr_sheet`.
    """
    network = make_wifi_data(ssid=ssid, password=password or None, security=password and "WPA")
    content = {
        "wijk": wijk,
        "title": choose(dict(title)),
        "sign": _sign(),
        "steps": [
            {
                "title": _("Eerst de wifi"),
                "qr": qr(network),
                "alt": _("QR-code van de wifi"),
                "text": _("Richt de camera van uw telefoon op deze code. Kies Verbinden."),
                "facts": [[_("Netwerk"), ssid]]
                + ([[_("Wachtwoord"), password]] if password else []),
            },
            {
                "title": _("Dan de enquête"),
                "qr": qr(address),
                "alt": _("QR-code naar de enquête"),
                "text": _("Richt de camera nu op deze code en tik op het adres."),
                "facts": [[_("Of typ"), typed]] if typed else [],
            },
        ],
        "note": _("Zegt uw telefoon dat er geen internet is? Blijf dan toch verbonden."),
        "lines": _lines(title, languages),
        "colours": _colours(),
    }
    return typeset("wifi_card", content)


def channel_name(channel: Channel) -> str:
    """Say on what a survey is filled in."""
    names = {
        "tablet": _("tablet"),
        "telefoon": _("eigen telefoon"),
        "computer": _("computer"),
        "papier": _("papier"),
        "namens": _("namens een bewoner"),
    }
    return names.get(channel, channel)


def _lines(title: Mapping[str, str], languages: Sequence[str]) -> list[Json]:
    """Return what the survey asks in every language but Dutch, as it is written there."""
    return [
        {
            "language": language,
            "dir": direction(language),
            "text": in_language(language, lambda: choose(dict(title))),
        }
        for language in languages
        if language != "nl" and language in title
    ]


def _sign() -> str:
    return pictogram("kompas").replace("currentColor", LIGHT.need)


def _colours() -> dict[str, str]:
    return {"ink": LIGHT.ink, "quiet": LIGHT.quiet, "line": LIGHT.line, "border": LIGHT.border}
