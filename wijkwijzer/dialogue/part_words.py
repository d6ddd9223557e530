"""What the kinds of parts are called and what they are for, for who makes a programme."""

from wijkwijzer.dialogue.programme import Kind
from wijkwijzer.i18n import gettext as _


def kind_name(kind: Kind) -> str:
    """Name a kind of part."""
    return {
        "kennismaken": _("Kennismaken"),
        "kompas": _("Langs het wijkkompas"),
        "stellingen": _("Stellingen"),
        "dilemmas": _("Dilemma’s"),
        "stippen": _("Stippen"),
        "ideeen": _("Ideeën"),
        "ambities": _("Ambities"),
        "akkoord": _("Akkoord"),
    }[kind]


def kind_sentence(kind: Kind) -> str:
    """Say in a sentence what the room does in a part of this kind."""
    return {
        "kennismaken": _("Een snelle vraag met een paar antwoorden."),
        "kompas": _("Per thema van het wijkkompas: herkent u dit? Wat ontbreekt, schrijft men op."),
        "stellingen": _("Eens of oneens met korte stellingen: waar de zaal het over eens is."),
        "dilemmas": _("Waar staat u tussen twee polen, voor en na het gesprek."),
        "stippen": _("Ieder verdeelt een paar stippen: wat komt eerst."),
        "ideeen": _("Kaarten met ideeën uit de zaal."),
        "ambities": _("Elke partij zet haar ambitie per thema; alle tegelijk worden ze getoond."),
        "akkoord": _("Eens, kan ermee leven, of bezwaar met een reden."),
    }[kind]
