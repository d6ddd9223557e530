"""How well a measure does on what people look at: need, tasks, ambitions, support and cost.

Each criterion runs from 0 to 100 over the measures that are compared, by a rule that can be told
at a table; what stands behind a number is always beside it. See `docs/method.md`, "The longlist".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.programme.records import Measure

FloatArray = NDArray[np.float64]
Criterion = Literal["behoefte", "opgaven", "ambities", "steun", "kosten"]
CRITERIA: tuple[Criterion, ...] = ("behoefte", "opgaven", "ambities", "steun", "kosten")
"""Need met, tasks served, ambitions carried, support in meetings, and cost."""


@dataclass(frozen=True)
class Evidence:
    """What the rest of the wijk knows, for judging measures.

    Parameters
    ----------
    needs
        Theme -> need 0-100; a theme without a published figure is not there.
    urgencies
        Measure id -> urgency (1-5) of each task it answers to.
    levels
        Theme -> the levels (0-3) that parties stated.
    support
        Measure id -> 0-100: the part of the room that put a dot there, or had no objection. A
        measure on which nobody was asked is not there.
    """

    needs: Mapping[str, float] = field(default_factory=dict)
    urgencies: Mapping[str, Sequence[int]] = field(default_factory=dict)
    levels: Mapping[str, Sequence[int]] = field(default_factory=dict)
    support: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """Measures by criteria.

    Parameters
    ----------
    measures
        Ids, in the order of the rows.
    values
        Measures x criteria (in the order of `CRITERIA`), each 0-100; 100 is best, also of cost.
    raw
        What the values were made of, in the unit of the criterion: points of need, points of
        tasks, points of ambition, per cent, euros over the lifetime. NaN where nobody knows.
    """

    measures: tuple[str, ...]
    values: FloatArray
    raw: FloatArray

    @property
    def unknown(self) -> NDArray[np.bool_]:
        """Where nobody knows; the value is then the middle one of the others."""
        return np.isnan(self.raw)


def judge(measures: Sequence[Measure], evidence: Evidence) -> Judged:
    """Judge measures on every criterion.

    Need: strength/3 x the need, summed over the themes a measure serves (what holds a theme back
    counts against it). Tasks: 20 x urgency, summed over the tasks it answers to. Ambitions:
    strength/3 x 100/3 x the mean of the stated levels, summed over its themes. These three are
    stretched so that the best measure gets 100 and nothing, or the worst below nothing, gets 0.
    Support is taken as it is. Cost is the part of the measures with known cost that are dearer,
    equal ones for a half, so that one very dear measure does not make all others cheap.

    What nobody knows counts as the middle (median) of what is known, or 50 when nothing is: a
    measure is not better or worse for what was not asked. It is marked in `Judged.unknown`.
    """
    strength = [{one.theme: one.strength / 3 for one in m.serves} for m in measures]
    mean = {theme: float(np.mean(found)) for theme, found in evidence.levels.items() if found}
    nan = float("nan")
    need = [_summed(served, evidence.needs) for served in strength]
    carried = {theme: 100 / 3 * level for theme, level in mean.items()}
    ambition = [_summed(served, carried) for served in strength]
    tasks = [20.0 * sum(evidence.urgencies.get(m.id, ())) for m in measures]
    support = [evidence.support.get(m.id, nan) for m in measures]
    cost = [float(m.costs.lifetime.mid) if m.costs.lifetime else nan for m in measures]
    raw = np.array([need, tasks, ambition, support, cost], dtype=np.float64)
    rules = (_stretched, _stretched, _stretched, _as_is, _cheaper)
    values = np.array([rule(row) for rule, row in zip(rules, raw, strict=True)])
    return Judged(tuple(m.id for m in measures), values.T.copy(), raw.T.copy())


def _summed(served: Mapping[str, float], weight: Mapping[str, float]) -> float:
    """Return NaN when nothing is known of any theme it serves."""
    known = [strength * weight[theme] for theme, strength in served.items() if theme in weight]
    return float(sum(known)) if known or not served else float("nan")


def _stretched(raw: FloatArray) -> FloatArray:
    known = raw[~np.isnan(raw)]
    low, high = min(0.0, known.min(initial=0.0)), known.max(initial=0.0)
    spread = high - low
    return _filled(100 * (raw - low) / spread if spread > 0 else np.where(np.isnan(raw), np.nan, 0))


def _as_is(raw: FloatArray) -> FloatArray:
    return _filled(raw)


def _cheaper(raw: FloatArray) -> FloatArray:
    known = np.sort(raw[~np.isnan(raw)])
    if len(known) < 2:
        return _filled(np.where(np.isnan(raw), np.nan, 50.0))
    below = np.searchsorted(known, raw, side="left")
    equal = np.searchsorted(known, raw, side="right") - below
    dearer = len(known) - below - equal
    # A measure is compared with the others, not with itself.
    share = 100 * (dearer + (equal - 1) / 2) / (len(known) - 1)
    return _filled(np.where(np.isnan(raw), np.nan, share))


def _filled(values: FloatArray) -> FloatArray:
    known = values[~np.isnan(values)]
    middle = float(np.median(known)) if len(known) else 50.0
    return np.where(np.isnan(values), middle, values)
