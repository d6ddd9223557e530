"""The wijk as it is: who live there, and what parties work on."""

from collections.abc import Callable, Sequence

from wijkwijzer.document import Block, Heading, Paragraph, Picture, Table
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.neighbourhood.records import Point, Population
from wijkwijzer.pact.plan import MAP, PLACE
from wijkwijzer.parties.records import Task
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.plan.facts import Facts, Told

_Counts = dict[tuple[str, str, str], int | None]


def portrait(facts: Facts) -> Told:
    """Return who live in the wijk, per buurt, and where its buurten lie."""
    wijk, names = facts.wijk, [buurt.name for buurt in facts.buurten]
    if not names:
        return (), (_("Er zijn nog geen buurten ingevoerd."),)
    counts: _Counts = {(p.buurt_id, p.variable, p.category): p.count for p in facts.population}
    known = [n for buurt in facts.buurten if (n := counts.get((buurt.id, "total", ""))) is not None]
    opening = _("{wijk} ligt in {municipality} en bestaat uit {n} buurten: {names}.")
    if not wijk.municipality:
        opening = _("{wijk} bestaat uit {n} buurten: {names}.")
    lies = Paragraph(
        text=opening.format(
            wijk=wijk.name, municipality=wijk.municipality, n=len(names), names=listed(names)
        )
    )
    told = _("De buurten van {wijk}").format(wijk=wijk.name)
    blocks: list[Block] = [lies, Picture(name=PLACE, told=told, share=0.8)]
    missing: list[str] = []
    if known:
        said = _("In {wijk} wonen {n} mensen.").format(wijk=wijk.name, n=number(sum(known)))
        blocks.insert(0, Paragraph(text=said, style="finding"))
        blocks += [Heading(level=2, text=_("Wie hier wonen")), _inhabitants(facts, counts)]
        if source := _sources(facts.population) or wijk.source:
            blocks.append(Paragraph(text=_("Bron: {source}.").format(source=source), style="quiet"))
    else:
        missing.append(_("Hoeveel mensen er wonen, is nog niet ingevoerd."))
    return tuple(blocks), tuple(missing)


_SHOWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("age", ("0-15",)),
    ("age", ("65+",)),
    ("household", ("alleen",)),
    ("tenure", ("huur_corporatie", "huur_particulier")),
)
"""Variable and categories of the shares beside the inhabitants of a buurt."""


def _inhabitants(facts: Facts, counts: _Counts) -> Table:
    def row(name: str, buurten: Sequence[str]) -> tuple[str, ...]:
        totals = [counts.get((buurt, "total", "")) for buurt in buurten]
        inhabitants = number(sum(n for n in totals if n)) if any(totals) else "–"
        shares = (_share(counts, buurten, variable, these) for variable, these in _SHOWN)
        return (name, inhabitants, *shares)

    rows = [row(buurt.name, [buurt.id]) for buurt in facts.buurten]
    if len(rows) > 1:
        rows.append(row(_("Hele wijk"), [buurt.id for buurt in facts.buurten]))
    return Table(
        told=_("Wie er wonen, per buurt"),
        columns=(
            _("Buurt"),
            _("Inwoners"),
            _("Kinderen tot 15"),
            _("65 en ouder"),
            _("Woont alleen"),
            _("Huurt"),
        ),
        rows=tuple(rows),
        numeric=(1, 2, 3, 4, 5),
    )


def _share(counts: _Counts, buurten: Sequence[str], variable: str, these: tuple[str, ...]) -> str:
    """Say which part of what was counted falls in these categories; a dash where unknown."""
    found = [
        (category, n)
        for (buurt, of, category), n in counts.items()
        if buurt in buurten and of == variable and n is not None
    ]
    total = sum(n for _category, n in found)
    if not total:
        return "–"
    return _("{n} %").format(n=number(100 * sum(n for c, n in found if c in these) / total))


def _sources(population: Sequence[Population]) -> str:
    return listed(list(dict.fromkeys(one.source for one in population if one.source)))


def tasks(facts: Facts) -> Told:
    """Return what each party has to do in the wijk."""
    if not facts.tasks:
        return (), (_("Er zijn nog geen opgaven van partijen ingevoerd."),)
    parties = {task.party_id for task in facts.tasks}
    blocks: list[Block] = [
        Paragraph(
            text=_("{parties} partijen hebben samen {n} opgaven in de wijk.").format(
                parties=len(parties), n=len(facts.tasks)
            ),
            style="finding",
        ),
        Paragraph(text=_("Urgentie loopt van 1 (kan wachten) tot 5 (moet nu)."), style="quiet"),
    ]
    for party, name in facts.parties.items():
        own = [task for task in facts.tasks if task.party_id == party]
        if own:
            blocks += [Heading(level=2, text=name), _tasks(facts, own)]
    silent = [name for party, name in facts.parties.items() if party not in parties]
    missing = _("Zonder opgave staan er: {names}.").format(names=listed(silent))
    return tuple(blocks), (missing,) if silent else ()


def _place(task: Task) -> tuple[Point, ...]:
    return task.ring or ((task.point,) if task.point else ())


def _tasks(facts: Facts, own: Sequence[Task]) -> Table:
    def years(task: Task) -> str:
        found = dict.fromkeys(str(year) for year in (task.year_from, task.year_to) if year)
        return "–".join(found)

    cells: tuple[Callable[[Task], str], ...] = (
        lambda task: task.title,
        lambda task: facts.themes_named([task.theme]),
        lambda task: facts.where(task.buurten, _place(task)) or _("Hele wijk"),
        years,
        lambda task: str(task.urgency),
    )
    return Table(
        told=_("Opgaven"),
        columns=(_("Opgave"), _("Thema"), _("Waar"), _("Wanneer"), _("Urgentie")),
        rows=tuple(
            tuple(cell(task) for cell in cells)
            for task in sorted(own, key=lambda one: -one.urgency)
        ),
        numeric=(4,),
    )


def map_picture(facts: Facts) -> list[Block]:
    """Return the map of the wijk as the poster shows it, where buurten surely differ."""
    if not facts.drawn.map_theme:
        return []
    told = facts.drawn.map_sentence or _("De buurten van {wijk}").format(wijk=facts.wijk.name)
    return [Picture(name=MAP, told=told, caption=facts.drawn.map_sentence, share=0.8)]
