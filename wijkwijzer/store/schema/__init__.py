"""The tables, as migrations that only ever grow.

Each migration runs in one transaction with its own record. A released migration is never edited;
`docs/data-model.md` explains every table. No ON DELETE actions: rows go in an order we choose.
A module per subject; the modules are imported in the order in which their migrations run.
"""

from wijkwijzer.store.schema.steps import migrations  # isort: skip
from wijkwijzer.store.schema import foundation as _foundation  # isort: skip
from wijkwijzer.store.schema import places as _places  # isort: skip
from wijkwijzer.store.schema import questionnaires as _questionnaires  # isort: skip
from wijkwijzer.store.schema import languages as _languages  # isort: skip
from wijkwijzer.store.schema import resume as _resume  # isort: skip
from wijkwijzer.store.schema import invitations as _invitations  # isort: skip
from wijkwijzer.store.schema import quality as _quality  # isort: skip
from wijkwijzer.store.schema import erased as _erased  # isort: skip
from wijkwijzer.store.schema import weighting as _weighting  # isort: skip
from wijkwijzer.store.schema import open_answers as _open_answers  # isort: skip
from wijkwijzer.store.schema import meetings as _meetings  # isort: skip
from wijkwijzer.store.schema import meeting_reports as _reports  # isort: skip
from wijkwijzer.store.schema import programme as _programme  # isort: skip
from wijkwijzer.store.schema import pact as _pact  # isort: skip
from wijkwijzer.store.schema import search as _search  # isort: skip
from wijkwijzer.store.schema import plan as _plan  # isort: skip
from wijkwijzer.store.schema import task_areas as _task_areas  # isort: skip

__all__ = ["migrations"]

del _foundation, _places, _invitations, _quality, _languages, _questionnaires, _erased, _resume
del _weighting, _open_answers, _meetings, _reports, _programme, _pact, _search, _plan
del _task_areas
