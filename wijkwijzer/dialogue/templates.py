"""Programmes and dilemmas as they stand in readable files (`data/dialogen/`)."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wijkwijzer.content import explain, parse_yaml, read_source, refuse
from wijkwijzer.dialogue.records import Option, Part
from wijkwijzer.i18n import gettext as _
from wijkwijzer.record import Entry, Id, Line, Text
from wijkwijzer.settings import DATA

FOLDER = DATA / "dialogen"
DILEMMAS = "dilemmas"
"""As the options of a part: those of the wijkenaanpak."""


class Template(Entry):
    """A programme to begin with; in the order in which they are offered."""

    id: Id
    title: Line
    description: Text = ""
    programme: tuple[Part, ...]

    @property
    def minutes(self) -> int:
        """How long it is planned to take."""
        return sum(part.minutes for part in self.programme)


def load_dilemmas(source: Path | str) -> tuple[Option, ...]:
    """Read dilemmas in the order of the file.

    Raises
    ------
    InvalidInput
        Not readable or a field that is wrong; the message names the file and the dilemma.
    """
    file, text = read_source(source)
    content = parse_yaml(file, text)
    rows = content.get(DILEMMAS) if isinstance(content, dict) else None
    if not isinstance(rows, list) or not rows:
        raise refuse(file, [_("er staan geen dilemma's in; zet ze in een lijst onder dilemmas")])
    return tuple(_read(Option, row, file) for row in rows)


def load_template(source: Path | str, dilemmas: Sequence[Option] = ()) -> Template:
    """Read a programme.

    Parameters
    ----------
    dilemmas
        What stands in for `options: dilemmas`.

    Raises
    ------
    InvalidInput
        Not readable or a field that is wrong; the message names the file and the part.
    """
    file, text = read_source(source)
    content = parse_yaml(file, text)
    if not isinstance(content, dict) or not isinstance(content.get("programme"), list):
        raise refuse(file, [_("er staat geen programma in; zet de onderdelen onder programme")])
    parts = [_with(dilemmas, part) for part in content["programme"]]
    template: Template = _read(Template, content | {"programme": parts}, file)
    return template


def templates() -> tuple[Template, ...]:
    """Return the programmes that ship, read once per process."""
    return _shipped()


def dilemmas() -> tuple[Option, ...]:
    """Return the dilemmas that ship."""
    return load_dilemmas(FOLDER / f"{DILEMMAS}.yaml")


@cache
def _shipped() -> tuple[Template, ...]:
    known = dilemmas()
    names = ("eerste-dialoog", "ambitieavond", "keuzeavond")
    return tuple(load_template(FOLDER / f"{name}.yaml", known) for name in names)


def _with(known: Sequence[Option], part: Any) -> Any:
    if isinstance(part, dict) and part.get("options") == DILEMMAS:
        return part | {"options": [option.model_dump() for option in known]}
    return part


def _read(model: Any, row: Any, file: str) -> Any:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        raise refuse(file, explain(error, row, _place)) from error


def _place(row: Any, location: Sequence[int | str]) -> str:
    label = row.get("id", "?") if isinstance(row, dict) else "?"
    parts = row.get("programme", []) if isinstance(row, dict) else []
    place = str(label)
    for step in location:
        if isinstance(step, int) and step < len(parts) and isinstance(parts[step], dict):
            place += _(", onderdeel {id}").format(id=parts[step].get("id", step + 1))
            parts = []
        elif step != "programme":
            place += f", {step}"
    return place
