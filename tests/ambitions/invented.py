"""Invented parties and ambitions for the tests of this room."""

from wijkwijzer.ambitions.records import Ambition, ambition_id
from wijkwijzer.parties.records import Brings, Party

NO_ROLE = "-"


def party(id_: str, name: str = "", brings: dict[str, tuple[str, ...]] | None = None) -> Party:
    items = tuple(Brings(item=item, themes=themes) for item, themes in (brings or {}).items())
    return Party(id=id_, wijk_id="w", name=name or id_, brings=items)


def row_of(theme: str, levels: dict[str, int | str | None]) -> list[Ambition]:
    """One ambition per party: a level, NO_ROLE, or None for a cell with only a note."""
    return [
        Ambition(
            id=ambition_id(id_, theme),
            wijk_id="w",
            party_id=id_,
            theme=theme,
            level=None if level == NO_ROLE else level,
            no_role=level == NO_ROLE,
        )
        for id_, level in levels.items()
    ]
