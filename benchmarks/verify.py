"""Whether what was confirmed to residents is stored, once, as they sent it."""

import json
from collections import Counter
from pathlib import Path

from benchmarks.resident import Json, Ledger
from wijkwijzer.intake.survey import find_draft
from wijkwijzer.store import Store
from wijkwijzer.survey.records import plain_answers


def lost(database: Path, before: int, ledger: Ledger) -> list[str]:
    """Compare what was confirmed with what is stored; returns what does not agree.

    Parameters
    ----------
    before
        How many responses there were at the start.
    """
    faults: Counter[str] = Counter()
    store = Store(database)
    with store.read() as reader:
        rows = reader.rows("SELECT id, answers FROM response")
        stored = {row["id"]: json.loads(row["answers"]) for row in rows}
        for response, answers in ledger.sent.items():
            if response not in stored:
                faults["a sent response is gone"] += 1
            elif stored[response] != answers:
                faults["a response holds other answers than were confirmed"] += 1
        faults["a response was stored more than once"] += len(rows) - len(stored)
        extra = len(stored) - before - len(ledger.sent)
        # Who was on the way with sending may have arrived without having heard of it.
        if not 0 <= extra <= len(ledger.underway):
            faults[f"{extra} responses more than were sent"] += 1
    faults["a confirmed answer is gone"] = sum(
        not _holds(store, token, answers) for token, answers in ledger.underway.items()
    )
    store.close()
    return [f"{what}: {times} times" for what, times in faults.items() if times]


def _holds(store: Store, token: str, confirmed: Json) -> bool:
    if not confirmed:
        return True
    found = find_draft(store, token)
    if found is None or found.sent_at is not None:
        return found is not None
    # An answer under way may be there already without having been confirmed.
    stored = plain_answers(found.draft.answers)
    return all(stored.get(key) == value for key, value in confirmed.items())
