"""Posts at the same moment share a transaction, and nothing else."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest

from wijkwijzer.errors import InvalidInput, NotFound, StoreFailure
from wijkwijzer.i18n import set_language
from wijkwijzer.intake import survey
from wijkwijzer.intake.filling_in import Saved, save_in
from wijkwijzer.store import Store, Writer
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.together import Together

Work = Callable[[Writer], Saved]


def asked(store: Store, works: list[Work]) -> list[Saved | BaseException]:
    async def ask() -> list[Saved | BaseException]:
        together = Together(lambda: store)
        return await asyncio.gather(*map(together.write, works), return_exceptions=True)

    return asyncio.run(ask())


def saving(token: str, now: datetime, **changes: object) -> Work:
    return partial(save_in, token=token, changes=changes, number=1, now=now)


@pytest.fixture
def commits(store: Store) -> list[str]:
    seen: list[str] = []
    store._connection.set_trace_callback(
        lambda statement: seen.append(statement) if statement == "COMMIT" else None
    )
    return seen


def test_what_comes_together_is_stored_at_once_and_what_is_wrong_only_for_itself(
    store: Store, round_: Round, now: datetime, commits: list[str]
) -> None:
    tokens = [survey.begin(store, round_id=round_.id, now=now)[0] for _draft in range(3)]
    commits.clear()
    set_language("en")
    try:
        first, wrong, nobody, second = asked(
            store,
            [
                saving(tokens[0], now, open="Meer groen."),
                saving(tokens[1], now, bestaat_niet=1),
                saving("niemand", now, open="Niets."),
                saving(tokens[2], now, open="Een bankje."),
            ],
        )
    finally:
        set_language("nl")
    assert commits == ["COMMIT"]
    assert isinstance(first, Saved)
    assert isinstance(second, Saved)
    assert isinstance(wrong, InvalidInput)
    assert isinstance(nobody, NotFound)
    assert str(wrong).startswith("This answer cannot be saved")
    stored = [survey.find_draft(store, token) for token in tokens]
    assert [s.draft.answers for s in stored if s] == [first.saved, {}, second.saved]


def test_of_a_full_disk_everybody_is_told_and_nothing_is_half_stored(
    store: Store, round_: Round, now: datetime
) -> None:
    token, _draft = survey.begin(store, round_id=round_.id, now=now)

    def full(writer: Writer) -> Saved:
        writer.db.execute("PRAGMA max_page_count = 1")
        writer.db.execute("INSERT INTO moved_token VALUES (hex(zeroblob(100000)), '')")
        raise AssertionError("there was room")

    found = asked(store, [saving(token, now, open="Meer groen."), full])
    assert [type(one) for one in found] == [StoreFailure, StoreFailure]
    stored = survey.find_draft(store, token)
    assert stored is not None
    assert stored.draft.answers == {}
