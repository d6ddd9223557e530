"""What follows in a large wijk: 300 works and measures, a pact of 40 agreements, 600 replies.

Each theme has measures in every street, three versions of a pact follow each other, and two of
three remarks and ideas have a reply. Seeded; everything goes in as a facilitator brings it in.
"""

import datetime as dt
import random
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from benchmarks.large_wijk import DETAILS, STREETS, WHO, LargeWijk, settled
from benchmarks.population import NAME, SEED
from wijkwijzer.ambitions.records import ambition_id
from wijkwijzer.dialogue.records import Card, Part, Verdict
from wijkwijzer.intake import meetings, pact, programme, progress, replies
from wijkwijzer.intake.meeting_reports import publish_report
from wijkwijzer.neighbourhood.places import buurt_at
from wijkwijzer.neighbourhood.records import Buurt, Point
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.records import Agreement, PactVersion, Reply
from wijkwijzer.programme.records import Decision, Measure, Status, Tie, Work
from wijkwijzer.publish.meeting_report import draft_report
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.links import need_id
from wijkwijzer.survey.records import Contribution

WORKS, REPLIES = 300, 600
CARDS = 600
"""Ideas that were written on four evenings."""

_IDEAS = (
    ("wonen", "Portieken opknappen in", 180_000),
    ("wonen", "Woningen voor ouderen splitsen aan", 650_000),
    ("energie", "Huizen isoleren per blok in", 900_000),
    ("energie", "Samen zonnepanelen kopen in", 75_000),
    ("klimaat", "Regenwater van het riool halen in", 240_000),
    ("klimaat", "Schaduwbomen planten langs", 60_000),
    ("groen", "Geveltuinen aanleggen in", 18_000),
    ("groen", "Een pluktuin beginnen aan", 25_000),
    ("schoon", "Ondergrondse containers plaatsen in", 110_000),
    ("schoon", "Een vaste veegronde na de markt op", 40_000),
    ("veiligheid", "Lampen bijzetten langs", 35_000),
    ("veiligheid", "Een buurtvader of buurtmoeder aanstellen in", 52_000),
    ("verkeer", "De rijweg versmallen in", 310_000),
    ("verkeer", "Een veilige oversteek maken bij", 85_000),
    ("gezondheid", "Een rondje wandelen uitzetten langs", 12_000),
    ("gezondheid", "Beweegtoestellen plaatsen aan", 45_000),
    ("zorg", "Een steunpunt voor mantelzorgers openen aan", 95_000),
    ("zorg", "Klussen voor elkaar doen in", 8_000),
    ("ontmoeten", "Een huiskamer van de buurt openen aan", 130_000),
    ("ontmoeten", "Elke maand samen eten in", 9_000),
    ("jeugd", "Een plek met een dak voor jongeren maken bij", 70_000),
    ("jeugd", "Het schoolplein na schooltijd openen aan", 30_000),
    ("winkels", "Een weekmarkt terughalen naar", 15_000),
    ("winkels", "Een lege winkel opnieuw vullen aan", 160_000),
    ("werk", "Een leerwerkplek beginnen aan", 140_000),
    ("werk", "Hulp bij geldzorgen dichtbij, in", 90_000),
    ("meedoen", "Een bewonersbudget beheren voor", 50_000),
    ("meedoen", "Een loket voor ideeën openen aan", 22_000),
    ("wonen", "Overlast van vocht en schimmel aanpakken in", 210_000),
    ("groen", "Het gras omvormen tot bloemenweide aan", 14_000),
)
_WORKS = ("Riool vervangen in", "Straat opnieuw inrichten:", "Kabels verzwaren in")


def fill(database: Path, *, share: float = 1) -> LargeWijk:
    """Make the database of a large wijk, or of a part (0-1) of one."""
    store, draw = Store(database), random.Random(SEED)
    large = settled(store, draw, share=share)
    _works(store, large, draw, round(share * WORKS))
    _measures(store, large, draw, share)
    _decisions(store, large)
    _agreements(store, large, draw)
    cards = _evenings(store, large, round(share * CARDS))
    _replies(store, large, draw, round(share * REPLIES), cards)
    store.close()
    return large


def _works(store: Store, large: LargeWijk, draw: random.Random, n: int) -> None:
    places = _places(large.buurten, draw, max(1, n // 3))
    for number in range(n):
        year = draw.randrange(2027, 2035)
        point, buurt = places[number // 3 % len(places)]
        work = Work(
            id=f"werk-{number}",
            wijk_id=large.wijk.id,
            party_id=large.parties[number % 15].id,
            title=f"{_WORKS[number % 3]} {STREETS[number // 3 % 10]}, deel {number // 30 + 1}",
            themes=(("klimaat",), ("verkeer", "groen"), ("energie",))[number % 3],
            buurten=(buurt,),
            point=point,
            year_from=year,
            year_to=year + draw.randrange(2),
            earliest=year - draw.randrange(2),
            latest=year + 1 + draw.randrange(3),
            opens_street=True,
            budget=draw.randrange(20, 400) * 1000,
        )
        large.works.append(programme.save_work(store, work, **large.by))


def _places(buurten: Sequence[Buurt], draw: random.Random, n: int) -> list[tuple[Point, str]]:
    """Draw places all over the wijk, each with its buurt."""
    areas = shapely.union_all([shape(buurt.geometry) for buurt in buurten])
    west, south, east, north = areas.bounds
    found: list[tuple[Point, str]] = []
    while len(found) < n:
        point = Point(longitude=draw.uniform(west, east), latitude=draw.uniform(south, north))
        buurt = buurt_at(buurten, point)
        if buurt is not None:
            found.append((point, buurt))
    return found


def _measures(store: Store, large: LargeWijk, draw: random.Random, share: float) -> None:
    by_theme: dict[str | None, list[Contribution]] = {}
    for one in large.heard:
        by_theme.setdefault(one.theme, []).append(one)
    ideas = list(product(STREETS, _IDEAS))
    for number, (street, (theme, idea, euros)) in enumerate(ideas[: round(share * len(ideas))]):
        cost = round(euros * draw.uniform(0.6, 1.6), -3)
        measure = Measure.model_validate(
            {
                "id": f"maatregel-{number}",
                "wijk_id": large.wijk.id,
                "title": f"{idea} {street}",
                "description": f"{idea} {street}, samen met wie er woont. {draw.choice(DETAILS)}",
                "serves": [
                    {"theme": theme, "strength": draw.randrange(1, 4), "why": "Daar vraagt men om"},
                    {
                        "theme": "meedoen" if theme != "meedoen" else "ontmoeten",
                        "strength": draw.choice((-1, 1)),
                    },
                ],
                "buurten": [draw.choice(large.buurten).id],
                "initiator_id": large.parties[number % 15].id,
                "begins_on": large.day(60 + number),
                "ends_on": large.day(300 + 3 * number),
                "costs": {"once": {"low": 0.7 * cost // 1, "mid": cost, "high": 1.5 * cost // 1}},
                "effects": [{"what": "Minder klachten", "whom": "bewoners", "size": "de helft"}],
                "pays": [{"party_id": large.parties[number % 15].id}],
            }
        )
        said = draw.sample(by_theme[theme], min(4, len(by_theme[theme])))
        tasks = [task for task in large.tasks if task.theme == theme]
        sources = [
            Tie(kind="need", id=need_id(large.wijk.id, theme)),
            *(Tie(kind="contribution", id=one.id) for one in said),
            *(Tie(kind="task", id=task.id) for task in tasks[:1]),
            *(Tie(kind="work", id=one.id) for one in draw.sample(large.works, 1)),
            Tie(kind="ambition", id=ambition_id(large.parties[8 + number % 7].id, theme)),
        ]
        saved = programme.save_measure(store, measure, sources=sources, **large.by)
        large.measures.append(saved)


def _decisions(store: Store, large: LargeWijk) -> None:
    """Choose a fifth, leave a fifth, let some go on in another, and wait with the rest."""
    decision = Decision.model_validate(
        {
            "decided_on": large.day(-1),
            "reason": "Dit helpt de meeste mensen het eerst.",
            "agreed": [{"party_id": party.id} for party in large.parties],
        }
    )
    outcomes: dict[Status, int] = {"gekozen": 0, "niet_gekozen": 1}
    for outcome, place in outcomes.items():
        chosen = programme.choose(store, large.measures[place::5], outcome, decision, **large.by)
        large.measures[place::5] = chosen
    for number in range(2, len(large.measures), 30):
        stays = programme.merge(
            store,
            [large.measures[number + 5]] if number + 5 < len(large.measures) else [],
            large.measures[number],
            decision,
            **large.by,
        )
        large.measures[number] = stays


def _agreements(store: Store, large: LargeWijk, draw: random.Random) -> None:
    chosen = [one for one in large.measures if one.status == "gekozen"][:40]
    for number, measure in enumerate(chosen):
        first, *others = draw.sample(large.parties, 4)
        agreement = Agreement(
            id=f"afspraak-{number}",
            wijk_id=large.wijk.id,
            title=measure.title,
            description=measure.description,
            pace="snel" if number % 2 else "lang",
            themes=measure.themes[:1],
            buurten=measure.buurten,
            party_id=first.id,
            partners=tuple(party.id for party in others),
            gains="Iedereen krijgt er een betere straat van.",
            agreed_on=large.day(0),
            due=large.day(200 + 20 * number),
            means="Een dag in de week en geld van het fonds",
            seen_by="Bewoners zeggen het zelf",
            first_step="Samen door de straat lopen",
            first_step_on=large.day(5 + 2 * number),
        )
        sources = [
            Tie(kind="measure", id=measure.id),
            Tie(kind="contribution", id=draw.choice(large.heard).id),
        ]
        large.agreements.append(pact.save_agreement(store, agreement, sources=sources, **large.by))
    for number, least in enumerate((0.5, 0.8, 1)):
        version = pact.make_version(
            store,
            large.wijk.id,
            large.agreements[: max(1, round(least * len(large.agreements)))],
            title=f"Wijkpact {large.wijk.name}",
            opening="Dit spreken wij met elkaar af.",
            after=number,
            **large.by,
        )
        large.versions.append(version)
        _sign(store, large, version)
    for agreement in large.agreements[::2]:
        progress.report_progress(
            store,
            agreement.id,
            draw.choice(("bezig", "klaar", "gewijzigd")),
            reason="De eerste schouw is geweest.",
            on=large.day(0),
            progress_id=f"voortgang-{agreement.id}",
            **large.by,
        )


def _sign(store: Store, large: LargeWijk, version: PactVersion) -> None:
    bound = {party for clause in version.clauses for party in clause.agreement.parties}
    for party in sorted(bound)[2:]:
        pact.sign(
            store,
            version.id,
            party,
            "Wie het mag tekenen",
            signed_on=large.day(0),
            signature_id=f"{version.id}-{party}",
            **large.by,
        )


def _evenings(store: Store, large: LargeWijk, n: int) -> list[str]:
    """Hold four evenings on which people wrote ideas, some on the map; return their ids."""
    draw = random.Random(SEED)
    ids = [f"kaart-{number}" for number in range(n)]
    for evening in range(4):
        at = large.now - dt.timedelta(days=10 * evening + 1)
        held = meetings.create_meeting(
            store,
            large.wijk.id,
            f"Wijkdialoog {evening + 1}",
            held_on=at.date().isoformat(),
            programme=(Part(id="idee", kind="ideeen", title="Ideeën"),),
            identity=WHO,
            now=at,
        )
        by: dict[str, Any] = {"console": "voorbeeld", "identity": WHO, "now": at}
        live = meetings.act(store, held.id, "open_meeting", seen=0, **by)
        with store.write() as writer:
            for id_ in ids[evening::4]:
                _write(writer, large, held.id, id_, draw, at.isoformat())
        meetings.act(store, held.id, "close_meeting", seen=live.sequence, **by)
        report = draft_report(store, held.id).content
        publish_report(store, report, identity=WHO, now=at)
    return ids


def _write(
    writer: Writer, large: LargeWijk, meeting: str, id_: str, draw: random.Random, at: str
) -> None:
    theme = draw.choice(theme_set(large.wijk.theme_set)).id
    idea = f"{draw.choice(_IDEAS)[1]} {draw.choice(STREETS)}. {draw.choice(DETAILS)}"
    card = Card(
        id=id_,
        meeting_id=meeting,
        part="idee",
        kind="idee",
        text=idea,
        theme=theme,
        point=draw.choice(large.heard).point if draw.random() < 0.2 else None,
        at=at,
    )
    writer.add_card(card)
    writer.add_card_verdict(
        Verdict(meeting_id=meeting, card_id=id_, state="passed", theme=theme, by=NAME, at=at)
    )


def _replies(
    store: Store, large: LargeWijk, draw: random.Random, n: int, cards: Sequence[str]
) -> None:
    """Answer two of three remarks and cards, three or four with each reply."""
    ids = [one.id for one in large.heard]
    asked = draw.sample(ids, 2 * len(ids) // 3)
    outcomes = ("doen", "deels", "niet_doen", "doorgegeven")
    for number in range(n):
        together = asked[number::n]
        reply = Reply.model_validate(
            {
                "id": f"antwoord-{number}",
                "wijk_id": large.wijk.id,
                "outcome": outcomes[number % 4],
                "text": f"Wij namen dit mee naar {STREETS[number % 10]}. Lees hier wat volgt.",
                "replied_on": large.day(0),
            }
        )
        named = draw.choice(large.measures)
        names = [Tie(kind="measure", id=named.id)] if named.status != "samengevoegd" else []
        written = cards[: 2 * len(cards) // 3][number::n]
        replies.save_reply(store, reply, together, cards=written, names=names, **large.by)
