"""Drafts from before they could move to another device."""

import datetime as dt
from pathlib import Path

import pytest
from sqlite_utils import Database

from wijkwijzer.access import codes
from wijkwijzer.errors import NotFound, RoundClosed
from wijkwijzer.intake import drafts, survey
from wijkwijzer.store import Store
from wijkwijzer.store.schema import migrations

AT = "2026-11-01T10:00:00.000000+00:00"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A database of before: one open round with three drafts, and a closed one with one."""
    path = tmp_path / "wijk.db"
    db = Database(path)
    migrations.apply(db, stop_before="m007_resume")
    db.table("wijk").insert(
        {"id": "w", "version": 1, "name": "W", "theme_set": "themas", "published": "[]"}
        | dict.fromkeys(("code", "municipality", "municipality_code", "source"), "")
        | {"is_example": 0, "border_task": 50}
    )
    for round_, closed in (("open", None), ("dicht", AT)):
        db.table("round").insert(
            {"id": round_, "version": 1, "wijk_id": "w", "name": round_, "opened_at": AT}
            | {"questionnaire": "standaard", "questionnaire_version": 1, "closed_at": closed}
        )
    for token, round_, sent in (
        ("bezig", "open", None),
        ("klaar", "open", AT),
        ("leeg", "open", None),
        ("gesloten", "dicht", None),
    ):
        db.table("draft").insert(
            {"id": codes.draft_id(token), "wijk_id": "w", "round_id": round_, "number": 1}
            | {"language": "nl", "channel": "tablet", "intake_place": "", "step": "wonen"}
            | {"answers": '{"urgentie:wonen": 5}' if token == "bezig" else "{}", "pins": "[]"}
            | {"started_at": AT, "updated_at": AT, "sent_at": sent}
        )
    db.conn.commit()
    db.close()
    return path


def test_what_was_begun_before_goes_on(older: Path) -> None:
    now = dt.datetime.fromisoformat(AT)
    store = Store(older)
    assert drafts.code_for(store, "bezig") == ""
    saved = survey.save(store, "bezig", {"urgentie:groen": 2}, number=2, now=now)
    assert saved.saved == {"urgentie:wonen": 5, "urgentie:groen": 2}
    sent = survey.send(store, "bezig", now=now)
    assert codes.normal_code(sent.receipt or "")
    assert survey.send(store, "bezig", now=now) == sent
    with pytest.raises(NotFound):
        survey.save(store, "klaar", {"urgentie:groen": 2}, number=2, now=now)
    with pytest.raises(RoundClosed):
        survey.save(store, "gesloten", {"urgentie:groen": 2}, number=2, now=now)
    with store.read() as reader:
        assert reader.drafts_open("open") == 1
        assert [(a.ended, a.n) for a in reader.abandoned("dicht")] == [("closed", 1)]
    store.close()
