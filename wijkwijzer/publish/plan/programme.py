"""What was chosen to be done and what was not, with the reasons, and what could go together."""

from collections.abc import Sequence

from wijkwijzer.document import Block, Heading, Listing, Paragraph, Picture, Table, paragraphs
from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.plan import MOST_LANES, SPOTS, TIME_LINE
from wijkwijzer.programme.koppelkansen import Koppelkans
from wijkwijzer.programme.measure_words import (
    amount_words,
    day_words,
    effect_words,
    people,
    when_words,
)
from wijkwijzer.programme.records import Choice, Measure
from wijkwijzer.programme.words import gain_sentence, listed, timing_sentence
from wijkwijzer.publish.plan.facts import Facts, Told
from wijkwijzer.wijkkompas.words import capitalised

Decided = tuple[tuple[str, str], ...]
MOST_OPEN = 30
"""So many measures that wait for a decision are named."""
MOST_CHANCES = 6
"""So many works that could go together are told; the first are the best."""


def programme(facts: Facts) -> Told:
    """Return the time line, what was chosen and why, what was not, and koppelkansen."""
    chosen = [one for one in facts.measures if one.status == "gekozen"]
    left = [one for one in facts.measures if one.status == "niet_gekozen"]
    open_ = [one for one in facts.measures if one.status == "voorgesteld"]
    blocks: list[Block] = []
    missing: list[str] = []
    if chosen or left:
        blocks.append(Paragraph(text=_counted(len(chosen), len(left)), style="finding"))
    if not chosen:
        missing.append(_("Er is nog geen maatregel gekozen."))
    blocks += [*_time_line(facts), *_spots(facts)]
    if chosen:
        blocks += [Heading(level=2, text=_("Wat is gekozen")), *_chosen(facts, chosen)]
    if left:
        blocks += [Heading(level=2, text=_("Wat niet is gekozen, en waarom")), _left(facts, left)]
    if open_:
        blocks += [Heading(level=2, text=_("Waarover nog niet is besloten")), _undecided(open_)]
    blocks += _chances(facts)
    return tuple(blocks), tuple(missing)


def _counted(chosen: int, left: int) -> str:
    said = _("Er is 1 maatregel gekozen") if chosen == 1 else _("Er zijn {n} maatregelen gekozen")
    if not left:
        return said.format(n=chosen) + "."
    return _("{chosen} en {n} niet.").format(chosen=said.format(n=chosen), n=left)


def _undecided(open_: Sequence[Measure]) -> Paragraph:
    said = "; ".join(one.title for one in open_[:MOST_OPEN])
    if (more := len(open_) - MOST_OPEN) > 0:
        return Paragraph(text=_("{titles}; en nog {n} meer.").format(titles=said, n=more))
    return Paragraph(text=f"{said}.")


def _time_line(facts: Facts) -> list[Block]:
    lanes = facts.drawn.lanes
    if not any(lane.begins or lane.ends for lane in lanes):
        return []
    told = "; ".join(", ".join(filter(None, (one.title, one.who, one.when))) for one in lanes)
    if facts.drawn.is_programme:
        caption = _("Wat er gebeurt, wie het doet en wanneer. Donker: afgesproken. Licht: gekozen.")
    else:
        caption = _("Waar partijen nu aan werken; gekozen is er nog niets.")
    if len(lanes) > MOST_LANES:
        caption += " " + _("De eerste {n} staan erop.").format(n=MOST_LANES)
    return [Picture(name=TIME_LINE, told=told, caption=caption)]


def _spots(facts: Facts) -> list[Block]:
    """Return the map of what is done where, where there is a map and something has a place."""
    lanes = facts.drawn.lanes[:MOST_LANES]
    placed = [lane for lane in lanes if lane.is_placed]
    if not placed or not facts.drawn.areas:
        return []
    told = "; ".join(f"{lane.number}. {lane.title}" for lane in placed)
    caption = _("De nummers zijn die van de tijdlijn.")
    if everywhere := [str(lane.number) for lane in lanes if lane not in placed]:
        caption += " " + _("Voor de hele wijk: {numbers}.").format(numbers=listed(everywhere))
    title = _("Waar het gebeurt")
    return [
        Heading(level=2, text=title),
        Picture(name=SPOTS, told=f"{title}: {told}", caption=caption),
    ]


def _chosen(facts: Facts, chosen: Sequence[Measure]) -> list[Block]:
    """Return the chosen measures; what was decided on many at once is said once, before them."""
    together: dict[Decided, list[Measure]] = {}
    for measure in chosen:
        together.setdefault(_decided(facts, measure), []).append(measure)
    blocks: list[Block] = []
    for rows, measures in together.items():
        if len(measures) > 1:
            blocks.append(Listing(rows=rows))
        for measure in measures:
            blocks += _measure(facts, measure, rows if len(measures) == 1 else ())
    return blocks


def _decided(facts: Facts, measure: Measure) -> Decided:
    choice = facts.choices.get(measure.id)
    if choice is None:
        return ()
    rows = (
        (_("Besloten"), day_words(choice.decided_on)),
        (_("Waarom"), choice.reason),
        (_("Mee eens"), people(choice.agreed, facts.parties)),
    )
    return tuple((name, said) for name, said in rows if said)


def _measure(facts: Facts, measure: Measure, decided: Decided) -> list[Block]:
    """Return a chosen measure with what is known of it; what nobody knows is left out."""
    place = measure.ring or ((measure.point,) if measure.point else ())
    rows = (
        (_("Goed voor"), facts.themes_named(measure.themes)),
        (_("Waar"), facts.where(measure.buurten, place)),
        (_("Wanneer"), capitalised(when_words(measure))),
        (_("Kosten in totaal"), amount_words(measure.costs.lifetime)),
        (_("Wie betaalt"), people(measure.pays, facts.parties)),
        (_("Wat het oplevert"), "; ".join(effect_words(one) for one in measure.effects)),
        (_("Wie heeft voordeel"), people(measure.benefits, facts.parties)),
        *decided,
    )
    return [
        Heading(level=3, text=measure.title),
        *paragraphs(measure.description),
        Listing(rows=tuple((name, said) for name, said in rows if said)),
    ]


def _left(facts: Facts, left: Sequence[Measure]) -> Table:
    def row(measure: Measure) -> tuple[str, str, str]:
        choice: Choice | None = facts.choices.get(measure.id)
        return (
            measure.title,
            choice.reason if choice else "–",
            day_words(choice.decided_on) if choice else "–",
        )

    return Table(
        told=_("Maatregelen die niet zijn gekozen"),
        columns=(_("Maatregel"), _("Waarom niet"), _("Besloten")),
        rows=tuple(row(measure) for measure in left),
    )


def _chances(facts: Facts) -> list[Block]:
    if not facts.chances:
        return []
    rows = tuple(_chance(facts, one) for one in facts.chances[:MOST_CHANCES])
    blocks: list[Block] = [
        Heading(level=2, text=_("Wat samen kan")),
        Paragraph(
            text=_("Deze werken liggen bij elkaar, en kunnen misschien tegelijk (koppelkans).")
        ),
        Table(
            told=_("Koppelkansen"),
            columns=(_("Wat"), _("Wanneer"), _("Wat het oplevert")),
            rows=rows,
        ),
    ]
    if (more := len(facts.chances) - MOST_CHANCES) > 0:
        blocks.append(Paragraph(text=_("En nog {n} meer.").format(n=more), style="quiet"))
    return blocks


def _chance(facts: Facts, one: Koppelkans) -> tuple[str, str, str]:
    def named(title: str, party: str) -> str:
        return f"{title} ({facts.parties.get(party, party)})"

    return (
        _("{one}, samen met {other}").format(
            one=named(one.one.title, one.one.party_id),
            other=named(one.other.title, one.other.party_id),
        ),
        timing_sentence(one, facts.parties),
        " ".join(gain_sentence(gain, facts.themes) for gain in one.gains),
    )
