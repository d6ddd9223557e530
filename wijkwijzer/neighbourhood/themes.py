"""Themes as they stand in a readable file (`data/themas.yaml`)."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wijkwijzer.content import explain, parse_yaml, read_source, refuse
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.settings import DATA


def load_themes(source: Path | str) -> tuple[Theme, ...]:
    """Read themes in the order of the file.

    Parameters
    ----------
    source
        Path of a YAML file, or its text: a list of themes, or a mapping with that list under
        `themes`.

    Raises
    ------
    InvalidInput
        Not readable, no themes, a field that is wrong, or two themes with one id; the message
        names the file, the theme and what to do, `problems` holds every fault.
    """
    file, text = read_source(source)
    content = parse_yaml(file, text)
    rows = content.get("themes") if isinstance(content, dict) else content
    if not isinstance(rows, list) or not rows:
        raise refuse(file, [_("er staan geen thema's in; zet ze in een lijst onder themes")])
    themes: list[Theme] = []
    problems: list[str] = []
    for row in rows:
        try:
            themes.append(Theme.model_validate(row))
        except ValidationError as error:
            problems += explain(error, row, _place)
    ids = [theme.id for theme in themes]
    problems += [
        _("thema {id}: dit id staat er twee keer; geef elk thema een eigen id").format(id=id_)
        for id_ in dict.fromkeys(ids)
        if ids.count(id_) > 1
    ]
    if problems:
        raise refuse(file, problems)
    return tuple(themes)


@cache
def theme_set(name: str) -> tuple[Theme, ...]:
    """Return the themes of `data/<name>.yaml`, read once per process."""
    return load_themes(DATA / f"{name}.yaml")


def _place(row: Any, location: Sequence[int | str]) -> str:
    label = row.get("id", "?") if isinstance(row, dict) else "?"
    return _("thema {id}").format(id=label) + "".join(f", {part}" for part in location)
