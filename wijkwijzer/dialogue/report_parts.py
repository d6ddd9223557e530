"""The chapter of one part in the report of a meeting: its finding, its picture, what was said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wijkwijzer.ambitions.sentences import level_name
from wijkwijzer.dialogue.opinions import Side
from wijkwijzer.dialogue.outcome import PartResult, TargetResult, ThemeLevels, Trait
from wijkwijzer.dialogue.records import NO_ROLE, Card
from wijkwijzer.dialogue.screens import PartView, ScreenContent, TargetView
from wijkwijzer.dialogue.sentences import note, sentence
from wijkwijzer.dialogue.statement_sentences import count, groups_sentence
from wijkwijzer.dialogue.words import answer_words
from wijkwijzer.document import (
    Bar,
    Bars,
    Block,
    Heading,
    Paragraph,
    Piece,
    Plane,
    Quote,
    Quotes,
    Shade,
    Table,
)
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.wijkkompas.words import capitalised

MOST_BARS = 15
"""Of dots and statements no more than this are drawn; the rest is counted."""


@dataclass(frozen=True)
class Told:
    """What a chapter is made of.

    Parameters
    ----------
    content
        What the wall showed of the part at last, without what is left out.
    cards
        Everything that was passed in this part and is not left out.
    merged
        Card -> how many others count for it.
    theme_names, party_names
        Id -> name.
    """

    content: ScreenContent
    part: PartView
    cards: Sequence[Card]
    merged: dict[str, int]
    theme_names: dict[str, str]
    party_names: dict[str, str]

    @property
    def found(self) -> PartResult | None:
        """What was shown, or None."""
        return self.content.result

    def target(self, target: str) -> TargetView | None:
        """Return what was voted on."""
        return next((each for each in self.part.targets if each.id == target), None)

    def text(self, target: str) -> str:
        """Return its words; "" where it is left out."""
        found = self.target(target)
        return capitalised(found.text) if found else ""

    def card(self, target: str) -> str | None:
        """Return its card where the room wrote it."""
        found = self.target(target)
        return target if found is not None and found.of_room else None


def part_blocks(told: Told) -> tuple[Block, ...]:
    """Return the chapter of a part: heading, question, finding, picture, notes, objections."""
    part, found = told.part, told.found
    blocks: list[Block] = [Heading(level=2, text=f"{part.number}. {part.title}")]
    if part.question:
        blocks.append(Paragraph(text=part.question, style="quiet"))
    if part.kind == "ideeen":
        return (*blocks, *_ideas(told))
    if found is None:
        blocks.append(Paragraph(text=_("Van dit onderdeel is geen uitslag getoond.")))
    else:
        blocks.append(
            Paragraph(text=sentence(told.content), style="finding", of_room=_quotes_room(told))
        )
        blocks += _PICTURES[part.kind](told, found)
        if part.kind != "dilemmas" and (more := len(found.targets) - MOST_BARS) > 0:
            blocks.append(Paragraph(text=_("En nog {n} meer.").format(n=more), style="quiet"))
        if said := note(told.content):
            blocks.append(Paragraph(text=said, style="quiet"))
    kinds = {"reden": _("Redenen"), "en_en": _("En-en: wat de zaal samen vond")}
    for kind, title in kinds.items():
        if own := [card for card in told.cards if card.kind == kind]:
            blocks += [Heading(level=3, text=title), _quotes(told, own)]
    return tuple(blocks)


def _quotes_room(told: Told) -> bool:
    said = sentence(told.content)
    return "“" in said and any(target.of_room for target in told.part.targets)


def _polls(told: Told, found: PartResult) -> list[Block]:
    bars = [_bar(told, one, (("one", 1),), _share(count(one, 1), found.n)) for one in found.targets]
    return [_bars(told, bars, (), most=found.n)]


def _sides(told: Told, found: PartResult) -> list[Block]:
    shades: tuple[tuple[Shade, int], ...] = (("for", 1), ("between", 0), ("against", -1))
    return [_stacked(told, found, shades), *_groups(told, found)]


def _consent(told: Told, found: PartResult) -> list[Block]:
    shades: tuple[tuple[Shade, int], ...] = (("for", 2), ("between", 1), ("against", 0))
    blocks: list[Block] = [_stacked(told, found, shades)]
    own = [card for card in told.cards if card.kind == "bezwaar"]
    if own:
        blocks += [Heading(level=3, text=_("Bezwaren en wat erop gezegd is")), _quotes(told, own)]
    return blocks


def _stacked(told: Told, found: PartResult, shades: tuple[tuple[Shade, int], ...]) -> Block:
    words = answer_words(told.part.kind)
    bars = [
        _bar(
            told,
            one,
            shades,
            " · ".join(f"{words[value].lower()} {count(one, value)}" for _shade, value in shades),
        )
        for one in found.targets
    ]
    return _bars(told, bars, tuple((shade, words[value]) for shade, value in shades))


def _dilemmas(told: Told, found: PartResult) -> list[Block]:
    shades: tuple[tuple[Shade, int], ...] = (
        ("far_for", -2),
        ("for", -1),
        ("between", 0),
        ("against", 1),
        ("far_against", 2),
    )
    before = {one.target: one for one in found.before}
    bars: list[Bar] = []
    for one in found.targets:
        target = told.target(one.target)
        if target is None:
            continue
        earlier = before.get(one.target)
        poles = {"low": target.low, "high": target.high, "label": target.text}
        if earlier is not None:
            bar = _bar(told, earlier, shades, _leaning(earlier))
            bars.append(bar.model_copy(update=poles | {"before": _("Voor het gesprek")}))
            poles = {"label": ""}
        bar = _bar(told, one, shades, _leaning(one))
        named = _("Na het gesprek") if earlier is not None else ""
        bars.append(bar.model_copy(update=poles | {"before": named}))
    return [_bars(told, bars, ())]


def _leaning(one: TargetResult) -> str:
    left, right = count(one, -2) + count(one, -1), count(one, 1) + count(one, 2)
    return f"‹ {left} · {count(one, 0)} · {right} ›"


def _dots(told: Told, found: PartResult) -> list[Block]:
    bars = []
    for one in found.targets:
        drawn = one.model_copy(update={"counts": ()})
        bar = _bar(told, drawn, (), _("{n} stippen").format(n=one.total or 0))
        if not one.hidden:
            bar = bar.model_copy(update={"pieces": (Piece(n=one.total or 0, shade="one"),)})
        bars.append(bar)
    return [_bars(told, bars, ())]


def _ambitions(told: Told, found: PartResult) -> list[Block]:
    before = {each.theme: each for each in found.themes_before}
    parties = [each.party for each in found.themes[0].levels] if found.themes else []
    rows = []
    for each in found.themes:
        levels = {one.party: one.level for one in each.levels}
        own = (_level(levels.get(party)) for party in parties)
        rows.append((told.text(each.theme), *own, _spread(each, before.get(each.theme))))
    names = (told.party_names.get(party, party) for party in parties)
    meant = "; ".join(f"{level}: {level_name(level)}" for level in range(4))
    return [
        Table(
            told=_("Wat elke partij per thema wil"),
            columns=(_("Thema"), *names, _("Verschil")),
            rows=tuple(rows),
        ),
        Paragraph(
            text=_("{levels}; –: geen rol; leeg: niet gezegd.").format(levels=meant), style="quiet"
        ),
    ]


def _level(level: int | None) -> str:
    return "" if level is None else "–" if level == NO_ROLE else str(level)


def _spread(after: ThemeLevels, before: ThemeLevels | None) -> str:
    now = "–" if after.spread is None else number(after.spread)
    if before is None or before.spread is None or before.spread == after.spread:
        return now
    return _("{before}, nu {now}").format(before=number(before.spread), now=now)


def _groups(told: Told, found: PartResult) -> list[Block]:
    view = found.groups
    if view is None:
        return []
    blocks: list[Block] = [
        Heading(level=3, text=_("Meningsgroepen")),
        Paragraph(text=groups_sentence(view)),
    ]
    if view.reason is not None:
        return blocks
    blocks.append(_plane([(x, y, group) for x, y, group in view.marks], view.groups))
    for place, group in enumerate(view.groups):
        traits = [text for trait in group.traits if (text := _trait(told, trait))]
        of_room = any(told.card(trait.target) for trait in group.traits)
        head = _("Groep {letter}, {n} mensen").format(letter=_letter(place), n=group.people)
        text = f"{head}: {'; '.join(traits)}." if traits else f"{head}."
        blocks.append(Paragraph(text=text, of_room=of_room))
    return blocks


def _trait(told: Told, trait: Trait) -> str:
    text = told.text(trait.target).rstrip(".")
    if not text:
        return ""
    side = _("eens met") if trait.side is Side.AGREE else _("oneens met")
    own = trait.own.agree if trait.side is Side.AGREE else trait.own.disagree
    return f"{side} “{text}” ({own} / {trait.own.seen})"


def _plane(points: list[tuple[float, float, int]], groups: Sequence[object]) -> Plane:
    low_x, high_x = min(p[0] for p in points), max(p[0] for p in points)
    low_y, high_y = min(p[1] for p in points), max(p[1] for p in points)

    def placed(x: float, y: float) -> tuple[float, float]:
        return (
            round((x - low_x) / ((high_x - low_x) or 1), 3),
            round((high_y - y) / ((high_y - low_y) or 1), 3),
        )

    names = []
    for place in range(len(groups)):
        own = [placed(x, y) for x, y, group in points if group == place]
        middle = [sum(values) / len(own) for values in zip(*own, strict=True)] if own else [0, 0]
        names.append((round(middle[0], 3), round(middle[1], 3), _letter(place)))
    return Plane(
        told=_(
            "Elke stip is iemand uit de groep. Groepen die dicht bij elkaar liggen, stemden meer "
            "hetzelfde."
        ),
        points=tuple((*placed(x, y), group) for x, y, group in points),
        names=tuple(names),
    )


def _letter(place: int) -> str:
    return "ABCDEFGH"[place]


def _ideas(told: Told) -> list[Block]:
    own = [card for card in told.cards if card.kind == "idee"]
    if not own:
        return [Paragraph(text=_("Er is niets opgeschreven."))]
    order = [*told.theme_names, None]
    own = sorted(own, key=lambda card: order.index(card.theme if card.theme in order else None))
    return [
        Paragraph(text=_("Opgeschreven en doorgelaten: {n}.").format(n=len(own))),
        _quotes(told, own, with_theme=True),
    ]


def _quotes(told: Told, cards: Sequence[Card], *, with_theme: bool = False) -> Quotes:
    return Quotes(items=tuple(_quote(told, card, with_theme=with_theme) for card in cards))


def _quote(told: Told, card: Card, *, with_theme: bool) -> Quote:
    notes = []
    if with_theme and card.theme in told.theme_names:
        notes.append(told.theme_names[card.theme])
    if card.target and (about := told.text(card.target)):
        notes.append(_("bij: {about}").format(about=about))
    if more := told.merged.get(card.id):
        notes.append(_("samen met {n} andere").format(n=more))
    if card.answer:
        notes.append(_("antwoord: {answer}").format(answer=card.answer))
    return Quote(
        text=card.text,
        note=" · ".join(notes),
        card=card.id,
        of_room=card.participant is not None,
    )


def _bar(told: Told, one: TargetResult, shades: tuple[tuple[Shade, int], ...], said: str) -> Bar:
    pieces = tuple(Piece(n=count(one, value), shade=shade) for shade, value in shades)
    few = _("minder dan vijf stemmen")
    return Bar(
        label=told.text(one.target),
        pieces=() if one.hidden else pieces,
        said=few if one.hidden else said,
        card=told.card(one.target),
    )


def _bars(
    told: Told, bars: Sequence[Bar], legend: tuple[tuple[Shade, str], ...], *, most: int = 0
) -> Bars:
    drawn = [bar for bar in bars if bar.label or bar.before]
    kept = tuple(drawn if told.part.kind == "dilemmas" else drawn[:MOST_BARS])
    longest = max((sum(piece.n for piece in bar.pieces) for bar in kept), default=0)
    return Bars(
        told=told.part.title,
        legend=legend,
        most=max(most, longest, 1),
        bars=kept,
    )


def _share(n: int, of: int) -> str:
    return f"{n} ({number(100 * n / of)} %)" if of else str(n)


_PICTURES: dict[str, Callable[[Told, PartResult], list[Block]]] = {
    "kennismaken": _polls,
    "kompas": _sides,
    "stellingen": _sides,
    "dilemmas": _dilemmas,
    "stippen": _dots,
    "ambities": _ambitions,
    "akkoord": _consent,
}
