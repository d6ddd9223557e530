"""docs/data-model.md names every table and column of a fresh database, and nothing else."""

import re
from pathlib import Path

from sqlite_utils import Database

from wijkwijzer.store import Store

TEXT = (Path(__file__).parents[2] / "docs" / "data-model.md").read_text(encoding="utf-8")
OF_SQLITE = re.compile(r"sqlite_sequence|open_answer_fts_\w+")


def documented() -> dict[str, list[str]]:
    sections = re.split(r"^### (\S+)$", TEXT, flags=re.MULTILINE)
    return {
        name: re.findall(
            r"^\| `(\w+)` \|", body.split("| column | meaning |")[1].split("\n\n")[0], re.MULTILINE
        )
        for name, body in zip(sections[1::2], sections[2::2], strict=True)
    }


def test_every_table_and_column_is_explained_in_order(store: Store) -> None:
    with store.read() as reader:
        db = Database(reader.db.conn)
        found = {
            name: [column.name for column in db.table(name).columns]
            for name in db.table_names()
            if not OF_SQLITE.fullmatch(name)
        }
    assert documented() == found
