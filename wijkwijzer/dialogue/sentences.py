"""What the wall of a meeting says above its picture: one finding in plain words.

While votes are taken it is the question; of votes nothing is said before they are revealed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import pvariance

from wijkwijzer.ambitions.sentences import level_name
from wijkwijzer.dialogue.dilemma_sentences import moved, moved_most, stands
from wijkwijzer.dialogue.outcome import PartResult, TargetResult, ThemeLevels
from wijkwijzer.dialogue.records import NO_ROLE
from wijkwijzer.dialogue.screens import CompassView, PartView, ScreenContent
from wijkwijzer.dialogue.statement_sentences import count, groups_sentence, statement_sentence
from wijkwijzer.dialogue.words import field_words, shortened
from wijkwijzer.i18n import gettext as _
from wijkwijzer.wijkkompas.words import capitalised


@dataclass(frozen=True)
class _Wall:
    """What was revealed of a part."""

    content: ScreenContent
    part: PartView
    found: PartResult

    @property
    def at_hand(self) -> list[TargetResult]:
        """The results of what is at hand, hidden or not."""
        item = self.content.item
        return [each for each in self.found.targets if item in {None, each.target}]

    @property
    def shown(self) -> list[TargetResult]:
        """The results of what is at hand, as far as they may be shown."""
        return [each for each in self.at_hand if not each.hidden]

    def text(self, target: str) -> str:
        """Return what somebody voted on, in words."""
        return next((each.text for each in self.part.targets if each.id == target), target)


def sentence(content: ScreenContent, compass: CompassView | None = None) -> str:
    """Return what is to be seen on the wall.

    Parameters
    ----------
    compass
        The wijkkompas, in a part that walks along it.
    """
    part, found = content.part, content.result
    if part is None or content.meeting.over:
        return _welcome(content)
    if part.kind == "ideeen":
        return _ideas(content, part)
    if found is None:
        return _asked(content, part, compass)
    return _REVEALED[part.kind](_Wall(content, part, found))


def note(content: ScreenContent) -> str:
    """Return what must be known with the picture: how many are hidden, how many raised a hand."""
    part, found = content.part, content.result
    if part is None or found is None:
        return ""
    wall, told = _Wall(content, part, found), []
    if any(each.hidden for each in wall.at_hand):
        told.append(
            _("Bij minder dan {fewest} stemmen laten we niets zien.").format(fewest=found.fewest)
        )
    raised = max((each.by_hand or 0 for each in wall.shown), default=0)
    if raised == 1:
        told.append(_("1 stem met opgestoken hand of op papier."))
    elif raised:
        told.append(_("{n} stemmen met opgestoken hand of op papier.").format(n=raised))
    return " ".join(told)


def _welcome(content: ScreenContent) -> str:
    if content.meeting.over:
        return _("Dank u wel")
    if not content.meeting.begun:
        return _("Welkom")
    return _("Doe mee met uw telefoon of tablet")


def _asked(content: ScreenContent, part: PartView, compass: CompassView | None) -> str:
    if part.kind == "kompas" and compass is not None:
        theme = next((t for t in compass.themes if t.theme == content.item), None)
        if theme is not None:
            return f"{capitalised(theme.name)}: {field_words(theme.field, theme.task)}"
        return compass.sentence
    return part.question or part.title


def _polls(wall: _Wall) -> str:
    known = wall.shown
    if not known:
        return _too_few()
    chosen = {each.target: each.counts[0].n for each in known}
    most = max(chosen.values())
    if most == 0:
        return _("Niemand koos een van deze antwoorden.")
    top = [wall.text(target) for target, n in chosen.items() if n == most]
    if len(top) > 1:
        return _("Even vaak gekozen: {answers}, elk {n} keer.").format(
            answers=_and(top[:3]), n=most
        )
    people = max((each.n or 0 for each in known), default=0)
    if wall.part.each == 1 and 2 * most > wall.found.n:
        return _("Meer dan de helft kiest {answer}: {n} van de {all}.").format(
            answer=top[0], n=most, all=max(wall.found.n, people)
        )
    return _("Het vaakst gekozen: {answer}, door {n} van de {all}.").format(
        answer=top[0], n=most, all=max(wall.found.n, people)
    )


def _compass(wall: _Wall) -> str:
    known = wall.shown
    if not known:
        return _too_few()
    told = _("{n} van de {all} mensen in de zaal herkennen het beeld van {theme}.")
    if wall.content.item is not None:
        one = known[0]
        return told.format(theme=wall.text(one.target), n=count(one, 1), all=one.n)
    known = sorted(known, key=lambda one: count(one, 1) / (one.n or 1))
    most, least = known[-1], known[0]
    if most is least:
        return told.format(theme=wall.text(most.target), n=count(most, 1), all=most.n)
    return _("De zaal herkent {most} het meest en {least} het minst.").format(
        most=wall.text(most.target), least=wall.text(least.target)
    )


def _statements(wall: _Wall) -> str:
    if (
        wall.content.item is None
        and wall.content.phase == "discuss"
        and wall.found.groups is not None
    ):
        return groups_sentence(wall.found.groups)
    known = wall.shown
    if not known:
        return _too_few()
    marks = {mark.target: mark for mark in wall.found.statements}
    if wall.content.item is not None or len(known) == 1:
        return statement_sentence(known[0], marks.get(known[0].target))
    shared = sum(mark.side is not None for mark in wall.found.statements)
    return _shared(shared, len(known))


def _shared(shared: int, of: int) -> str:
    """Say about how many statements, of two or more, the room clearly thinks the same."""
    if not shared and of == 2:
        return _("Over geen van beide stellingen is de zaal het duidelijk eens.")
    if not shared:
        return _("Over geen van de {all} stellingen is de zaal het duidelijk eens.").format(all=of)
    if shared == of == 2:
        return _("Over beide stellingen denkt de zaal duidelijk hetzelfde.")
    if shared == of:
        return _("Over alle {all} stellingen denkt de zaal duidelijk hetzelfde.").format(all=of)
    if shared == 1:
        return _("Over één van de {all} stellingen denkt de zaal duidelijk hetzelfde.").format(
            all=of
        )
    return _("Over {n} van de {all} stellingen denkt de zaal duidelijk hetzelfde.").format(
        n=shared, all=of
    )


def _dilemmas(wall: _Wall) -> str:
    known = wall.shown
    if not known:
        return _too_few()
    shifts = {shift.target: shift for shift in wall.found.shifts}
    if wall.content.item is not None:
        shift = shifts.get(known[0].target)
        return moved(shift) if shift else _stands(wall, known[0])
    if shifts:
        return moved_most(wall.found.shifts, {t.id: t.text for t in wall.part.targets})
    widest = max(known, key=_spread)
    return _("De zaal ligt het verst uit elkaar bij: {dilemma}").format(
        dilemma=wall.text(widest.target)
    )


def _stands(wall: _Wall, one: TargetResult) -> str:
    asked = next(each for each in wall.part.targets if each.id == one.target)
    return stands(one, asked.low, asked.high)


def _spread(one: TargetResult) -> float:
    values = [count.value for count in one.counts for _one in range(count.n)]
    return pvariance(values) if values else 0.0


def _dots(wall: _Wall) -> str:
    known = wall.shown
    if not known:
        return _too_few()
    most = max(each.total or 0 for each in known)
    if most == 0:
        return _("Er zijn nog geen stippen geplakt.")
    if wall.content.item is not None:
        return _("Hier liggen {n} stippen.").format(n=most)
    top = [wall.text(each.target) for each in known if each.total == most]
    if len(top) > 3:
        return _("Op {number} plekken liggen evenveel stippen: {n}.").format(
            number=len(top), n=most
        )
    if len(top) > 1:
        return _("De meeste stippen, elk {n}, liggen bij {texts}.").format(
            n=most, texts=_and([shortened(text) for text in top])
        )
    return _("De meeste stippen, {n}, liggen bij {text}.").format(n=most, text=shortened(top[0]))


def _ideas(content: ScreenContent, part: PartView) -> str:
    ideas = [card for card in content.cards if card.kind == "idee"]
    themes = {card.theme for card in ideas if card.theme}
    if not ideas:
        return part.question or part.title
    if len(ideas) == 1:
        return _("Het eerste idee uit de zaal")
    if len(themes) < 2:
        return _("{n} ideeën uit de zaal").format(n=len(ideas))
    return _("{n} ideeën uit de zaal, over {themes} thema’s").format(
        n=len(ideas), themes=len(themes)
    )


def _ambitions(wall: _Wall) -> str:
    themes = [t for t in wall.found.themes if wall.content.item in {None, t.theme}]
    known = [theme for theme in themes if theme.spread is not None]
    if not known:
        return _("Nog geen twee partijen kozen een niveau bij hetzelfde thema.")
    if wall.found.themes_before and wall.content.item is None:
        return _closer(known, wall.found.themes_before)
    widest = known[0]
    name = wall.text(widest.theme)
    as_wide = sum(theme.spread == widest.spread for theme in known)
    if widest.spread and as_wide > 1:
        return _("Bij {n} thema’s liggen de ambities het verst uiteen.").format(n=as_wide)
    if not widest.spread:
        if wall.content.item is None:
            return _("Bij elk thema willen de partijen even hoog reiken.")
        return _("Bij {theme} willen de partijen hetzelfde: {level}.").format(
            theme=name, level=level_name(_stated(widest)[0])
        )
    text = (
        _("Bij {theme} liggen de ambities het verst uiteen: van {low} tot {high}.")
        if wall.content.item is None
        else _("Bij {theme} liggen de ambities uiteen: van {low} tot {high}.")
    )
    stated = _stated(widest)
    return text.format(theme=name, low=level_name(stated[0]), high=level_name(stated[-1]))


def _closer(after: Sequence[ThemeLevels], before: Sequence[ThemeLevels]) -> str:
    was = {theme.theme: theme.spread for theme in before}
    pairs = [(was.get(t.theme), t.spread) for t in after]
    closer = sum(old is not None and new is not None and new < old for old, new in pairs)
    wider = sum(old is not None and new is not None and new > old for old, new in pairs)
    if closer == 0 and wider == 0:
        return _("Na het gesprek liggen de ambities even ver uiteen als ervoor.")
    if wider == 0 and closer == 1:
        return _("Na het gesprek kwamen de partijen bij één thema dichter bij elkaar.")
    if wider == 0:
        return _("Na het gesprek kwamen de partijen bij {n} thema’s dichter bij elkaar.").format(
            n=closer
        )
    return _(
        "Na het gesprek: {closer} keer dichter bij elkaar, {wider} keer verder uiteen."
    ).format(closer=closer, wider=wider)


def _stated(theme: ThemeLevels) -> list[int]:
    levels = [each.level for each in theme.levels]
    return sorted(level for level in levels if level is not None and level != NO_ROLE)


def _agreement(wall: _Wall) -> str:
    known = wall.shown
    if not known:
        return _too_few()
    if len(known) == 1:
        return _one_proposal(known[0])
    against = sum(count(one, 0) > 0 for one in known)
    if against == 0:
        return _("Tegen geen van de {all} voorstellen is bezwaar.").format(all=len(known))
    if against == 1:
        return _("Tegen één van de {all} voorstellen is bezwaar.").format(all=len(known))
    return _("Tegen {n} van de {all} voorstellen is bezwaar.").format(n=against, all=len(known))


def _one_proposal(one: TargetResult) -> str:
    agree, live, against = (count(one, value) for value in (2, 1, 0))
    if against == 0 and live == 0:
        return _("Iedereen is het eens: {n} van de {n}.").format(n=agree)
    if against == 0:
        return _("Niemand heeft bezwaar: {agree} eens, {live} kunnen ermee leven.").format(
            agree=agree, live=live
        )
    if against == 1:
        return _("Eén mens heeft bezwaar; {n} van de {all} kunnen verder.").format(
            n=agree + live, all=one.n
        )
    return _("{against} mensen hebben bezwaar; {n} van de {all} kunnen verder.").format(
        against=against, n=agree + live, all=one.n
    )


_Say = Callable[[_Wall], str]
_REVEALED: dict[str, _Say] = {
    "kennismaken": _polls,
    "kompas": _compass,
    "stellingen": _statements,
    "dilemmas": _dilemmas,
    "stippen": _dots,
    "ambities": _ambitions,
    "akkoord": _agreement,
}


def _and(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("{words} en {last}").format(words=", ".join(words[:-1]), last=words[-1])


def _too_few() -> str:
    return _("Hier stemden minder dan vijf mensen. Dan laten we de uitslag niet zien.")
