"""Stands under the rules `priority` and `dissatisfaction`: what is counted, hidden and shown."""

import datetime as dt
import random
from collections.abc import Callable

import numpy as np
import pytest

from tests.statistics.test_disclosure import attack
from wijkwijzer.access.records import Identity
from wijkwijzer.intake import receipts, records, survey
from wijkwijzer.neighbourhood.records import CATEGORIES, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.publish.book import Book, open_book
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round
from wijkwijzer.wijkkompas.results import View

THEMES = tuple(theme.id for theme in theme_set("themas"))
VIEWS = [
    View(),
    *(View(buurt=f"b{n}") for n in range(4)),
    *(View(variable="age", category=c) for c in CATEGORIES["age"]),
    *(View(buurt=f"b{n}", variable="age", category=c) for n in range(4) for c in CATEGORIES["age"]),
]
Fill = Callable[[dict[str, object]], survey.Sent]


@pytest.fixture
def asked(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> Callable[[str], tuple[Round, Fill]]:
    def begin(name: str) -> tuple[Round, Fill]:
        round_ = records.start_round(store, wijk.id, "M", name, identity=facilitator, now=now)

        def fill(answers: dict[str, object]) -> survey.Sent:
            token, _draft = survey.begin(store, round_id=round_.id, now=now)
            survey.save(store, token, answers, number=1, now=now)
            return survey.send(store, token, now=now)

        return round_, fill

    return begin


def book_of(store: Store, wijk: Wijk, audience: str, now: dt.datetime) -> Book:
    book = open_book(store, wijk.id, audience, now=now)  # type: ignore[arg-type]
    assert book is not None
    return book


def test_not_chosen_counts_as_no_need_for_who_chose(
    store: Store, wijk: Wijk, asked: Callable[[str], tuple[Round, Fill]], now: dt.datetime
) -> None:
    """Nine of twelve choose wonen; two choose nothing: 9 / 12 is 75, and so on by hand."""
    _round, fill = asked("vijf-minuten")
    for number in range(12):
        first = "wonen" if number < 9 else "groen"
        fill({"top": [first, "zorg" if number < 6 else "werk", "klimaat"][: 2 + (number < 11)]})
    for _number in range(2):
        fill({"leeftijd": "65+"})
    found = book_of(store, wijk, "facilitator", now).compass().content
    needs = {r.theme: r.need for r in found.themes}
    assert (needs["wonen"], needs["groen"], needs["zorg"], needs["werk"]) == (75, 25, 50, 50)
    assert needs["klimaat"] == pytest.approx(1100 / 12)
    assert (needs["jeugd"], found.theme("jeugd").n, found.n_responses) == (0, 12, 14)
    assert found.borders.need == pytest.approx(300 / 14)
    # The other top question of a list does not matter: chance follows from the need question.
    assert sum(r.need or 0 for r in found.themes) == pytest.approx(100 * (11 * 3 + 2) / 12)


def test_what_nobody_chose_has_a_need_of_nothing_with_the_margin_of_so_few(
    store: Store, wijk: Wijk, asked: Callable[[str], tuple[Round, Fill]], now: dt.datetime
) -> None:
    _round, fill = asked("vijf-minuten")
    for number in range(10):
        fill({"top": ["wonen" if number % 2 else "groen"]})
    found = book_of(store, wijk, "public", now).compass().content
    jeugd = found.theme("jeugd")
    # 1 - 0.025 ** (1 / 10) is 0.308: of ten people that is too few to call the need low.
    assert (jeugd.need, jeugd.low, jeugd.high, jeugd.field) == (0, 0, 31, "onbeslist")
    for number in range(20):
        fill({"top": ["wonen" if number % 2 else "groen"]})
    jeugd = book_of(store, wijk, "public", now).compass().content.theme("jeugd")
    assert (jeugd.high, jeugd.field) == (12, "koesteren")


def test_a_cell_in_which_all_chose_one_theme_is_hidden_for_every_theme(
    store: Store,
    wijk: Wijk,
    asked: Callable[[str], tuple[Round, Fill]],
    facilitator: Identity,
    now: dt.datetime,
) -> None:
    """With the other thirteen shown, what is left of three choices each would tell it."""
    round_, fill = asked("vijf-minuten")
    for number in range(60):
        rest = [t for t in THEMES if t != "wonen"]
        picks = [rest[number % 13], rest[(number + 5) % 13], rest[(number + 9) % 13]]
        buurt = f"b{number % 3}"
        fill({"buurt": buurt, "top": ["wonen", *picks[:2]] if buurt == "b1" else picks})
    new_stand(store, wijk.id, round_.id, identity=facilitator, now=now)
    book = book_of(store, wijk, "steering", now)
    unanimous = book.compass(View(buurt="b1")).content
    assert all(r.need is None for r in unanimous.themes)
    assert all(r.need is not None for r in book.compass().content.themes)


def _inside(view: View, said: dict[str, object]) -> bool:
    return (view.buurt is None or said["buurt"] == view.buurt) and (
        view.category is None or said["leeftijd"] == view.category
    )


def test_a_reader_of_all_screens_and_themes_cannot_work_anybody_out(
    store: Store,
    wijk: Wijk,
    asked: Callable[[str], tuple[Round, Fill]],
    facilitator: Identity,
    now: dt.datetime,
) -> None:
    """Every theme shows the same cells of the same people, so themes tell nothing together."""
    round_, fill = asked("vijf-minuten")
    pick = random.Random(7)
    people: list[dict[str, object]] = []
    sent: list[survey.Sent] = []
    gone: set[int] = set()
    rows: dict[str, set[bytes]] = {theme: set() for theme in THEMES}
    seen: dict[tuple[View, str], tuple[int, float]] = {}

    def look() -> None:
        book = book_of(store, wijk, "steering", now)
        for view in VIEWS:
            for result in book.compass(view).content.themes:
                figure = (result.n, result.need)
                if result.need is None or seen.get((view, result.theme)) == figure:
                    continue
                seen[view, result.theme] = figure
                members = [
                    i
                    for i, said in enumerate(people)
                    if i not in gone and "top" in said and _inside(view, said)
                ][: result.n]
                chosen = sum(result.theme in people[i]["top"] for i in members)
                assert result.need == pytest.approx(100 * chosen / len(members))
                row = np.zeros(150, dtype=bool)
                row[members] = True
                rows[result.theme].add(row.tobytes())

    for number in range(110):
        said: dict[str, object] = {
            "buurt": f"b{pick.choice((0, 0, 1, 1, 2, 3))}",
            "leeftijd": pick.choice(CATEGORIES["age"]),
        }
        if pick.random() < 0.9:
            said["top"] = pick.sample(THEMES, pick.choice((1, 3, 3, 3)))
        people.append(said)
        sent.append(fill(said))
        if number in {79, 109}:
            assert new_stand(store, wijk.id, round_.id, identity=facilitator, now=now)
        if number == 90:
            code = sent[3].receipt
            assert code is not None
            receipts.withdraw(store, code, device="d", now=now)
            gone.add(3)
        if number >= 79:
            look()
    assert len(rows["wonen"]) > 8
    table = np.array(
        [np.frombuffer(row, dtype=bool) for row in sorted(set().union(*rows.values()))]
    )
    assert attack(np.unique(table, axis=0)) is None


def test_a_score_of_one_to_seven_is_a_need_of_a_hundred_to_nothing(
    store: Store, wijk: Wijk, asked: Callable[[str], tuple[Round, Fill]], now: dt.datetime
) -> None:
    _round, fill = asked("plekscore")
    for number in range(12):
        answer: object = "weet_niet" if number >= 10 else 1 + number % 2
        fill({"plekscore:wonen": answer, "plekscore:groen": 7 if number < 6 else 6})
    found = book_of(store, wijk, "public", now).compass().content
    # Five times 1 and five times 2: (100 + 500/6) / 2 is 91.7.
    assert (found.theme("wonen").need, found.theme("wonen").n) == (92, 10)
    assert found.theme("wonen").share == 1
    live = book_of(store, wijk, "facilitator", now).compass().content
    assert live.theme("wonen").need == pytest.approx((100 + 500 / 6) / 2)
    assert live.theme("groen").need == pytest.approx((6 * 0 + 6 * 100 / 6) / 12)
    assert (live.borders.need, live.theme("groen").share) == (50, 0)
