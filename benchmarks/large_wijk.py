"""A wijk as large as they come: 15 parties, 300 tasks, 1,000 responses and 2,000 remarks.

The invented neighbourhood of the example, grown: its remarks are written by more people in more
streets, and parties have tasks there too. What is made of all that is in `large_programme`.
Seeded.
"""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from benchmarks.population import NAME, PASSWORD, SEED
from wijkwijzer.access.records import Identity, Role
from wijkwijzer.ambitions.records import Ambition, ambition_id
from wijkwijzer.days import day_of
from wijkwijzer.demo import Demo, build_demo
from wijkwijzer.intake import accounts, records
from wijkwijzer.intake.example import store_example
from wijkwijzer.neighbourhood.records import Buurt, Point, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.records import Agreement, PactVersion
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import Measure, Work
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Contribution

WHO = Identity(role="facilitator", account=NAME)
REMARKS, WAITING = 2_000, 60
RESPONSES, TASKS = 1_000, 300
STEERING = "stuur"
"""Name of an account of the steering group; its password is that of the facilitator."""

_JOINED = (
    "Zorggroep De Lage Meer",
    "Buurtsportvereniging Lommerwaard",
    "Fonds Samen Wonen",
    "Netbeheerder Oosterlicht",
    "Politie, basisteam Zaltermeer",
    "Bibliotheek aan de Vaart",
    "Energiecoöperatie De Warme Waard",
    "Stichting Speelruimte",
)
STREETS = (
    "het Lommerplein",
    "de Trekschuitstraat",
    "de Jaagpadlaan",
    "de Polderweg",
    "de Schoolstraat",
    "het Gemaalpad",
    "de Tuinderslaan",
    "het Vaartplantsoen",
    "de Warmoezenierstraat",
    "het Meerdijkpark",
)
DETAILS = ("Graag voor de winter.", "Wij helpen zelf mee.", "Dit speelt al jaren.", "Dank u wel.")
_ELSEWHERE = (
    "نريد مكانا يجتمع فيه الناس في الحي بعد الظهر.",
    "Mahallemizde çocuklar için güvenli bir oyun alanı istiyoruz.",
    "Meervoudigepersoonlijkheidsstoornisbegeleidingsbijeenkomsten horen ook in de wijk.",
)


@dataclass
class LargeWijk:
    """What was stored, to be asked for.

    Parameters
    ----------
    heard
        Remarks that were passed.
    """

    wijk: Wijk
    now: dt.datetime
    buurten: tuple[Buurt, ...]
    parties: tuple[Party, ...]
    tasks: tuple[Task, ...]
    heard: tuple[Contribution, ...]
    works: list[Work] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    versions: list[PactVersion] = field(default_factory=list)

    @property
    def by(self) -> dict[str, Any]:
        return {"identity": WHO, "now": self.now}

    def day(self, days: int) -> str:
        return (day_of(self.now) + dt.timedelta(days=days)).isoformat()


def settled(store: Store, draw: random.Random, *, share: float = 1) -> LargeWijk:
    """Make who live and work in it, what they said, and a first stand of it."""
    now = dt.datetime.now(dt.UTC)
    demo = build_demo(SEED)
    parties = _parties(demo)
    remarks = _remarks(demo, draw, now, round(share * REMARKS))
    responses = [
        draw.choice(demo.responses).model_copy(update={"id": f"groot-{number}"})
        for number in range(round(share * RESPONSES))
    ]
    tasks = _tasks(demo, parties, draw, round(share * TASKS))
    grown = {
        "parties": parties,
        "tasks": tasks,
        "ambitions": _ambitions(demo, parties, draw),
        "responses": responses,
        "contributions": remarks,
        "quotes": _quotes(remarks),
    }
    store_example(store, **(demo.parts() | grown), now=now - dt.timedelta(days=2))
    _accounts(store, now)
    heard = tuple(one for one in remarks if one.state == "passed")
    shown = {"published": demo.wijk.published | {"afspraken"}, "reply_days": 21}
    with store.read() as reader:
        stored = reader.get(Wijk, demo.wijk.id)
    wijk = records.save_record(store, stored.model_copy(update=shown), identity=WHO, now=now)
    new_stand(store, wijk.id, demo.round.id, identity=WHO, now=now)
    return LargeWijk(wijk, now, demo.buurten, parties, tasks, heard)


def _accounts(store: Store, now: dt.datetime) -> None:
    roles: dict[str, Role] = {NAME: "facilitator", STEERING: "steering"}
    for name, role in roles.items():
        accounts.create_account(store, accounts.COMMAND_LINE, name, role, now, password=PASSWORD)


def _parties(demo: Demo) -> tuple[Party, ...]:
    joined = [Party(id=f"p{n}", wijk_id=demo.wijk.id, name=name) for n, name in enumerate(_JOINED)]
    return (*demo.parties, *joined)


def _tasks(demo: Demo, parties: Sequence[Party], draw: random.Random, n: int) -> tuple[Task, ...]:
    """Let every party have the tasks of the example in more streets, after those themselves."""
    grown = []
    for number in range(len(demo.tasks), n):
        model, street = draw.choice(demo.tasks), STREETS[number % 10]
        changed: dict[str, Any] = {
            "id": f"opgave-{number}",
            "title": f"{model.title}: {street}",
            "party_id": parties[number % 15].id,
            "buurten": (draw.choice(demo.buurten).id,),
            "point": None,
        }
        grown.append(model.model_copy(update=changed))
    return (*demo.tasks, *grown)


def _ambitions(demo: Demo, parties: Sequence[Party], draw: random.Random) -> list[Ambition]:
    known = {party.id for party in demo.parties}
    return [
        *demo.ambitions,
        *(
            Ambition(
                id=ambition_id(party.id, theme.id),
                wijk_id=demo.wijk.id,
                party_id=party.id,
                theme=theme.id,
                level=draw.choice((0, 1, 2, 3)),
            )
            for party, theme in product(parties, theme_set(demo.wijk.theme_set))
            if party.id not in known
        ),
    ]


def _remarks(demo: Demo, draw: random.Random, now: dt.datetime, n: int) -> list[Contribution]:
    """Let more people write what was written, each in a street of their own."""
    passed = [one for one in demo.contributions if one.state == "passed"]
    found = []
    for number in range(n + round(n * WAITING / REMARKS)):
        model = draw.choice(passed)
        text = f"{model.text} {draw.choice(DETAILS)}"
        if number % 40 == 0:
            text = draw.choice(_ELSEWHERE)
        at = now - dt.timedelta(days=60 * (1 - number / n) + 2, minutes=number % 50)
        changed: dict[str, Any] = {
            "id": f"opmerking-{number}",
            "response_id": None,
            "text": text,
            "created_at": at.isoformat(timespec="microseconds"),
            "state": "passed" if number < n else "waiting",
        }
        if model.point:
            changed["point"] = Point(
                longitude=model.point.longitude + draw.uniform(-2e-4, 2e-4),
                latitude=model.point.latitude + draw.uniform(-1e-4, 1e-4),
            )
        found.append(model.model_copy(update=changed))
    return found


def _quotes(remarks: Sequence[Contribution]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in remarks:
        if one.theme and one.state == "passed" and len(found.setdefault(one.theme, [])) < 2:
            found[one.theme].append(one.id)
    return found
