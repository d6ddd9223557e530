"""What a room says to statements, in plain words, and its opinion groups or why there are none."""

from wijkwijzer.dialogue.groups import NoGroups
from wijkwijzer.dialogue.opinions import Side
from wijkwijzer.dialogue.outcome import OpinionView, StatementMark, TargetResult
from wijkwijzer.i18n import gettext as _


def count(one: TargetResult, value: int) -> int:
    """Return how many gave a value."""
    return next((each.n for each in one.counts if each.value == value), 0)


def statement_sentence(one: TargetResult, mark: StatementMark | None) -> str:
    """Say what the room thinks of one statement."""
    if mark is not None and mark.unclear:
        return _(
            "{n} van de {all} sloegen deze stelling over: misschien is hij niet duidelijk."
        ).format(n=count(one, 0), all=one.n)
    agree, disagree = count(one, 1), count(one, -1)
    if mark is not None and mark.side is Side.DISAGREE:
        return _("Hier is de zaal het duidelijk mee oneens: {n} van de {all}.").format(
            n=disagree, all=one.n
        )
    if mark is not None and mark.side is Side.AGREE:
        return _("Hier is de zaal het duidelijk mee eens: {n} van de {all}.").format(
            n=agree, all=one.n
        )
    return _("Hierover is de zaal verdeeld: {agree} eens, {disagree} oneens.").format(
        agree=agree, disagree=disagree
    )


def groups_sentence(groups: OpinionView) -> str:
    """Say how many opinion groups there are and what they share, or why there are none."""
    if groups.reason is not None:
        return _no_groups(groups.reason)
    n, common = len(groups.groups), len(groups.common)
    if common == 0:
        return _("De zaal bestaat uit {n} groepen die anders denken.").format(n=n)
    if common == 1:
        return _("De zaal denkt in {n} groepen, en één stelling delen ze allemaal.").format(n=n)
    return _("De zaal denkt in {n} groepen, en {common} stellingen delen ze allemaal.").format(
        n=n, common=common
    )


def _no_groups(reason: NoGroups) -> str:
    return {
        NoGroups.TOO_FEW_PEOPLE: _(
            "Voor groepen stemden te weinig mensen: er zijn er twintig of meer nodig."
        ),
        NoGroups.TOO_FEW_STATEMENTS: _(
            "Voor groepen zijn er te weinig stellingen waarop genoeg mensen stemden."
        ),
        NoGroups.TOO_FEW_VOTES: _(
            "Voor groepen stemden te weinig mensen op genoeg van de stellingen."
        ),
        NoGroups.NO_PATTERN: _(
            "Er zijn geen groepen: wie over het ene hetzelfde denkt, denkt over het andere anders."
        ),
        NoGroups.GROUP_TOO_SMALL: _(
            "Er zijn geen groepen van tien mensen of meer. Kleinere laten we niet zien."
        ),
        NoGroups.GRADUAL: _(
            "Er zijn geen aparte groepen: de meningen gaan vloeiend in elkaar over."
        ),
        NoGroups.UNSTABLE: _(
            "Er zijn geen vaste groepen: met een paar andere mensen waren ze anders geweest."
        ),
        NoGroups.NAMELESS: _("Er zijn geen groepen die met een stelling te beschrijven zijn."),
    }[reason]
