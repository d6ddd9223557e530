"""A reader who keeps everything that public and steering-group screens ever showed."""

import datetime as dt
import random
from collections.abc import Callable

import numpy as np
import pytest

from tests.statistics.test_disclosure import attack
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotAllowed
from wijkwijzer.intake import receipts, survey
from wijkwijzer.neighbourhood.records import CATEGORIES, Wijk
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.stands import advance, new_stand
from wijkwijzer.statistics.audit import telling_combinations
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round
from wijkwijzer.wijkkompas.results import View

Send = Callable[[dict[str, object]], survey.Sent]
THEMES = ("wonen", "groen", "zorg")
VIEWS = [
    View(),
    *(View(buurt=f"b{n}") for n in range(4)),
    *(View(variable=v, category=c) for v, names in CATEGORIES.items() for c in names),
    *(
        View(buurt=f"b{n}", variable=v, category=c)
        for n in range(4)
        for v, names in CATEGORIES.items()
        for c in names
    ),
]


class Hall:
    """Residents who answer, and what a reader of the screens writes down."""

    def __init__(self, store: Store, wijk: Wijk, send: Send, seed: int) -> None:
        self.store, self.wijk, self.send = store, wijk, send
        self.random = random.Random(seed)
        self.people: list[dict[str, object]] = []
        self.sent: list[survey.Sent] = []
        self.gone: set[int] = set()
        self.seen: dict[tuple[View, str], tuple[int, float]] = {}
        self.rows: dict[str, list[np.ndarray]] = {theme: [] for theme in THEMES}

    def arrive(self) -> None:
        pick = self.random
        said: dict[str, object] = {"buurt": f"b{pick.choice((0, 0, 1, 1, 2, 3))}"}
        for key, variable in (
            ("leeftijd", "age"),
            ("huishouden", "household"),
            ("wonen", "tenure"),
        ):
            if pick.random() < 0.95:
                said[key] = pick.choice(CATEGORIES[variable])
        for theme in THEMES:
            if pick.random() < 0.9:
                said[f"urgentie:{theme}"] = pick.randint(1, 5)
        self.people.append(said)
        self.sent.append(self.send(said))

    def withdraw(self, number: int, now: dt.datetime) -> None:
        receipt = self.sent[number].receipt
        assert receipt is not None
        receipts.withdraw(self.store, receipt, device="d", now=now)
        self.gone.add(number)

    def look(self, now: dt.datetime) -> None:
        """Write down every figure that changed, with who must have been behind it."""
        book = open_book(self.store, self.wijk.id, "steering", now=now)
        assert book is not None
        for view in VIEWS:
            for result in book.compass(view).content.themes:
                if result.theme not in THEMES or result.need is None:
                    continue
                figure = (result.n, result.need)
                if self.seen.get((view, result.theme)) != figure:
                    self.seen[view, result.theme] = figure
                    self.rows[result.theme].append(self._behind(view, result.theme, *figure))

    def _behind(self, view: View, theme: str, n: int, need: float) -> np.ndarray:
        """Find the first so many arrivals whose answers give exactly this figure."""
        key = f"urgentie:{theme}"
        members = [
            number
            for number, said in enumerate(self.people)
            if key in said and number not in self.gone and self._inside(view, said)
        ][:n]
        answers = [25 * (int(self.people[number][key]) - 1) for number in members]
        assert len(answers) == n
        assert need == pytest.approx(np.mean(answers), abs=1e-9)
        row = np.zeros(400, dtype=bool)
        row[members] = True
        return row

    @staticmethod
    def _inside(view: View, said: dict[str, object]) -> bool:
        question = {"age": "leeftijd", "household": "huishouden", "tenure": "wonen", None: None}
        return (view.buurt is None or said["buurt"] == view.buurt) and (
            view.category is None or said.get(question[view.variable]) == view.category
        )


def test_a_reader_who_keeps_everything_cannot_work_anybody_out(
    store: Store, wijk: Wijk, round_: Round, send: Send, facilitator: Identity, now: dt.datetime
) -> None:
    """60 arrivals after the first 120, three stands and one withdrawal, on every screen."""
    hall = Hall(store, wijk, send, seed=4)
    for _number in range(120):
        hall.arrive()
    for number in range(61):
        hall.look(now)
        if number in {0, 30, 60}:
            assert new_stand(store, wijk.id, round_.id, identity=facilitator, now=now)
            hall.look(now)
        if number == 37:
            hall.withdraw(5, now)
            hall.look(now)
        if number < 60:
            hall.arrive()
    for theme, rows in hall.rows.items():
        # Arrivals moved the whole-wijk figure and each stand the figures of groups.
        assert len(rows) > 35, theme
        assert not len(telling_combinations(np.array(rows))), theme
    assert attack(np.unique(np.array(hall.rows["wonen"]), axis=0)) is None


def test_whole_wijk_figures_move_at_every_ten_more_responses(
    store: Store, wijk: Wijk, round_: Round, send: Send, now: dt.datetime
) -> None:
    shown = []
    for number in range(25):
        send({"urgentie:wonen": 1 + number % 5})
        book = open_book(store, wijk.id, "public", now=now)
        assert book is not None
        assert book.facts.arrivals == number + 1
        shown.append(book.compass().content.theme("wonen").n)
    assert shown == [None] * 9 + [10] * 10 + [20] * 6


def test_the_facilitator_sees_every_answer_at_once(
    store: Store, wijk: Wijk, send: Send, now: dt.datetime
) -> None:
    for answer in (5, 5, 2):
        send({"urgentie:wonen": answer})
    book = open_book(store, wijk.id, "facilitator", now=now)
    assert book is not None
    result = book.compass().content.theme("wonen")
    assert (result.n, result.need) == (3, pytest.approx((100 + 100 + 25) / 3))


def test_when_all_say_the_same_it_is_hidden(
    store: Store, wijk: Wijk, send: Send, now: dt.datetime
) -> None:
    for _number in range(12):
        send({"urgentie:wonen": 5, "urgentie:groen": 3 - _number % 2})
    for audience, reason in (("public", "te_weinig"), ("steering", "herleidbaar")):
        book = open_book(store, wijk.id, audience, now=now)
        assert book is not None
        result = book.compass().content.theme("wonen")
        # That all said the same is not told either.
        assert (result.need, result.field, result.reason) == (None, "verborgen", reason)
        assert book.compass().content.theme("groen").need == 37.5 or audience == "public"


def test_nothing_is_computed_twice_for_the_same_revision(
    store: Store, wijk: Wijk, send: Send, now: dt.datetime
) -> None:
    for number in range(12):
        send({"urgentie:wonen": 1 + number % 5})
    first = open_book(store, wijk.id, "public", now=now)
    again = open_book(store, wijk.id, "public", now=now)
    assert first is not None
    assert first is again
    assert first.compass().content is again.compass().content


def test_a_withdrawn_answer_is_gone_for_the_facilitator_at_once(
    store: Store, wijk: Wijk, send: Send, now: dt.datetime
) -> None:
    sent = [send({"urgentie:wonen": answer}) for answer in (1, 1, 5)]
    before = open_book(store, wijk.id, "facilitator", now=now)
    receipt = sent[2].receipt
    assert before is not None
    assert receipt is not None
    receipts.withdraw(store, receipt, device="d", now=now)
    after = open_book(store, wijk.id, "facilitator", now=now)
    assert after is not None
    assert after.compass().content.theme("wonen").need == 0


def test_only_a_facilitator_makes_a_stand(
    store: Store, wijk: Wijk, round_: Round, now: dt.datetime
) -> None:
    for role in ("resident", "steering"):
        identity = Identity.model_validate({"role": role})
        with pytest.raises(NotAllowed):
            new_stand(store, wijk.id, round_.id, identity=identity, now=now)


def test_advancing_from_many_threads_makes_each_stand_once(
    store: Store, wijk: Wijk, round_: Round, send: Send, now: dt.datetime
) -> None:
    import threading

    for number in range(20):
        send({"urgentie:wonen": 1 + number % 5})
    threads = [
        threading.Thread(target=advance, args=(store, wijk.id, round_.id), kwargs={"now": now})
        for _number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as reader:
        assert [stand.number for stand in reader.stands(round_.id)] == [1]
