"""`wijkwijzer export` and `import-answers`: raw answers as files, and back."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkwijzer.cli.choice import chosen_wijk, newest_round
from wijkwijzer.cli.database import now, opened_store
from wijkwijzer.cli.example import COMMAND_LINE
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _

if TYPE_CHECKING:
    from wijkwijzer.publish.raw import RawAnswers


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--wijk", help="Id, code of naam van de wijk; nodig als er meer zijn.")
@click.option("--round", "round_id", help="Id van de meting; anders de nieuwste.")
def export(file: Path, wijk: str | None, round_id: str | None) -> None:
    """Schrijf de ruwe antwoorden, bijvoorbeeld: wijkwijzer export antwoorden.xlsx.

    De naam bepaalt het soort: .csv (met codeboek ernaast), .xlsx, .jsonl, of plekken als .geojson.
    """
    from wijkwijzer.publish.raw import raw_answers, raw_places

    kind = file.suffix.lower()
    if kind not in _WRITERS and kind != ".geojson":
        raise InvalidInput(_("Kies een bestand op .csv, .xlsx, .jsonl of .geojson."))
    with opened_store() as store:
        chosen = chosen_wijk(store, wijk)
        asked = round_id or newest_round(store, chosen)
        take = raw_places if kind == ".geojson" else raw_answers
        found = take(store, chosen.id, asked, identity=COMMAND_LINE, now=now())
    if isinstance(found, dict):
        _put(file, json.dumps(found, ensure_ascii=False, indent=1).encode())
        click.echo(
            _("{n} plekken geschreven naar {file}.").format(n=len(found["features"]), file=file)
        )
        return
    for name, content in _WRITERS[kind](file, found):
        _put(name, content)
    click.echo(_("{n} enquêtes geschreven naar {file}.").format(n=len(found.rows), file=file))


def _as_csv(file: Path, found: "RawAnswers") -> list[tuple[Path, bytes]]:
    from wijkwijzer.spreadsheet import csv_bytes

    beside = file.with_name(f"{file.stem}-codeboek{file.suffix}")
    return [
        (file, csv_bytes(found.table(), dutch=False)),
        (beside, csv_bytes(found.codebook(), dutch=False)),
    ]


def _as_xlsx(file: Path, found: "RawAnswers") -> list[tuple[Path, bytes]]:
    from wijkwijzer.workbook import xlsx_bytes

    return [(file, xlsx_bytes({"antwoorden": found.table(), "codeboek": found.codebook()}))]


def _as_jsonl(file: Path, found: "RawAnswers") -> list[tuple[Path, bytes]]:
    return [(file, "".join(f"{line}\n" for line in found.lines()).encode())]


_WRITERS = {".csv": _as_csv, ".xlsx": _as_xlsx, ".jsonl": _as_jsonl}


def _put(file: Path, content: bytes) -> None:
    """Write a whole file or nothing."""
    unfinished = file.with_name(file.name + ".part")
    unfinished.write_bytes(content)
    unfinished.replace(file)


@click.command("import-answers")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--wijk", help="Id, code of naam van de wijk; nodig als er meer zijn.")
@click.option("--round", "round_id", help="Id van de meting; anders de nieuwste.")
def import_answers(file: Path, wijk: str | None, round_id: str | None) -> None:
    """Lees antwoorden terug, bijvoorbeeld: wijkwijzer import-answers antwoorden.xlsx."""
    from wijkwijzer.intake import answer_import

    with opened_store() as store:
        chosen = chosen_wijk(store, wijk)
        done = answer_import.import_answers(
            store,
            chosen.id,
            round_id or newest_round(store, chosen),
            file.name,
            file.read_bytes(),
            identity=COMMAND_LINE,
            now=now(),
        )
    click.echo(
        _("{n} enquêtes ingelezen; {known} waren er al; {withdrawn} ingetrokken.").format(
            n=done.added, known=done.known, withdrawn=done.withdrawn
        )
    )


COMMANDS = (export, import_answers)
