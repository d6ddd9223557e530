"""What the page calls things: kinds, verdicts, reasons and what seems personal."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkwijzer.i18n import gettext as _
from wijkwijzer.store.contributions import State
from wijkwijzer.survey.personal_data import PersonalKind, Span


@dataclass(frozen=True)
class Reason:
    """A ready reason for refusing: what stands on the button, and the sentence that is kept."""

    label: str
    sentence: str


def reasons() -> tuple[Reason, ...]:
    """Return the ready reasons, in the order of their keys."""
    return (
        Reason(_("Persoonsgegevens"), _("Er staan persoonsgegevens in.")),
        Reason(_("Scheldwoorden"), _("Er staan scheldwoorden in.")),
        Reason(_("Niet over de wijk"), _("Het gaat niet over de wijk.")),
        Reason(_("Dubbel"), _("Het is dubbel: dit is al een keer ingestuurd.")),
    )


def kind_name(kind: str) -> str:
    """Name what a resident offered."""
    return {
        "pin": _("plek op de kaart"),
        "gebied": _("gebied op de kaart"),
        "foto": _("foto"),
    }.get(kind, _("open antwoord"))


def state_name(state: State) -> str:
    """Name a verdict."""
    return {
        "waiting": _("Teruggezet"),
        "passed": _("Doorgelaten"),
        "refused": _("Geweigerd"),
    }[state]


def personal_name(kind: PersonalKind) -> str:
    """Name what a part of a text seems to be."""
    return {
        "phone": _("een telefoonnummer"),
        "email": _("een e-mailadres"),
        "address": _("een adres"),
        "name": _("een naam"),
    }[kind]


def personal_sentence(spans: Sequence[Span]) -> str:
    """Say what a text seems to hold; "" when nothing."""
    if not spans:
        return ""
    names = list(dict.fromkeys(personal_name(span.kind) for span in spans))
    listed = " {} ".format(_("en")).join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return _("Let op: hier lijkt {what} in te staan.").format(what=listed)
