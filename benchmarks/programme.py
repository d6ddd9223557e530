"""What the pages of measures, agreements and feedback cost in a wijk as large as they come.

Run: `python -m benchmarks.programme`; it writes its section of `benchmarks/results.md`. The wijk of
`benchmarks.large_programme`; the app runs as a user starts it. For each page and role: processor
time of the server at the first sight after a measure was edited and a remark was passed, and at
what one does there after: another theme, a weight that is moved, a measure that is opened. Then the
poster, the plan and spreadsheets, each made for the first time and once more.
"""

import argparse
import datetime as dt
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.large_programme import fill
from benchmarks.large_wijk import REMARKS, STEERING, WHO, LargeWijk
from benchmarks.results import machine, write_section
from benchmarks.server import Server, cookie_of, running
from benchmarks.visitor import Cost, Visitor, visitor
from wijkwijzer.intake import programme, survey
from wijkwijzer.intake.measure_import import naming, preview_measures
from wijkwijzer.intake.moderation import judge
from wijkwijzer.programme.records import Measure
from wijkwijzer.programme.sheet.table import table
from wijkwijzer.publish.plan import plan
from wijkwijzer.publish.poster import poster
from wijkwijzer.reports.plan import plan_docx, plan_pages, plan_pdf
from wijkwijzer.reports.poster import SIZES, poster_pdf, poster_png
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Contribution
from wijkwijzer.workbook import xlsx_bytes

FIRST, AFTER, MADE = 300, 60, 10
"""At most: milliseconds at first sight, milliseconds after, and seconds for what is printed."""
SETTLES = 0.3
"""Seconds between a change and who looks at it."""
ROWS = 5_000
"""Of a spreadsheet that is read in."""
Act = Callable[[Visitor], Cost]


def touch(**values: object) -> Act:
    """Touch something."""
    return lambda who: who.touch(**values)


def go(page: str, query: str) -> Act:
    """Open another address, as a tap on something in a list does."""
    return lambda who: who.show(page, query)


@dataclass(frozen=True)
class Sight:
    """A page as somebody sees it, and what is done there after.

    Parameters
    ----------
    who
        "facilitator", "steering" or "resident".
    before
        What is done to come there, after opening the address.
    """

    name: str
    who: str
    page: str
    query: str = ""
    acts: tuple[Act, ...] = ()
    before: tuple[Act, ...] = ()


SIGHTS = (
    Sight(
        "longlist",
        "facilitator",
        "maatregelen",
        acts=(
            touch(measures_theme="groen en natuur"),
            touch(measures_search="park"),
            go("maatregelen", "maatregel=maatregel-7"),
        ),
    ),
    Sight(
        "longlist", "steering", "maatregelen", acts=(go("maatregelen", "maatregel=maatregel-9"),)
    ),
    Sight(
        "a measure in its form",
        "facilitator",
        "maatregelen",
        "maatregel=maatregel-3",
        (
            touch(m_maatregel_3_title="Bankjes op het plein"),
            touch(m_maatregel_3_text="Met schaduw, en dicht bij de winkels."),
            touch(m_maatregel_3_once_mid=25_000),
        ),
        before=(touch(measure_edit=1),),
    ),
    Sight(
        "koppelkansen",
        "facilitator",
        "maatregelen",
        "deel=koppelkansen",
        (touch(plans_party="Waterschap Lommer en Meer"), touch(plans_party="Alle partijen")),
    ),
    Sight(
        "choosing together",
        "facilitator",
        "maatregelen",
        "deel=kiezen",
        (touch(weight_steun=8), touch(weight_kosten=2), touch(weight_behoefte=9)),
    ),
    Sight("choosing, on the wall", "steering", "maatregelen", "scherm=1"),
    Sight(
        "agreements",
        "facilitator",
        "afspraken",
        acts=(touch(agreements_search="speel"), go("afspraken", "afspraak=afspraak-3")),
    ),
    Sight("agreements", "steering", "afspraken", acts=(go("afspraken", "afspraak=afspraak-8"),)),
    Sight("agreements", "resident", "afspraken"),
    Sight(
        "thread of an agreement",
        "steering",
        "draad",
        acts=(go("draad", "soort=agreement&van=afspraak-5"),),
    ),
    Sight(
        "thread of a remark",
        "facilitator",
        "draad",
        "soort=contribution&van=opmerking-12",
        (go("draad", "soort=measure&van=maatregel-5"),),
    ),
    Sight(
        "what happens with input",
        "resident",
        "terugkoppeling",
        acts=(go("terugkoppeling", "thema=wonen"), go("terugkoppeling", "thema=groen")),
    ),
    Sight("looking back with a code", "resident", "inbreng"),
    Sight(
        "answering",
        "facilitator",
        "antwoorden",
        acts=(touch(reply_search="plein"), touch(reply_all=1)),
    ),
    Sight("moderation", "facilitator", "moderatie"),
    Sight("plan", "facilitator", "wijkplan", acts=(touch(plan_chapter="programma"),)),
    Sight("poster", "steering", "poster", acts=(touch(poster_paper="a0"),)),
    Sight(
        "works",
        "facilitator",
        "wijk",
        "deel=werken",
        (touch(search_werk="riool plein"), go("wijk", "deel=werken&werk=werk-9")),
    ),
    Sight(
        "tasks",
        "facilitator",
        "wijk",
        "deel=opgaven",
        (touch(search_opgave="plein"), go("wijk", "deel=opgaven&opgave=opgave-90")),
    ),
)


@dataclass
class Found:
    """Milliseconds, and the bytes of the first page."""

    first: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    size: int = 0


class Changes:
    """Somebody else edits a measure and passes a remark, time after time."""

    def __init__(self, store: Store, large: LargeWijk) -> None:
        self.store, self.large, self.n = store, large, 0
        with store.read() as reader:
            self.waiting = [one.id for one in reader.contributions(large.wijk.id, state="waiting")]

    def make(self) -> None:
        self.n += 1
        now = dt.datetime.now(dt.UTC)
        with self.store.read() as reader:
            measure = reader.get(Measure, "maatregel-4")
        changed = measure.model_copy(update={"description": f"Anders: {self.n}"})
        programme.save_measure(self.store, changed, identity=WHO, now=now)
        if self.waiting:
            ids = [self.waiting.pop()]
            judge(self.store, self.large.wijk.id, ids, "passed", identity=WHO, now=now)
        time.sleep(SETTLES)


def look(
    server: Server, sight: Sight, cookie: str, code: str, changes: Changes, runs: int
) -> Found:
    """See a page again and again, each time after a change, and do there what one does."""
    found = Found()
    before = (*sight.before, *((_typed(code),) if sight.page == "inbreng" else ()))
    with visitor(server, cookie) as who:
        who.show(sight.page, sight.query)
        for act in before:
            act(who)
        for _run in range(runs):
            changes.make()
            cost = who.show(sight.page, sight.query)
            found.first.append(cost.cpu)
            found.size = cost.size
            found.after.append(who.show(sight.page, sight.query).cpu)
            found.after += [act(who).cpu for act in sight.acts]
    return found


def _typed(code: str) -> Act:
    def act(who: Visitor) -> Cost:
        return who.touch(receipt_field=code, FormSubmitter=1)

    return act


def sent_remark(store: Store, large: LargeWijk) -> str:
    """Send a remark as a resident, have it passed, and return the code."""
    now = dt.datetime.now(dt.UTC)
    with store.read() as reader:
        round_ = survey.open_round(reader, large.wijk.id)
        before = {one.id for one in reader.contributions(large.wijk.id, state="waiting")}
    if round_ is None:
        raise RuntimeError("there is no open round")
    token, _draft = survey.begin(store, round_id=round_.id, now=now)
    survey.save(store, token, {"open": "Meer bankjes in de schaduw"}, number=1, now=now)
    sent = survey.send(store, token, now=now)
    with store.read() as reader:
        waiting: Sequence[Contribution] = reader.contributions(large.wijk.id, state="waiting")
    own = [one.id for one in waiting if one.id not in before]
    judge(store, large.wijk.id, own, "passed", identity=WHO, now=now)
    return sent.receipt


def printed(store: Store, large: LargeWijk) -> dict[str, tuple[float, float]]:
    """Make what is printed or calculated with: seconds for the first time and once more."""
    wijk_id, now = large.wijk.id, dt.datetime.now(dt.UTC)
    sheet = poster(store, wijk_id, identity=WHO, now=now)
    book = plan(store, wijk_id, identity=WHO, now=now)
    with store.read() as reader:
        measures, names = reader.all(Measure, wijk_id), naming(reader, wijk_id)
    many = [
        one.model_copy(update={"title": f"{one.title} {number}"})
        for number in range(ROWS // len(measures) + 1)
        for one in measures
    ][:ROWS]
    big = table(many, names)
    good = xlsx_bytes({"Maatregelen": big})
    big[big.columns[0]] = ""
    bad = xlsx_bytes({"Maatregelen": big})

    def read(data: bytes) -> object:
        return preview_measures(store, wijk_id, "lijst.xlsx", data, identity=WHO, now=now)

    works: dict[str, Callable[[], object]] = {
        **{f"poster {size.upper()}": _poster(sheet, size) for size in SIZES},
        "poster on the screen": lambda: poster_png(sheet, ppi=75),
        "plan as PDF": lambda: plan_pdf(book),
        "plan for Word": lambda: plan_docx(book),
        "plan on the screen": lambda: plan_pages(book, ppi=88),
        f"{len(measures)} measures as a spreadsheet": lambda: xlsx_bytes(
            {"Maatregelen": table(measures, names)}
        ),
        f"{ROWS:,} rows read, all right": lambda: read(good),
        f"{ROWS:,} rows read, each with a fault": lambda: read(bad),
    }
    return {name: (_seconds(work), _seconds(work)) for name, work in works.items()}


def _poster(sheet: object, size: object) -> Callable[[], object]:
    return lambda: poster_pdf(sheet, paper=size)  # type: ignore[arg-type]


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def report(found: dict[Sight, Found], made: dict[str, tuple[float, float]]) -> str:
    """Put what was measured in a section of the results."""
    lines = [
        "# Measures, agreements and feedback in a large wijk",
        "",
        f"Made by `python -m benchmarks.programme`: {REMARKS:,} remarks, 300 measures, 300 works,",
        "300 tasks, 15 parties, 40 agreements in 3 versions of the pact, 600 replies, 1,000",
        "responses.",
        "Medians of milliseconds of processor time of the server: at first sight after a measure",
        "was edited and a remark passed, and at what one does there after; in bold what is over",
        "the aim.",
        machine(),
        f"Load of the machine at the end (1 minute): {os.getloadavg()[0]:.1f}.",
        "",
        f"| page | who | first sight (at most {FIRST}) | after (at most {AFTER}) | kB |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {sight.name} | {sight.who} | {_held(one.first, FIRST)} | {_held(one.after, AFTER)} "
        f"| {one.size / 1000:.0f} |"
        for sight, one in found.items()
    ]
    lines += [
        "",
        f"| what is made (at most {MADE} s) | first time, s | once more, s |",
        "|---|---|---|",
        *(f"| {name} | {first:.2f} | {again:.2f} |" for name, (first, again) in made.items()),
    ]
    return "\n".join(lines) + "\n"


def _held(times: Sequence[float], most: float) -> str:
    middle = statistics.median(times)
    return f"**{middle:.0f}**" if middle > most else f"{middle:.0f}"


def measure(runs: int, port: int, share: float = 1) -> str:
    """Build the wijk, look at every page, and return the section."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "wijk.db"
        large = fill(database, share=share)
        store = Store(database)
        code = sent_remark(store, large)
        changes = Changes(store, large)
        with running(database, port) as server:
            cookies = {
                "facilitator": cookie_of(port),
                "steering": cookie_of(port, STEERING),
                "resident": "",
            }
            found = {
                sight: look(server, sight, cookies[sight.who], code, changes, runs)
                for sight in SIGHTS
            }
        made = printed(store, large)
        store.close()
    return report(found, made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--port", type=int, default=8595)
    parser.add_argument("--print", action="store_true", help="print instead of writing the file")
    given = parser.parse_args()
    text = measure(given.runs, given.port)
    print(text)
    if not given.print:
        write_section("programme", text)


if __name__ == "__main__":
    main()
