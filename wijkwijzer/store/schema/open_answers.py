"""Open answers with their full-text index, the themes they were given, and quotes."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations

_COLUMNS = (
    "id, wijk_id, round_id, response_id, contribution_id, question, theme, buurt, channel,"
    " created_at, text"
)

# What is written behind "anders, namelijk", and short and long answers of own questionnaires that
# are not offered for publication. (Of those that ship, every long answer is offered.)
_WRITTEN_BEFORE = f"""
INSERT INTO open_answer ({_COLUMNS})
SELECT r.id || '/' || a.key, r.wijk_id, r.round_id, r.id, NULL, a.key,
  nullif(substr(replace(a.key, '.anders', ''), length(a.question) + 2), ''), r.buurt, r.channel,
  r.submitted_at, a.value
FROM response r
JOIN (
  SELECT response.id AS response_id, key, value,
    substr(key, 1, instr(replace(key, '.', ':') || ':', ':') - 1) AS question
  FROM response, json_each(response.answers) WHERE type = 'text' AND value <> ''
) a ON a.response_id = r.id
WHERE a.key LIKE '%.anders' OR EXISTS (
  SELECT 1 FROM questionnaire q, json_each(q.content, '$.steps') s,
    json_each(s.value, '$.questions') asked
  WHERE q.questionnaire = r.questionnaire
    AND q.questionnaire_version = r.questionnaire_version
    AND json_extract(asked.value, '$.id') = a.question
    AND json_extract(asked.value, '$.kind') IN ('short', 'long')
    AND NOT coalesce(json_extract(asked.value, '$.contribution'), 0)
)
"""  # noqa: S608


@migrations()
def m014_open_answers(db: Database) -> None:
    """Create the table and its index, which follows it by triggers, and fill both."""
    db.table("open_answer").create(
        {"sequence": int} | dict.fromkeys(_COLUMNS.split(", "), str),
        pk="sequence",
        not_null={
            "id",
            "wijk_id",
            "round_id",
            "question",
            "buurt",
            "channel",
            "created_at",
            "text",
        },
        foreign_keys=[
            ("wijk_id", "wijk", "id"),
            ("round_id", "round", "id"),
            ("contribution_id", "contribution", "id"),
        ],
    )
    db.table("open_answer").create_index(["id"], unique=True)
    db.table("open_answer").create_index(["response_id"])
    db.table("open_answer").create_index(["contribution_id"])
    db.table("open_answer").create_index(["wijk_id", "sequence"])
    _index(db)
    db.execute(
        f"INSERT INTO open_answer ({_COLUMNS}) SELECT id, wijk_id, round_id, response_id, id,"  # noqa: S608
        " question, theme, coalesce(buurt, 'niet_gezegd'), coalesce(channel, 'tablet'),"
        " created_at, text FROM contribution WHERE text <> '' ORDER BY sequence"
    )
    db.execute(_WRITTEN_BEFORE)
    of_answer = [("answer_id", "open_answer", "id")]
    db.table("tag").create(
        {"answer_id": str, "theme": str, "by": str, "at": str},
        pk=("answer_id", "theme"),
        not_null={"by", "at"},
        foreign_keys=of_answer,
    )
    db.table("quote").create(
        {"answer_id": str, "theme": str, "place": int, "by": str, "at": str},
        pk=("answer_id", "theme"),
        not_null={"place", "by", "at"},
        foreign_keys=of_answer,
    )


def _index(db: Database) -> None:
    """Index the texts; the index holds no copy of them."""
    db.execute(
        "CREATE VIRTUAL TABLE \"open_answer_fts\" USING fts5(text, content='open_answer',"
        " content_rowid='sequence', tokenize='unicode61 remove_diacritics 2')"
    )
    put = "INSERT INTO open_answer_fts (rowid, text) VALUES (NEW.sequence, NEW.text);"
    take = (
        "INSERT INTO open_answer_fts (open_answer_fts, rowid, text)"
        " VALUES ('delete', OLD.sequence, OLD.text);"
    )
    for name, when, what in (
        ("added", "AFTER INSERT", put),
        ("erased", "AFTER DELETE", take),
        ("changed", "AFTER UPDATE OF sequence, text", take + put),
    ):
        db.execute(f'CREATE TRIGGER "open_answer_{name}" {when} ON "open_answer" BEGIN {what} END')
