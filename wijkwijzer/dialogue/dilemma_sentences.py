"""Where a room stands between two poles, in the words of the poles, and who moved after the talk.

The poles have words and no sides: on a wall "left" and "right" sound like politics.
"""

from collections.abc import Sequence

from wijkwijzer.dialogue.outcome import Shift, TargetResult
from wijkwijzer.dialogue.statement_sentences import count
from wijkwijzer.dialogue.words import shortened
from wijkwijzer.i18n import gettext as _


def stands(one: TargetResult, low: str, high: str) -> str:
    """Say to which of its poles most people in the room lean."""
    to_low = count(one, -2) + count(one, -1)
    to_high = count(one, 1) + count(one, 2)
    if to_low == to_high == 0:
        return _("Iedereen staat er precies tussenin.")
    if to_low == to_high:
        return _("De zaal is in tweeën: aan elke kant staan {n} mensen.").format(n=to_low)
    return _("{n} van de {all} mensen kiezen eerder voor {pole}.").format(
        n=max(to_low, to_high), all=one.n, pole=shortened(low if to_low > to_high else high)
    )


def moved(shift: Shift) -> str:
    """Say how many moved on one dilemma."""
    n = shift.to_low + shift.to_high
    if n == 0:
        return _nobody()
    if n == 1:
        return _("Na het gesprek dacht 1 mens er anders over.")
    return _("Na het gesprek dachten {n} mensen er anders over.").format(n=n)


def moved_most(shifts: Sequence[Shift], names: dict[str, str]) -> str:
    """Say on which dilemma most people moved; `names` are the words of each."""
    most = max(shifts, key=lambda shift: shift.to_low + shift.to_high)
    if most.to_low + most.to_high == 0:
        return _nobody()
    return _("Na het gesprek verschoof er het meest bij: {dilemma}").format(
        dilemma=names.get(most.target, most.target)
    )


def _nobody() -> str:
    return _("Na het gesprek staat iedereen waar hij stond.")
