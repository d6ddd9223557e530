"""Who fills in the survey: drawn from the population, some groups more willing than others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wijkwijzer.demo.content import Behaviour, Shares
from wijkwijzer.neighbourhood.records import Population


@dataclass(frozen=True)
class Resident:
    """Somebody who fills in the survey, as they are (not as far as they tell)."""

    buurt: str
    age: str
    household: str
    tenure: str


def draw_residents(
    rng: np.random.Generator, population: Sequence[Population], behaviour: Behaviour
) -> tuple[Resident, ...]:
    """Draw who takes part, buurt by buurt.

    Age by population and willingness; household by age and by how many people live so; tenure by
    household and by the dwellings of the buurt.
    """
    counts = {(p.buurt_id, p.variable, p.category): p.count or 0 for p in population}

    def known(buurt: str, variable: str) -> Shares:
        return {c: n for (b, v, c), n in counts.items() if (b, v) == (buurt, variable)}

    residents = []
    for buurt, number in behaviour.per_buurt.items():
        ages = _times(known(buurt, "age"), behaviour.willing)
        people = _times(known(buurt, "household"), behaviour.people_per_household)
        dwellings = known(buurt, "tenure")
        for _person in range(number):
            age = pick(rng, ages)
            household = pick(rng, _times(people, behaviour.household_by_age[age]))
            tenure = pick(rng, _times(dwellings, behaviour.tenure_by_household[household]))
            residents.append(Resident(buurt, age, household, tenure))
    return tuple(residents[i] for i in rng.permutation(len(residents)))


def pick(rng: np.random.Generator, shares: Mapping[str, float]) -> str:
    """Draw a key, with a chance in proportion to its share; shares need not add up to 1."""
    weights = np.array(list(shares.values()), dtype=np.float64)
    return list(shares)[int(rng.choice(len(weights), p=weights / weights.sum()))]


def _times(shares: Shares, factors: Shares) -> Shares:
    return {category: share * factors[category] for category, share in shares.items()}
