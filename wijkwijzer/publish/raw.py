"""The raw answers, for who may hold them: one row per response, one fixed column per question."""

import datetime as dt
import json

import pandas as pd

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.store.context import round_context, timestamp
from wijkwijzer.survey.answers import question_keys

_FIXED = (
    "id",
    "round_id",
    "questionnaire",
    "questionnaire_version",
    "submitted_at",
    "channel",
    "intake_place",
    "language",
    "buurt",
    "age",
    "household",
    "tenure",
)


def raw_responses(
    store: Store, wijk_id: str, round_id: str, *, identity: Identity, now: dt.datetime
) -> pd.DataFrame:
    """Return every sent response of a round; the change log says who took them.

    Returns
    -------
    DataFrame
        Fixed columns first, then one per question key in the order of the questionnaire. An
        answer of several options is joined by `|` in the order of choice; no answer is empty.

    Raises
    ------
    NotAllowed
        Only a facilitator holds raw answers.
    """
    with store.write() as writer:
        require(identity, "export_raw", writer.get(Wijk, wijk_id))
        context = round_context(writer, wijk_id, round_id)
        rows = writer.response_rows(round_id)
        taken = {"round": round_id, "responses": len(rows)}
        writer.note("export", wijk_id, taken, by=identity.account, at=timestamp(now))
    keys = question_keys(context.questionnaire, context.theme_ids)
    records = [
        {name: row[name] for name in _FIXED} | _cells(json.loads(row["answers"]), keys)
        for row in rows
    ]
    return pd.DataFrame(records, columns=[*_FIXED, *keys], dtype=object)


def _cells(answers: dict[str, object], keys: tuple[str, ...]) -> dict[str, object]:
    return {
        key: "|".join(answer) if isinstance(answer := answers.get(key), list) else answer
        for key in keys
    }
