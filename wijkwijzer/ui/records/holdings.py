"""What a wijk holds at this moment, read once for a run of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.neighbourhood.records import Buurt, Population, Theme, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.store import Reader
from wijkwijzer.ui.records.choices import names_of


@dataclass(frozen=True)
class Holdings:
    """The records of one wijk, each kind in order of creation, themes in their own order."""

    wijk: Wijk
    themes: tuple[Theme, ...]
    buurten: tuple[Buurt, ...]
    population: tuple[Population, ...]
    parties: tuple[Party, ...]
    tasks: tuple[Task, ...]
    ambitions: tuple[Ambition, ...]

    def names(self) -> Mapping[str, str]:
        """Return what people call the themes, buurten and parties, by id."""
        return names_of([*self.themes, *self.buurten, *self.parties])

    def theme(self, id_: str) -> Theme | None:
        """Return a theme, or None when the set of this wijk does not have it."""
        return next((theme for theme in self.themes if theme.id == id_), None)

    def tasks_of(self, party: Party) -> list[Task]:
        """Return what a party has to do."""
        return [task for task in self.tasks if task.party_id == party.id]


def read_holdings(reader: Reader, wijk: Wijk) -> Holdings:
    """Read everything a wijk holds."""
    return Holdings(
        wijk=wijk,
        themes=theme_set(wijk.theme_set),
        buurten=tuple(reader.all(Buurt, wijk.id)),
        population=tuple(reader.all(Population, wijk.id)),
        parties=tuple(reader.all(Party, wijk.id)),
        tasks=tuple(reader.all(Task, wijk.id)),
        ambitions=tuple(reader.all(Ambition, wijk.id)),
    )
