"""The invented neighbourhood with which everything can be tried and shown.

Place, streets, parties, figures and people are made up; the content stands as readable files in
`data/voorbeeldwijk/`. The same seed gives the same neighbourhood, to the last byte.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.demo import place
from wijkwijzer.demo.answers import draw_responses
from wijkwijzer.demo.content import read_behaviour, read_remarks
from wijkwijzer.demo.remarks import draw_contributions
from wijkwijzer.demo.residents import draw_residents
from wijkwijzer.neighbourhood.records import Buurt, Population, Wijk
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.survey.records import Contribution, Response, Round, Weighting


@dataclass(frozen=True)
class Demo:
    """Everything the invented neighbourhood holds, ready to be stored.

    Parameters
    ----------
    wijk, buurten, population, parties, tasks, ambitions
        Records of version 0; an ambition that is missing is not stated yet.
    round
        The open round to which the responses belong.
    weighting
        How they are weighed.
    responses
        In order of arrival, `sequence` 0: the store numbers them.
    contributions
        Open answers and pins, in order of arrival: most passed, the last ones waiting, two
        refused with a reason.
    quotes
        Theme -> ids of contributions that speak for it.
    ground
        GeoJSON FeatureCollection (WGS84) to draw the map on; `kind` is `water`, `rail`, `green`,
        `road` (with `rank` main, street or erf) or `built`, all but the last with a `name`.
    """

    wijk: Wijk
    buurten: tuple[Buurt, ...]
    population: tuple[Population, ...]
    parties: tuple[Party, ...]
    tasks: tuple[Task, ...]
    ambitions: tuple[Ambition, ...]
    round: Round
    weighting: Weighting
    responses: tuple[Response, ...]
    contributions: tuple[Contribution, ...]
    quotes: dict[str, tuple[str, ...]]
    ground: dict[str, Any]

    def parts(self) -> dict[str, Any]:
        """Return everything that is stored, by the names that `store_example` knows."""
        return {
            "wijk": self.wijk,
            "buurten": self.buurten,
            "population": self.population,
            "parties": self.parties,
            "tasks": self.tasks,
            "ambitions": self.ambitions,
            "round_": self.round,
            "weighting": self.weighting,
            "responses": self.responses,
            "contributions": self.contributions,
            "quotes": self.quotes,
        }


def build_demo(seed: int = 2026) -> Demo:
    """Make the invented neighbourhood.

    Parameters
    ----------
    seed
        Of the residents, their answers and where exactly their pins stand. What the demo holds on
        purpose (one needle, two undecided themes and so on) is tested for the default.

    Raises
    ------
    InvalidInput
        A file in `data/voorbeeldwijk/` cannot be read or does not fit; the message names it.
    """
    people_rng, answer_rng, remark_rng = np.random.default_rng(seed).spawn(3)
    wijk = place.read_wijk()
    buurten = place.read_buurten(wijk.id)
    population = place.read_population(wijk.id)
    round_ = place.read_round(wijk.id)
    behaviour = read_behaviour()
    residents = draw_residents(people_rng, population, behaviour)
    responses = draw_responses(answer_rng, residents, round_, behaviour)
    remarks = read_remarks()
    responses, contributions = draw_contributions(
        remark_rng, responses, residents, buurten, remarks, behaviour.waiting_after_day
    )
    written = {contribution.text: contribution.id for contribution in contributions}
    return Demo(
        wijk=wijk,
        buurten=buurten,
        population=population,
        parties=place.read_parties(wijk.id),
        tasks=place.read_tasks(wijk.id),
        ambitions=place.read_ambitions(wijk.id),
        round=round_,
        weighting=place.read_weighting(round_),
        responses=responses,
        contributions=contributions,
        quotes={
            theme: tuple(written[text] for text in texts) for theme, texts in remarks.quotes.items()
        },
        ground=place.read_ground(),
    )


__all__ = ["Demo", "build_demo"]
