"""Open answers: what was written, found by its words; the themes it was given; and quotes.

The full-text index is SQLite's FTS5. Triggers keep it in step with the table, in the same
transaction. What is erased would stay in it as a word that belongs to no text any more, until a
merge happens to pass; so erasing merges the whole index, after which it holds nothing but what is
in the texts that are left, and `secure_delete` overwrites what it was merged from.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from wijkwijzer.store.records import Queries, RecordWrites
from wijkwijzer.survey.open_answers.records import OpenAnswer, Quote
from wijkwijzer.survey.open_answers.search import WITHOUT_THEME, Terms, Wanted

_MARKS = ("\x02", "\x03")
"""Around what was found, inside SQLite only: signs that no text can hold (see `survey.typed`)."""

_STATE = (
    "CASE WHEN a.contribution_id IS NULL THEN 'not_offered' ELSE coalesce((SELECT v.state"
    " FROM verdict v WHERE v.contribution_id = a.contribution_id"
    " ORDER BY v.sequence DESC LIMIT 1), 'waiting') END"
)
_TAGS = (
    "(SELECT json_group_array(theme) FROM"
    " (SELECT t.theme FROM tag t WHERE t.answer_id = a.id ORDER BY t.at, t.rowid))"
)
_KIND = "(SELECT c.kind FROM contribution c WHERE c.id = a.contribution_id)"
_FIELDS = (
    "a.id, a.sequence, a.wijk_id, a.round_id, a.response_id, a.question, a.theme, a.buurt,"
    f" a.channel, a.created_at, a.text, {_KIND} AS kind, {_STATE} AS state, {_TAGS} AS tags"
)

Piece = tuple[str, bool]
"""A part of a text, and whether it is what was looked for."""


class Fact(NamedTuple):
    """A text with what words are counted by; fields as of `OpenAnswer`."""

    id: str
    response_id: str | None
    round_id: str
    buurt: str
    text: str
    theme: str | None
    tags: tuple[str, ...]
    state: str


class OpenAnswerQueries(Queries):
    """Read open answers, their themes and quotes."""

    def open_answers(self, wijk_id: str) -> list[OpenAnswer]:
        """Return all open answers of a wijk in order of arrival."""
        rows = self.rows(
            f"SELECT {_FIELDS} FROM open_answer a WHERE a.wijk_id = ? ORDER BY a.sequence",  # noqa: S608
            (wijk_id,),
        )
        return [_answer(row) for row in rows]

    def open_answer_facts(self, wijk_id: str) -> Iterator[Fact]:
        """Return what words are counted by, in order of arrival. For readers of many rows."""
        states = dict(self._pairs("SELECT contribution_id, state FROM verdict ORDER BY sequence"))
        tags: dict[str, tuple[str, ...]] = {}
        for answer_id, theme in self._pairs("SELECT answer_id, theme FROM tag ORDER BY at, rowid"):
            tags[answer_id] = (*tags.get(answer_id, ()), theme)
        rows = self.db.execute(
            "SELECT id, response_id, round_id, buurt, text, theme, contribution_id"
            " FROM open_answer WHERE wijk_id = ? ORDER BY sequence",
            (wijk_id,),
        )
        for id_, response_id, round_id, buurt, text, theme, contribution_id in rows:
            state = states.get(contribution_id, "waiting") if contribution_id else "not_offered"
            given = tags.get(id_, ())
            yield Fact(id_, response_id, round_id, buurt, text, theme, given, state)

    def _pairs(self, sql: str) -> Iterator[tuple[str, str]]:
        return (tuple(row) for row in self.db.execute(sql))

    def open_answers_named(self, ids: Collection[str]) -> list[OpenAnswer]:
        """Return those of these open answers that are still there, in order of arrival."""
        marks = ", ".join("?" for _id in ids)
        rows = self.rows(
            f"SELECT {_FIELDS} FROM open_answer a WHERE a.id IN ({marks}) ORDER BY a.sequence",  # noqa: S608
            tuple(ids),
        )
        return [_answer(row) for row in rows]

    def open_answers_of(self, response_id: str) -> list[OpenAnswer]:
        """Return what was written in one response, in the order of its questions."""
        rows = self.rows(
            f"SELECT {_FIELDS} FROM open_answer a WHERE a.response_id = ? ORDER BY a.sequence",  # noqa: S608
            (response_id,),
        )
        return [_answer(row) for row in rows]

    def find_open_answers(
        self, wijk_id: str, wanted: Wanted, *, most: int, oldest_first: bool = False
    ) -> list[tuple[OpenAnswer, tuple[Piece, ...]]]:
        """Return what is wanted, newest first, each text in pieces: those looked for marked."""
        source, where, values = _condition(wijk_id, wanted)
        marks: tuple[str, ...] = ()
        shown, by = "a.text", "a.sequence"
        if wanted.terms:
            shown, by, marks = "highlight(open_answer_fts, 0, ?, ?)", "f.rowid", _MARKS
        order = "ASC" if oldest_first else "DESC"
        rows = self.rows(
            f"SELECT {_FIELDS}, {shown} AS marked FROM {source} WHERE {where}"  # noqa: S608
            f" ORDER BY {by} {order} LIMIT ?",
            (*marks, *values, most),
        )
        return [
            (_answer(row), _pieces(str(row["text"]), marked))
            for row in rows
            for marked in [str(row.pop("marked"))]
        ]

    def count_open_answers(self, wijk_id: str, wanted: Wanted) -> tuple[int, int]:
        """Return how many texts are wanted, and of how many responses."""
        source, where, values = _condition(wijk_id, wanted)
        (row,) = self.rows(
            "SELECT count(*) AS n, count(DISTINCT a.response_id) AS people"  # noqa: S608
            f" FROM {source} WHERE {where}",
            values,
        )
        return int(row["n"]), int(row["people"])

    def quotes(self, wijk_id: str, round_id: str = "") -> list[Quote]:
        """Return the quotes of a wijk in their order; only of what is passed at this moment."""
        rows = self.rows(
            "SELECT q.answer_id, a.round_id, q.theme, q.place, a.text, q.by, q.at"  # noqa: S608
            " FROM quote q JOIN open_answer a ON a.id = q.answer_id"
            f" WHERE a.wijk_id = ? AND (? = '' OR a.round_id = ?) AND {_STATE} = 'passed'"
            " ORDER BY q.theme, q.place, q.at",
            (wijk_id, round_id, round_id),
        )
        return [Quote.model_validate(row) for row in rows]


class OpenAnswerWrites(OpenAnswerQueries, RecordWrites):
    """Write open answers, their themes and quotes."""

    def add_open_answer(self, answer: OpenAnswer) -> None:
        """Store a text and its words; a text without words in it is none."""
        if not answer.text:
            return
        row = answer.model_dump(exclude={"sequence", "tags", "state", "kind"})
        self._insert("open_answer", row | {"contribution_id": answer.id if answer.kind else None})

    def keep_open_answer(self, answer_id: str, response_id: str) -> None:
        """Let a text go over to the completed response, with its themes."""
        self.db.execute(
            "UPDATE open_answer SET response_id = ? WHERE id = ?", (response_id, answer_id)
        )

    def erase_open_answers(self, response_id: str) -> None:
        """Erase what was written in a response: text, words, themes and quotes."""
        these = "(SELECT id FROM open_answer WHERE response_id = ?)"
        for table in ("quote", "tag"):
            self.db.execute(
                f"DELETE FROM {table} WHERE answer_id IN {these}",  # noqa: S608
                (response_id,),
            )
        erased = self.db.execute("DELETE FROM open_answer WHERE response_id = ?", (response_id,))
        if erased.rowcount:
            self.db.execute("INSERT INTO open_answer_fts (open_answer_fts) VALUES ('optimize')")

    def set_tags(self, answer: OpenAnswer, tags: Sequence[str], *, by: str, at: str) -> None:
        """Replace the themes that facilitators gave a text; those that stay keep who gave them."""
        for tag in set(answer.tags) - set(tags):
            self.db.execute("DELETE FROM tag WHERE answer_id = ? AND theme = ?", (answer.id, tag))
        for tag in tags:
            if tag not in answer.tags:
                given = {"answer_id": answer.id, "theme": tag, "by": by, "at": at}
                self._insert("tag", given)
        before, after = ({"themes": list(themes)} for themes in (answer.tags, tags))
        self._log_of("tag", answer.wijk_id, answer.id, before, after, by=by, at=at)
        self.bump(answer.wijk_id, "tags")

    def set_quotes(
        self, wijk_id: str, round_id: str, theme: str, ids: Sequence[str], *, by: str, at: str
    ) -> None:
        """Replace the quotes of a theme in a round by these, in this order."""
        known = {q.answer_id: q for q in self.quotes(wijk_id, round_id) if q.theme == theme}
        for gone in known.keys() - set(ids):
            self._drop_quote(wijk_id, known[gone], by=by, at=at)
        for place, answer in enumerate(ids, start=1):
            if answer in known:
                self.db.execute(
                    "UPDATE quote SET place = ? WHERE answer_id = ? AND theme = ?",
                    (place, answer, theme),
                )
            else:
                row = {"answer_id": answer, "theme": theme, "place": place, "by": by, "at": at}
                self._insert("quote", row)
                self._log_of("quote", wijk_id, answer, None, {"theme": theme}, by=by, at=at)
        self.bump(wijk_id, "contributions")

    def drop_quotes_of(self, wijk_id: str, answer_id: str, *, by: str, at: str) -> None:
        """Let a text be no quote any more, because it is not passed any more."""
        for quote in self.quotes(wijk_id):
            if quote.answer_id == answer_id:
                self._drop_quote(wijk_id, quote, by=by, at=at)

    def _drop_quote(self, wijk_id: str, quote: Quote, *, by: str, at: str) -> None:
        self.db.execute(
            "DELETE FROM quote WHERE answer_id = ? AND theme = ?", (quote.answer_id, quote.theme)
        )
        was = {"theme": quote.theme}
        self._log_of("quote", wijk_id, quote.answer_id, was, None, by=by, at=at)

    def _log_of(
        self,
        kind: str,
        wijk_id: str,
        answer_id: str,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
        *,
        by: str,
        at: str,
    ) -> None:
        sides = {"before": before, "after": after}
        row = {"kind": kind, "record_id": answer_id, "wijk_id": wijk_id, "at": at, "by": by}
        self._insert("change", row | {k: json.dumps(v) if v else None for k, v in sides.items()})


def match_expression(terms: Terms) -> str:
    """Return terms in the language of FTS5; every word stands in it as a string, never as syntax.

    A string is taken apart by the same rules as the texts, so that case and accents are folded.
    """
    return " AND ".join(
        "({})".format(
            " OR ".join(
                '"{}"{}'.format(term.text.replace('"', '""'), "" if term.exact else "*")
                for term in either
            )
        )
        for either in terms
    )


def _condition(wijk_id: str, wanted: Wanted) -> tuple[str, str, tuple[str, ...]]:
    """Return from where, on which condition, and the values of its question marks."""
    source, parts, values = "open_answer a", ["a.wijk_id = ?"], [wijk_id]
    if wanted.terms:
        # CROSS: else SQLite may look the words up anew for every text of the wijk.
        source = "open_answer_fts f CROSS JOIN open_answer a ON a.sequence = f.rowid"
        parts.insert(0, "open_answer_fts MATCH ?")
        values.insert(0, match_expression(wanted.terms))
    tagged = "EXISTS (SELECT 1 FROM tag t WHERE t.answer_id = a.id"
    if wanted.theme == WITHOUT_THEME:
        parts.append(f"a.theme IS NULL AND NOT {tagged})")
    elif wanted.theme:
        parts.append(f"(a.theme = ? OR {tagged} AND t.theme = ?))")
        values += [wanted.theme, wanted.theme]
    for column, value in (
        ("a.buurt", wanted.buurt),
        (_STATE, wanted.state),
        ("a.channel", wanted.channel),
        ("a.round_id", wanted.round_id),
    ):
        if value:
            parts.append(f"{column} = ?")
            values.append(value)
    if wanted.since:
        parts.append("a.created_at >= ?")
        values.append(wanted.since)
    if wanted.before:
        parts.append("a.created_at < ?")
        values.append(wanted.before)
    return source, " AND ".join(parts), tuple(values)


def _pieces(text: str, marked: str) -> tuple[Piece, ...]:
    """Take a text apart at the signs around what was found."""
    start, end = _MARKS
    if start in text or end in text:
        return ((text, False),)
    pieces: list[Piece] = []
    for part in marked.split(start):
        found, closed, rest = part.partition(end)
        pieces += [(found, bool(closed)), (rest, False)]
    return tuple(piece for piece in pieces if piece[0])


def _answer(row: dict[str, Any]) -> OpenAnswer:
    return OpenAnswer.model_validate(row | {"tags": json.loads(row["tags"])})
