"""A measure in words: what it costs, when it would be done, who pays or benefits."""

from collections.abc import Mapping

from wijkwijzer.days import day_in
from wijkwijzer.i18n import date, euros
from wijkwijzer.i18n import gettext as _
from wijkwijzer.programme.records import Amount, Effect, Measure, Stake
from wijkwijzer.programme.words import listed


def people(stakes: tuple[Stake, ...], parties: Mapping[str, str]) -> str:
    """Name who pays, benefits or agreed."""
    return listed([parties.get(one.party_id or "", one.name) or one.name for one in stakes])


def effect_words(effect: Effect) -> str:
    """Say what a measure brings about, and between brackets for whom and how much."""
    known = "; ".join(part for part in (effect.whom, effect.size) if part)
    return f"{effect.what} ({known})" if known else effect.what


def amount_words(amount: Amount | None) -> str:
    """Say an amount with how uncertain it is; "" where nobody knows."""
    if amount is None:
        return ""
    if amount.low == amount.high:
        return euros(amount.mid)
    return _("{mid} ({low} tot {high})").format(
        mid=euros(amount.mid), low=euros(amount.low), high=euros(amount.high)
    )


def day_words(day: str) -> str:
    """Write an ISO day in words; "" stays "" ."""
    return date(day_in(day)) if day else ""


def when_words(measure: Measure) -> str:
    """Say when a measure would be done; "" where nobody knows."""
    begins, ends = day_words(measure.begins_on), day_words(measure.ends_on)
    if begins and ends:
        return _("{begin} tot en met {end}").format(begin=begins, end=ends)
    if begins:
        return _("vanaf {day}").format(day=begins)
    return _("klaar op {day}").format(day=ends) if ends else ""
