"""Chapter one: what the process was about, who worked together, how residents could take part."""

from collections import Counter

from wijkwijzer.document import Block, Heading, Paragraph, Table
from wijkwijzer.i18n import LANGUAGES, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.publish.participation_report.facts import Process
from wijkwijzer.publish.participation_report.wording import fill_in, many, together
from wijkwijzer.wijkkompas.words import listed


def preparation(found: Process) -> tuple[Block, ...]:
    """Return the chapter."""
    return (
        Heading(level=1, text=_("Voorbereiding")),
        Heading(level=2, text=_("Waar het over ging")),
        Paragraph(text=_about(found)),
        *fill_in(_("Wie vroeg om dit proces, en waarom?")),
        *_parties(found),
        Heading(level=2, text=_("Wat bewoners konden bepalen")),
        *fill_in(
            _(
                "Waarover konden bewoners meepraten of meebeslissen, en wat stond al vast? "
                "Kies: informeren, raadplegen, adviseren, samen maken of meebeslissen."
            )
        ),
        Heading(level=2, text=_("Hoe bewoners konden meedoen")),
        *(Paragraph(text=text) for text in _ways(found)),
        Paragraph(text=_promised(found)),
        *fill_in(
            _("Hoe hoorden bewoners ervan, en wie hielp mensen die niet vanzelf meedoen?"),
        ),
    )


def _about(found: Process) -> str:
    place = found.wijk.name
    if found.wijk.municipality:
        place = _("{wijk} in {municipality}").format(
            wijk=place, municipality=found.wijk.municipality
        )
    return _(
        "Dit proces ging over {place}. Bewoners zeiden wat zij nodig hebben bij {n} onderwerpen: "
        "{themes}. Daarnaast legden partijen wat zij zelf moeten en willen doen."
    ).format(place=place, n=number(len(found.themes)), themes=listed(list(found.names.values())))


def _parties(found: Process) -> tuple[Block, ...]:
    made: list[Block] = [Heading(level=2, text=_("Wie samenwerkten"))]
    if not found.parties:
        return (*made, Paragraph(text=_("Er staan nog geen partijen bij deze wijk.")))
    tasks = Counter(task.party_id for task in found.tasks)
    agreed = Counter(party for one in found.pact.agreements for party in one.agreement.parties)
    columns = (_("Partij"), _("Opgaven"), _("Afspraken"))
    rows = tuple(
        (party.name, number(tasks[party.id]), number(agreed[party.id])) for party in found.parties
    )
    return (*made, Table(told=_("De partijen"), columns=columns, rows=rows, numeric=(1, 2)))


def _promised(found: Process) -> str:
    days = found.wijk.reply_days
    if days is None:
        return _("Er is geen termijn beloofd waarbinnen bewoners antwoord krijgen.")
    return _("Bewoners kregen de belofte dat zij binnen {days} antwoord krijgen.").format(
        days=many(days, _("{n} dag"), _("{n} dagen"))
    )


def _ways(found: Process) -> list[str]:
    said = []
    if found.rounds:
        languages = [LANGUAGES[id_].dutch_name for id_ in enabled_languages(found.wijk)]
        said.append(
            _("Met een vragenlijst, zonder naam erbij. Zij was er in het {languages}.").format(
                languages=together(languages)
            )
        )
        said.append(
            _("Met opmerkingen en plekken op de kaart, die iedereen kan lezen na een controle.")
        )
    if found.meetings:
        said.append(
            _("In bijeenkomsten, met een telefoon of tablet, of door een hand op te steken.")
        )
    return said or [_("Er is nog geen meting en geen bijeenkomst.")]
