"""Export here, import elsewhere: the same answers, the same compass, to the last digit."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import NOW
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, RoundClosed
from wijkwijzer.intake import receipts, records, survey
from wijkwijzer.intake.answer_import import ImportedAnswers, import_answers
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.publish.as_json import compass_json
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.raw import RawAnswers, raw_answers
from wijkwijzer.spreadsheet import csv_bytes
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round
from wijkwijzer.workbook import xlsx_bytes

Send = Callable[..., survey.Sent]
HOSTILE = ("=cmd|' /C calc'!A0", "+31", "'=1+1", "@SUM(A1)", 'komma, "aanhaling"; en\nregel')


@pytest.fixture
def filled(send: Send) -> None:
    themes = ("wonen", "energie", "groen", "zorg")
    for n in range(30):
        answers: dict[str, object] = {
            f"urgentie:{t}": (n * 7 + i) % 5 + 1 for i, t in enumerate(themes)
        }
        answers |= {"score:wonen": "weet_niet" if n % 9 == 0 else n % 10 + 1, "buurt": f"b{n % 4}"}
        answers |= {"leeftijd": ("25-45", "65+", "niet_gezegd")[n % 3], "top": ["zorg", "wonen"]}
        send(answers | {"open": HOSTILE[n % 5]})


def _elsewhere(path: Path, store: Store, wijk: Wijk, round_: Round) -> Store:
    """Make another installation with the same wijk, parties, tasks and round, without answers."""
    other = Store(path)
    with store.read() as reader, other.write() as writer:
        for model in (Wijk, Buurt, Party, Task, Round):
            kept = [reader.get(Wijk, wijk.id)] if model is Wijk else reader.all(model, wijk.id)
            for record in kept:
                writer.put(record.model_copy(update={"version": 0}), by="test", at=round_.opened_at)
    return other


def _files(raw: RawAnswers) -> dict[str, bytes]:
    table = raw.table()
    return {
        "antwoorden.csv": csv_bytes(table),
        "programma.csv": csv_bytes(table, dutch=False),
        "antwoorden.xlsx": xlsx_bytes({"antwoorden": table, "codeboek": raw.codebook()}),
        "antwoorden.jsonl": "".join(f"{line}\n" for line in raw.lines()).encode(),
    }


@pytest.fixture
def raw(store: Store, wijk: Wijk, round_: Round, filled: None, facilitator: Identity) -> RawAnswers:
    return raw_answers(store, wijk.id, round_.id, identity=facilitator, now=NOW)


@pytest.mark.parametrize(
    "name", ["antwoorden.csv", "programma.csv", "antwoorden.xlsx", "antwoorden.jsonl"]
)
def test_elsewhere_the_compass_is_the_same_to_the_last_digit(
    tmp_path: Path,
    store: Store,
    wijk: Wijk,
    round_: Round,
    raw: RawAnswers,
    facilitator: Identity,
    name: str,
) -> None:
    data = _files(raw)[name]
    other = _elsewhere(tmp_path / "elders.db", store, wijk, round_)
    done = import_answers(other, wijk.id, round_.id, name, data, identity=facilitator, now=NOW)
    assert done == ImportedAnswers(added=30, known=0, withdrawn=0)
    found = []
    for each in (store, other):
        book = open_book(each, wijk.id, "facilitator", now=NOW)
        assert book is not None
        found.append(compass_json(book) | {"revision": 0})
    assert found[0] == found[1]
    assert found[0]["responses"] == 30
    again = raw_answers(other, wijk.id, round_.id, identity=facilitator, now=NOW)
    assert [json.loads(line) for line in again.lines()] == [
        json.loads(line) for line in raw.lines()
    ]
    twice = import_answers(other, wijk.id, round_.id, name, data, identity=facilitator, now=NOW)
    assert twice == ImportedAnswers(added=0, known=30, withdrawn=0)
    other.close()


def test_no_cell_of_a_file_runs_in_a_spreadsheet(raw: RawAnswers) -> None:
    files = _files(raw)
    cells = [
        cell
        for row in csv.reader(
            io.StringIO(files["antwoorden.csv"].decode("utf-8-sig")), delimiter=";"
        )
        for cell in row
    ]
    book = load_workbook(io.BytesIO(files["antwoorden.xlsx"]))
    in_book = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    cells += [str(cell.value) for cell in in_book if isinstance(cell.value, str)]
    assert "''=1+1" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert {cell.data_type for cell in in_book} <= {"s", "n"}


def test_the_code_book_explains_every_column(raw: RawAnswers) -> None:
    book = raw.codebook()
    assert list(dict.fromkeys(book["kolom"])) == list(raw.table().columns)
    row = book[(book["kolom"] == "urgentie:groen") & (book["waarde"] == "5")].iloc[0]
    assert row["betekenis"] == "Ja, dit is heel hard nodig"
    assert row["telt_voor"] == "behoefte"
    assert (
        book[(book["kolom"] == "vraag.buurt") & (book["waarde"] == "b2")]["betekenis"].item()
        == "Buurt 2"
    )


@pytest.mark.parametrize(
    "fault",
    [
        ("urgentie:groen", "9", "rij 4: Vraag urgentie:groen"),
        ("top=zorg", "3", "rij 4: top"),
        ("channel", "fax", "rij 4: kolom channel"),
        ("submitted_at", "gisteren", "rij 4: kolom submitted_at"),
        ("id", "", "rij 4: kolom id"),
        ("vraag.buurt", "b9", "rij 4: Vraag buurt"),
        ("questionnaire_version", "99", "rij 4: deze enquête hoort bij"),
    ],
)
def test_one_wrong_row_stores_nothing_and_is_named(
    tmp_path: Path,
    store: Store,
    wijk: Wijk,
    round_: Round,
    raw: RawAnswers,
    facilitator: Identity,
    fault: tuple[str, str, str],
) -> None:
    column, value, said = fault
    table = raw.table()
    table.loc[2, column] = value
    other = _elsewhere(tmp_path / "elders.db", store, wijk, round_)
    with pytest.raises(InvalidInput, match=r"rij 4") as refused:
        import_answers(
            other, wijk.id, round_.id, "a.csv", csv_bytes(table), identity=facilitator, now=NOW
        )
    assert said in " ".join((str(refused.value), *refused.value.problems))
    with other.read() as reader:
        assert reader.response_count(round_.id) == 0
    other.close()


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"a;b\n1;2", b'"open', b"\x00", b"id;id\n1;2", b"PK\x03\x04 geen zip"],
)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.jsonl"])
def test_a_file_that_is_not_ours_is_refused(
    store: Store, wijk: Wijk, round_: Round, facilitator: Identity, name: str, data: bytes
) -> None:
    with pytest.raises(InvalidInput):
        import_answers(store, wijk.id, round_.id, name, data, identity=facilitator, now=NOW)


def test_what_was_withdrawn_does_not_come_back(
    store: Store, wijk: Wijk, round_: Round, send: Send, facilitator: Identity
) -> None:
    sent = send({"urgentie:wonen": 5})
    send({"urgentie:wonen": 4})
    found = raw_answers(store, wijk.id, round_.id, identity=facilitator, now=NOW)
    lines = "\n".join(found.lines()).encode()
    assert sent.receipt is not None
    receipts.withdraw(store, sent.receipt, device="x", now=NOW)
    done = import_answers(
        store, wijk.id, round_.id, "a.jsonl", lines, identity=facilitator, now=NOW
    )
    assert done == ImportedAnswers(added=0, known=1, withdrawn=1)


def test_only_a_facilitator_and_only_an_open_round(
    store: Store, wijk: Wijk, round_: Round, raw: RawAnswers, facilitator: Identity
) -> None:
    data = _files(raw)["antwoorden.jsonl"]
    with pytest.raises(NotAllowed):
        import_answers(
            store,
            wijk.id,
            round_.id,
            "a.jsonl",
            data,
            identity=Identity(role="steering", account="s"),
            now=NOW,
        )
    records.close_round(store, round_, identity=facilitator, now=NOW)
    with pytest.raises(RoundClosed):
        import_answers(store, wijk.id, round_.id, "a.jsonl", data, identity=facilitator, now=NOW)
    with store.read() as reader:
        kinds = [change.kind for change in reader.changes()]
    assert kinds.count("export") == 1
    assert json.loads(next(raw.lines()))["answers"]["top"] == ["zorg", "wonen"]
