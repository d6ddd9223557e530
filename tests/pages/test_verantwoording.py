"""The report of the whole process: what it holds, what it may not hold, and who makes it."""

import datetime as dt
import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import pypdf
import pytest
from streamlit.testing.v1 import AppTest

from tests.built_demo import NOW, add_pact
from tests.intake.agreed import remark
from wijkwijzer import i18n
from wijkwijzer.access.records import Identity
from wijkwijzer.document import Document, Heading, Paragraph, Table
from wijkwijzer.errors import NotAllowed
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.participation_report import participation_report
from wijkwijzer.reports.participation_report import participation_docx, participation_pdf
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Store
from wijkwijzer.ui import accountability, runtime

Open = Callable[..., AppTest]
SAMIRA = Identity(role="facilitator", account="samira")
LATER = NOW + dt.timedelta(days=40)
"""By then the first step of every agreement has passed its day, or not."""


@dataclass(frozen=True)
class Made:
    """A report, and the database it was made of."""

    report: Released[Document]
    database: sqlite3.Connection

    def one(self, sql: str) -> int:
        """Count by a query of our own."""
        return int(self.database.execute(sql).fetchone()[0])

    def table(self, told: str) -> dict[str, tuple[str, ...]]:
        """Return the rows of a table by what stands in front."""
        (found,) = (
            block
            for block in self.report.content.blocks
            if isinstance(block, Table) and block.told == told
        )
        return {row[0]: row[1:] for row in found.rows}

    @property
    def text(self) -> str:
        return " ".join(b.text for b in self.report.content.blocks if isinstance(b, Paragraph))


@pytest.fixture(scope="module")
def made(built_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The report of the invented neighbourhood, with remarks that were and were not passed."""
    path = add_pact(Path(shutil.copy(built_demo, tmp_path_factory.mktemp("report") / "wijk.db")))
    store = Store(path)
    with store.read() as reader:
        (wijk,) = reader.all(Wijk)
    early = {"created_at": "2026-09-01T10:00:00.000000+00:00", "theme": "wonen"}
    remark(store, wijk, "passed", "Zwaan op zolder", **early)
    remark(store, wijk, "refused", "Kraai op zolder", state="refused", **early)
    remark(store, wijk, "waiting", "Uil op zolder", state="waiting", **early)
    report = participation_report(store, wijk.id, identity=SAMIRA, now=LATER)
    store.close()
    return Made(report, sqlite3.connect(path))


PASSED = """
    SELECT id, created_at FROM contribution WHERE kind != 'foto' AND 'passed' = (
        SELECT state FROM verdict WHERE contribution_id = contribution.id
        ORDER BY sequence DESC LIMIT 1)
"""
REPLIED = f"""
    SELECT passed.created_at, min(reply.replied_on) FROM ({PASSED}) AS passed
    JOIN link ON from_kind = 'contribution' AND from_id = passed.id AND to_kind = 'reply'
    JOIN reply ON reply.id = to_id GROUP BY passed.id
"""


def test_its_numbers_are_those_that_one_counts_in_the_database(made: Made) -> None:
    def chosen(status: str) -> int:
        return made.one(f"SELECT count(*) FROM measure WHERE status = '{status}'")

    clauses, version = made.database.execute(
        "SELECT clauses, id FROM pact_version ORDER BY number DESC LIMIT 1"
    ).fetchone()
    counted = {
        "Vragenlijsten ingevuld": made.one("SELECT count(*) FROM response"),
        "Opmerkingen, plekken en kaarten die iedereen kan lezen": made.one(
            f"SELECT count(*) FROM ({PASSED})"
        ),
        "Daarvan beantwoord": made.one(f"SELECT count(*) FROM ({REPLIED})"),
        "Maatregelen gekozen": chosen("gekozen"),
        "Maatregelen niet gekozen": chosen("niet_gekozen"),
        "Afspraken in het wijkpact": len(json.loads(clauses)),
        "Partijen die tekenden": made.one(
            f"SELECT count(*) FROM signature WHERE version_id = '{version}'"
        ),
    }
    assert made.table("Het proces in cijfers") == {
        name: (str(n),) for name, n in counted.items() if n
    }
    assert min(counted.values()) > 0


def test_how_soon_residents_got_a_reply(made: Made) -> None:
    here = ZoneInfo("Europe/Amsterdam")
    took = [
        max(0, (dt.date.fromisoformat(on) - moment.astimezone(here).date()).days)
        for at, on in made.database.execute(REPLIED)
        for moment in [dt.datetime.fromisoformat(at)]
    ]
    assert f"De helft van die antwoorden kwam binnen {round(median(took))} dagen." in made.text
    waiting = made.one(f"SELECT count(*) FROM ({PASSED})") - len(took)
    assert f"{waiting} opmerkingen wachten nog; de oudste sinds 1 september 2026." in made.text


def test_the_reasons_stand_there(made: Made) -> None:
    left = made.table("Wat niet is gekozen")
    reasons = dict(
        made.database.execute(
            "SELECT title, reason FROM choice JOIN measure ON measure.id = measure_id"
            " WHERE outcome = 'niet_gekozen'"
        )
    )
    assert {title: row[0] for title, row in left.items()} == reasons
    assert len(reasons) == 2
    rests_on = made.table("Gekozen maatregelen")
    straight = made.one(
        "SELECT count(*) FROM link JOIN measure ON to_id = measure.id WHERE to_kind = 'measure'"
        " AND from_kind = 'contribution' AND title = 'Een huismeester die te voet komt'"
    )
    assert f"{straight} opmerkingen" in rests_on["Een huismeester die te voet komt"][1]


def test_groups_are_rounded_as_residents_see_them(made: Made) -> None:
    shown = made.table("Wie meededen, naast wie er wonen")
    known = [int(row[0]) for row in shown.values() if row[0].isdigit()]
    assert len(known) > 10
    assert all(n % 5 == 0 and n >= 10 for n in known)
    exact = made.one("SELECT count(*) FROM response WHERE tenure = 'koop'")
    assert abs(int(shown["Bewoners met een koopwoning"][0]) - exact) <= 2
    assert "weinig gehoord" in shown["Bewoners van 15 tot 25 jaar"]


def test_what_was_not_passed_is_in_no_file(made: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(participation_docx(made.report))) as word:
        inside = " ".join(word.read(name).decode("utf-8", "ignore") for name in word.namelist())
    pages = pypdf.PdfReader(io.BytesIO(participation_pdf(made.report))).pages
    paper = " ".join(page.extract_text() for page in pages)
    for text in (inside, paper):
        assert "Zwaan op zolder" in text
        assert "Kraai" not in text
        assert "Uil" not in text
    assert inside.count("Vul aan") == inside.count("<w:highlight ") > 5
    assert "Vul aan" not in paper


def test_nothing_to_fill_in_leaves_no_empty_heading(made: Made) -> None:
    headings = [b.text for b in made.report.content.blocks if isinstance(b, Heading)]
    assert "Wat we ervan leren" in headings
    pages = pypdf.PdfReader(io.BytesIO(participation_pdf(made.report))).pages
    paper = " ".join(page.extract_text() for page in pages)
    assert "Wat we ervan leren" not in paper
    assert "Wat bewoners konden bepalen" not in paper
    assert "Wat nog op antwoord wacht" in paper


@pytest.mark.parametrize("role", ["steering", "facilitator"])
def test_one_button_makes_it(role: str, demo_database: Path, open_as: Open) -> None:
    app = open_as(role, "verantwoording")
    assert not app.exception
    assert app.title[0].value == "Verantwoording"
    assert not app.get("download_button")
    app.button(key="process-make").click().run()
    assert not app.exception
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Download voor Word", "Download als PDF"]
    shown = " ".join(block.proto.body for block in app.get("html"))
    assert 'alt="Bladzijde 1 van ' in shown
    assert "Vul aan: Wie vroeg om dit proces, en waarom?" in shown


def test_a_wijk_in_which_nothing_happened_has_a_report(database: Path) -> None:
    store = runtime.store()
    with store.write() as writer:
        writer.put(Wijk(id="leeg", name="Leegveld"), by="samira", at=NOW.isoformat())
    report = participation_report(store, "leeg", identity=SAMIRA, now=NOW)
    pages = pypdf.PdfReader(io.BytesIO(participation_pdf(report))).pages
    paper = " ".join(page.extract_text() for page in pages)
    assert "Er is nog geen meting en geen bijeenkomst." in paper
    assert "Er is nog niets gekozen." in paper
    assert participation_docx(report)


def test_it_is_in_dutch_whatever_the_screens_are_in(demo_database: Path) -> None:
    with runtime.store().read() as reader:
        (wijk,) = reader.all(Wijk)
    i18n.set_language("en")
    try:
        made = accountability.report_in_dutch(SAMIRA, wijk).content
    finally:
        i18n.set_language("nl")
    assert dict(made.facts)["Periode"].startswith("26 oktober 2026 tot en met ")
    assert any(isinstance(b, Paragraph) and "; groen en natuur; " in b.text for b in made.blocks)


def test_a_resident_makes_none(demo_database: Path, open_as: Open) -> None:
    app = open_as("resident", "verantwoording")
    assert not app.button
    store = runtime.store()
    with store.read() as reader:
        (wijk,) = reader.all(Wijk)
    with pytest.raises(NotAllowed):
        participation_report(store, wijk.id, identity=Identity(role="resident"), now=NOW)
