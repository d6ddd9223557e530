"""What a word is for the search among open answers."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations

_SIGNS = ((0x23F4, 0x23FF), (0x2B4D, 0x2BFF), (0x1F000, 0x1FAFF))
"""Emoji and other signs that are younger than what SQLite knows; to it they are letters."""

TOKENIZER = "unicode61 remove_diacritics 2 separators '{}'".format(
    "".join(chr(sign) for first, last in _SIGNS for sign in range(first, last + 1))
)
"""How a text is cut in words: case, accents and signs make no difference."""


@migrations()
def m019_signs_between_words(db: Database) -> None:
    """Let an emoji against a word no longer hide that word."""
    db.execute('DROP TABLE "open_answer_fts"')
    db.execute(
        "CREATE VIRTUAL TABLE \"open_answer_fts\" USING fts5(text, content='open_answer',"
        f" content_rowid='sequence', tokenize=\"{TOKENIZER}\")"
    )
    db.execute("INSERT INTO open_answer_fts (open_answer_fts) VALUES ('rebuild')")
