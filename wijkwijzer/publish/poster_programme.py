"""The programme of a wijk as lines on a time line: agreed, else chosen, else what parties do."""

import datetime as dt
from collections.abc import Mapping, Sequence

from wijkwijzer.days import day_of
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.places import middle
from wijkwijzer.neighbourhood.records import Point, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.poster import Lane
from wijkwijzer.pact.records import Agreement, Clause, PactVersion
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import Measure
from wijkwijzer.store import Store

UNKNOWN = "kompas"
"""The pictogram of what has no theme."""
MOST_TASKS = 8
"""Of tasks only the most urgent stand on a poster."""


def programme_lanes(store: Store, wijk: Wijk, *, now: dt.datetime) -> tuple[Lane, ...]:
    """Return the newest version of the pact and what was chosen beside it; tasks without either.

    An agreement stands there as it was fixed, not as it is being edited. Who asked may see the
    programme: the caller asks.
    """
    with store.read() as reader:
        versions = reader.pact_versions(wijk.id)
        measures = [m for m in reader.all(Measure, wijk.id) if m.status == "gekozen"]
        tasks = reader.all(Task, wijk.id)
        parties = {party.id: party.name for party in reader.all(Party, wijk.id)}
    pictograms = {theme.id: theme.pictogram for theme in theme_set(wijk.theme_set)}
    lanes = _agreed(versions[-1], measures, pictograms) if versions else []
    covered = {
        ground.id
        for clause in (versions[-1].clauses if versions else ())
        for ground in clause.rests_on
        if ground.kind == "measure"
    }
    lanes += [_measure(m, parties, pictograms) for m in measures if m.id not in covered]
    if not lanes:
        lanes = _tasks(tasks, parties, pictograms, day_of(now).year)
    far = 10_000.0
    lanes.sort(key=lambda one: (one.ends or far, one.begins or far))
    return tuple(
        Lane(**{**vars(lane), "number": number}) for number, lane in enumerate(lanes, start=1)
    )


def year_of(day: str) -> float:
    """Return an ISO day as a year with its part: 2027-07-02 is about 2027.5."""
    found = dt.date.fromisoformat(day)
    return found.year + (found.timetuple().tm_yday - 1) / 366


def _agreed(
    version: PactVersion, measures: Sequence[Measure], pictograms: Mapping[str, str]
) -> list[Lane]:
    by_id = {measure.id: measure for measure in measures}
    return [_agreement(one, version.names, by_id, pictograms) for one in version.clauses]


def _agreement(
    clause: Clause,
    names: Mapping[str, str],
    measures: Mapping[str, Measure],
    pictograms: Mapping[str, str],
) -> Lane:
    one: Agreement = clause.agreement
    grounds = [g.id for g in clause.rests_on if g.kind == "measure"]
    carried = [measures[id_] for id_ in grounds if id_ in measures]
    return Lane(
        number=0,
        kind="afspraak",
        title=one.title,
        pictogram=_pictogram(one.themes, pictograms),
        begins=year_of(one.agreed_on),
        ends=year_of(one.due),
        when=_("uiterlijk {day}").format(day=date(dt.date.fromisoformat(one.due))),
        who=names.get(one.party_id, ""),
        partners=tuple(names[party] for party in one.partners if party in names),
        points=tuple(point for m in carried for point in _points(m.point, m.ring)),
        rings=tuple(m.ring for m in carried if m.ring),
        buurten=one.buurten,
    )


def _measure(one: Measure, parties: Mapping[str, str], pictograms: Mapping[str, str]) -> Lane:
    paying = [parties.get(stake.party_id or "", stake.name) for stake in one.pays]
    mine = parties.get(one.initiator_id or "", "") if one.initiator == "partij" else ""
    who = [name for name in dict.fromkeys([mine, *paying]) if name]
    begins = year_of(one.begins_on) if one.begins_on else None
    ends = year_of(one.ends_on) if one.ends_on else None
    strongest = sorted(one.serves, key=lambda s: -s.strength)
    return Lane(
        number=0,
        kind="maatregel",
        title=one.title,
        pictogram=_pictogram([s.theme for s in strongest], pictograms),
        begins=begins,
        ends=ends,
        when=_when(one),
        who=who[0] if who else "",
        partners=tuple(who[1:]),
        points=_points(one.point, one.ring),
        rings=(one.ring,) if one.ring else (),
        buurten=one.buurten,
    )


def _when(one: Measure) -> str:
    if one.ends_on:
        return _("uiterlijk {day}").format(day=date(dt.date.fromisoformat(one.ends_on)))
    if one.begins_on:
        return _("vanaf {day}").format(day=date(dt.date.fromisoformat(one.begins_on)))
    return _("nog zonder datum")


def _tasks(
    tasks: Sequence[Task],
    parties: Mapping[str, str],
    pictograms: Mapping[str, str],
    this_year: int,
) -> list[Lane]:
    """Return what parties work on, without what is over; the most urgent first."""
    current = [t for t in tasks if t.year_to is None or t.year_to >= this_year]
    return [
        Lane(
            number=0,
            kind="opgave",
            title=task.title,
            pictogram=_pictogram([task.theme], pictograms),
            begins=None if task.year_from is None else float(task.year_from),
            ends=None if task.year_to is None else float(task.year_to + 1),
            when="-".join(str(year) for year in (task.year_from, task.year_to) if year),
            who=parties.get(task.party_id, ""),
            points=_points(task.point, task.ring),
            rings=(task.ring,) if task.ring else (),
            buurten=task.buurten,
        )
        for task in sorted(current, key=lambda one: -one.urgency)[:MOST_TASKS]
    ]


def _points(point: Point | None, ring: Sequence[Point]) -> tuple[Point, ...]:
    if point is not None:
        return (point,)
    return (middle(ring),) if ring else ()


def _pictogram(themes: Sequence[str], pictograms: Mapping[str, str]) -> str:
    return next((pictograms[theme] for theme in themes if theme in pictograms), UNKNOWN)
