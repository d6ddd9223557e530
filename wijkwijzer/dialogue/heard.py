"""Who is heard in a room: who is there beside who lives here, and who speaks beside who is there.

For the facilitator only, who can then ask those who were not heard. A difference is called one by
the rule of the survey (`turnout.is_under_heard`): ten or more expected, fewer than three quarters
of them, and hardly by chance.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from babel.lists import format_list

from wijkwijzer.dialogue.records import Seat, Turn
from wijkwijzer.i18n import current_language, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.margins import Inhabitants
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.record import Entry
from wijkwijzer.survey.turnout import is_under_heard, turnout

Grouping = Literal["here", "buurt"]
SOME = 10
"""From how many turns in all it is said who had none."""
A_FEW = 3
"""Of so many people or more it is said that none of them spoke."""


class RoomGroup(Entry):
    """A group in the room.

    Parameters
    ----------
    present
        How many joined on a device.
    turns
        How often they spoke, as it was tapped.
    residents, expected
        Of a buurt: how many are here as residents, and how many of all residents in the room would
        be from there in proportion to who lives there; None without figures.
    turns_expected
        Turns in proportion to who is present; None where no turns were tapped.
    is_missing
        Fewer residents came from here than could be chance.
    is_silent
        They spoke less than could be chance, or not at all while others did.
    """

    variable: Grouping
    category: str
    name: str
    present: int
    turns: int
    residents: int | None = None
    expected: float | None = None
    turns_expected: float | None = None
    is_missing: bool = False
    is_silent: bool = False


class RoomHeard(Entry):
    """Who is there and who speaks.

    Parameters
    ----------
    present, residents
        Everybody who joined, and those of them who are here as residents: only they are laid
        beside who lives here.
    turns
        All turns that were tapped, by how people are here; by buurt they may be fewer.
    groups
        By how people are here, then by buurt; "niet gezegd" is among them and not compared.
    has_figures
        Whether it is known how many people live in a buurt.
    """

    present: int
    residents: int
    turns: int
    groups: tuple[RoomGroup, ...]
    has_figures: bool = False

    def of(self, variable: Grouping) -> tuple[RoomGroup, ...]:
        """Return the groups of one kind."""
        return tuple(group for group in self.groups if group.variable == variable)


def room_heard(
    seats: Sequence[Seat],
    turns: Iterable[Turn],
    people: Inhabitants,
    here: Mapping[str, str],
    buurten: Mapping[str, str],
) -> RoomHeard:
    """Lay who is present beside who lives here, and who speaks beside who is present.

    Parameters
    ----------
    seats, turns
        Of one meeting. A turn that was taken back counts no more.
    people
        Who lives here.
    here, buurten
        Id -> name, in order; "niet_gezegd" may be among `here`.
    """
    told = Counter[tuple[str, str]]()
    for turn in turns:
        told[turn.variable, turn.category] += turn.change
    residents = [seat for seat in seats if seat.here in {"bewoner", NOT_SAID}]
    lives = _beside_inhabitants(residents, people, tuple(buurten))
    groups = [
        _group("here", category, name, sum(seat.here == category for seat in seats), told)
        for category, name in here.items()
    ]
    groups += [
        _group(
            "buurt", category, name, sum(seat.buurt == category for seat in seats), told
        ).model_copy(update=lives.get(category, {}))
        for category, name in (*buurten.items(), (NOT_SAID, _("Dat zeg ik liever niet")))
    ]
    return RoomHeard(
        present=len(seats),
        residents=len(residents),
        turns=sum(group.turns for group in groups if group.variable == "here"),
        groups=(*_speaking(groups, "here"), *_speaking(groups, "buurt")),
        has_figures="buurt" in people.margins,
    )


def heard_sentences(room: RoomHeard) -> tuple[str, ...]:
    """Say who is under-heard in the room, in the order in which a facilitator can act on it."""
    if not room.present:
        return (_("Er heeft zich nog niemand aangemeld."),)
    said = [_silent(group) for group in room.groups if group.is_silent]
    said += [
        _("Uit {buurt} zijn er {n} bewoners; naar verhouding waren dat er {expected}.").format(
            buurt=group.name, n=number(group.residents or 0), expected=_whole(group.expected)
        )
        for group in room.groups
        if group.is_missing
    ]
    if room.turns < SOME:
        said.append(_("Er zijn nog te weinig beurten getikt om te zeggen wie er stil is."))
    elif not any(group.is_silent for group in room.groups):
        said.append(_("Geen groep in de zaal komt duidelijk minder aan het woord dan de andere."))
    if not room.has_figures:
        said.append(_("Hoeveel mensen er in de buurten wonen, is niet bekend."))
    elif not any(group.expected is not None for group in room.groups):
        said.append(_("Nog geen bewoner zei uit welke buurt."))
    elif not any(group.is_missing for group in room.groups):
        said.append(_("Geen buurt blijft duidelijk achter bij wie er woont."))
    return tuple(said)


def missing_sentence(room: RoomHeard) -> str:
    """Say in one sentence, afterwards, from which buurten few came; "" where that is of none."""
    names = [group.name for group in room.groups if group.is_missing]
    if not names:
        return ""
    return _("Naar verhouding kwamen er weinig bewoners uit {buurten}.").format(
        buurten=format_list(names, locale=current_language())
    )


def _silent(group: RoomGroup) -> str:
    if group.turns == 0:
        text = _("Nog niet aan het woord: {who} ({n} aanwezig).")
    else:
        text = _(
            "Weinig aan het woord: {who}. Beurten: {turns}; "
            "naar verhouding waren dat er {expected}."
        )
    return text.format(
        who=group.name,
        n=number(group.present),
        turns=number(group.turns),
        expected=_whole(group.turns_expected),
    )


def _group(
    variable: Grouping, category: str, name: str, present: int, told: Mapping[tuple[str, str], int]
) -> RoomGroup:
    return RoomGroup(
        variable=variable,
        category=category,
        name=name,
        present=present,
        turns=max(0, told[variable, category]),
    )


def _beside_inhabitants(
    residents: Sequence[Seat], people: Inhabitants, buurten: Sequence[str]
) -> dict[str, dict[str, object]]:
    counts = Counter(seat.buurt for seat in residents)
    found = turnout("buurt", {**counts, "": len(residents)}, people, buurten)
    return {
        group.category: {
            "residents": counts[group.category],
            "expected": group.expected,
            "is_missing": group.is_low,
        }
        for group in found.groups
    }


def _speaking(groups: Sequence[RoomGroup], variable: Grouping) -> tuple[RoomGroup, ...]:
    """Lay turns beside who is present; who did not say where they belong is not compared."""
    own = [group for group in groups if group.variable == variable]
    compared = [group for group in own if group.category != NOT_SAID and group.present]
    turns = sum(group.turns for group in compared)
    there = sum(group.present for group in compared)
    # Others may speak who are here without a device.
    spoken = sum(group.turns for group in own if group.category != NOT_SAID)
    made = []
    for group in own:
        if group not in compared:
            made.append(group)
            continue
        expected = turns * group.present / there if turns and len(compared) > 1 else None
        silent = (
            expected is not None and is_under_heard(group.turns, expected, turns, len(compared))
        ) or (group.turns == 0 and group.present >= A_FEW and spoken >= SOME)
        made.append(group.model_copy(update={"turns_expected": expected, "is_silent": silent}))
    return tuple(made)


def _whole(amount: float | None) -> str:
    return number(round(amount or 0.0))
