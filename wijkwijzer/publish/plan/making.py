"""How the plan came about: who answered, when, what is not shown, and where tasks come from."""

import datetime as dt

from wijkwijzer.document import Block, Heading, Listing, Paragraph
from wijkwijzer.i18n import choose, date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.book import Book
from wijkwijzer.publish.plan.facts import Facts, Told


def making(facts: Facts) -> Told:
    """Return where the numbers come from and how to read them."""
    blocks: list[Block] = []
    missing: list[str] = []
    if facts.book is None:
        missing.append(_("Er is nog geen vragenlijst geweest."))
    else:
        blocks += _survey(facts.book)
    blocks += [
        Heading(level=2, text=_("Hoe u de cijfers leest")),
        Paragraph(
            text=_(
                "In dit plan staan de cijfers die iedereen mag zien. Zij zijn afgerond. Waar "
                "minder dan tien mensen antwoordden, of waar iemand te herkennen zou zijn, laten "
                "we niets zien. Van wat bewoners schreven staat hier alleen wat een begeleider "
                "las en koos."
            )
        ),
    ]
    sources = dict.fromkeys(task.source for task in facts.tasks if task.source)
    if sources:
        blocks.append(Heading(level=2, text=_("Waar de opgaven staan")))
        blocks.append(Paragraph(text="; ".join(sources) + "."))
    if facts.wijk.source:
        blocks.append(Heading(level=2, text=_("Grenzen en bevolking")))
        blocks.append(Paragraph(text=facts.wijk.source))
    return tuple(blocks), tuple(missing)


def _survey(book: Book) -> list[Block]:
    context, found = book.facts.context, book.compass().content
    opened = dt.datetime.fromisoformat(context.round.opened_at)
    rows = [
        (_("Meting"), context.round.name),
        (_("Vragenlijst"), choose(context.questionnaire.title)),
        (_("Begonnen op"), date(opened)),
    ]
    if context.round.closed_at:
        rows.append((_("Gesloten op"), date(dt.datetime.fromisoformat(context.round.closed_at))))
    if found.n_responses:
        said = _("ongeveer {n} bewoners").format(n=number(found.n_responses))
        rows.append((_("Ingevuld door"), said))
    if book.facts.stand_at:
        rows.append((_("Cijfers van"), date(dt.datetime.fromisoformat(book.facts.stand_at))))
    return [Heading(level=2, text=_("De vragenlijst")), Listing(rows=tuple(rows))]
