"""The works and tasks of all parties on one calendar and one map, for who chooses together."""

import datetime as dt

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.parties.records import Task
from wijkwijzer.programme.koppelkansen import Undertaking, undertakings
from wijkwijzer.programme.records import Work
from wijkwijzer.publish.remembered import remembered
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Store


def calendar(
    store: Store, wijk_id: str, *, identity: Identity, now: dt.datetime
) -> Released[tuple[Undertaking, ...]]:
    """Return the works of all parties, and their tasks with a horizon and no works yet.

    In order of the first year, then of the title.

    Raises
    ------
    NotAllowed, NotFound
        Residents do not see it; there is no such wijk.
    """
    with store.read() as reader:
        require(identity, "see_programme", reader.get(Wijk, wijk_id))

        def make() -> tuple[Undertaking, ...]:
            works, tasks = reader.all(Work, wijk_id), reader.all(Task, wijk_id)
            found = undertakings(works, tasks, this_year=day_of(now).year)
            return tuple(sorted(found, key=lambda one: (one.years, one.title)))

        made = remembered(reader, wijk_id, "calendar", make, day_of(now).year)
    return Released(made, "facilitator" if identity.role == "facilitator" else "steering")
