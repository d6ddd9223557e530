"""Raw answers read back: from our own CSV, workbook or JSON lines into a round.

Everything or nothing: a file with one wrong row stores nothing, and the message names row and
column. A response that is already there is not stored twice; one that was withdrawn does not come
back.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, RoundClosed
from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.open_answers import take_written
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.store.context import RoundContext, round_context, timestamp
from wijkwijzer.survey.answers import check_changes, group_values
from wijkwijzer.survey.columns import answers_of, columns
from wijkwijzer.survey.records import Answers, Channel, Response
from wijkwijzer.workbook import read_table

MAX_PROBLEMS = 20
MAX_LINE = 100_000
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_APART = ("pin", "area", "photo")

Record = Mapping[str, Any]


@dataclass(frozen=True)
class ImportedAnswers:
    """How many responses were added, were there already, or had been withdrawn."""

    added: int
    known: int
    withdrawn: int


def import_answers(
    store: Store,
    wijk_id: str,
    round_id: str,
    name: str,
    data: bytes,
    *,
    identity: Identity,
    now: dt.datetime,
) -> ImportedAnswers:
    """Add the responses of a file to an open round.

    Parameters
    ----------
    name
        Name of the file; its ending says what it is: `.csv`, `.xlsx` or `.jsonl`.
    data
        Its content, as `wijkwijzer export` writes it.

    Raises
    ------
    InvalidInput
        A row that does not fit; `problems` names rows and columns, the first twenty.
    NotAllowed, NotFound, RoundClosed
        Only a facilitator may; there is no such round; it is closed.
    """
    with store.write() as writer:
        require(identity, "export_raw", writer.get(Wijk, wijk_id))
        context = round_context(writer, wijk_id, round_id)
        if context.round.closed_at is not None:
            raise RoundClosed(_("Deze meting is gesloten. Kies een meting die open is."))
        responses = _responses(context, _records(context, name, data))
        if not responses:
            raise InvalidInput(_("In {file} staan geen enquêtes.").format(file=name[:200]))
        erased = {r.id for r in responses if writer.was_erased(r.id)}
        new = [r for r in responses if r.id not in erased and writer.response(r.id) is None]
        for response in new:
            writer.add_response(response)
            take_written(writer, context, response.answers, response, offered_too=True)
        counts = ImportedAnswers(len(new), len(responses) - len(new) - len(erased), len(erased))
        said = {"round": round_id, "file": name[:200], "responses": counts.added}
        writer.note("import", wijk_id, said, by=identity.account, at=timestamp(now))
    return counts


def _records(context: RoundContext, name: str, data: bytes) -> Iterator[tuple[str, Record]]:
    """Return what stands in each row, with the name of the row as people count it."""
    if name.lower().endswith((".jsonl", ".ndjson")):
        yield from _lines(name, data)
        return
    asked = columns(context.questionnaire, context.theme_ids)
    for number, row in enumerate(read_table(name, data), start=2):
        place = _("rij {number}").format(number=number)
        try:
            answers = answers_of(row, asked)
        except InvalidInput as error:
            raise InvalidInput(f"{name}, {place}: {error}") from None
        unknown = set(row) - {column.name for column in asked} - Response.model_fields.keys()
        if unknown:
            raise InvalidInput(
                _("{file}: de kolom {column} hoort niet bij deze vragenlijst.").format(
                    file=name, column=ascii(min(unknown)[:60])
                )
            )
        yield place, row | {"answers": answers}


def _lines(name: str, data: bytes) -> Iterator[tuple[str, Record]]:
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
        if not line.strip():
            continue
        place = _("regel {number}").format(number=number)
        try:
            found = json.loads(line) if len(line) <= MAX_LINE else None
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict) or not isinstance(found.get("answers"), dict):
            raise InvalidInput(
                _("{file}, {place}: dit is geen enquête als JSON.").format(file=name, place=place)
            )
        yield place, found


def _responses(context: RoundContext, records: Iterator[tuple[str, Record]]) -> list[Response]:
    found: dict[str, Response] = {}
    problems: list[str] = []
    for place, record in records:
        try:
            response = _response(context, record)
        except InvalidInput as error:
            problems += [f"{place}: {problem}" for problem in error.problems or (str(error),)]
        else:
            if response.id in found:
                problems.append(_("{place}: dit nummer staat er twee keer").format(place=place))
            found[response.id] = response
        if len(problems) >= MAX_PROBLEMS:
            break
    if problems:
        raise InvalidInput(
            _("Er is niets ingelezen. {problem}").format(problem=problems[0]),
            tuple(problems[:MAX_PROBLEMS]),
        )
    return list(found.values())


def _response(context: RoundContext, record: Record) -> Response:
    questionnaire = context.questionnaire
    asked = (str(record.get("questionnaire")), str(record.get("questionnaire_version")))
    if asked != (questionnaire.id, str(questionnaire.version)):
        raise InvalidInput(
            _(
                "deze enquête hoort bij vragenlijst {found}, versie {found_version}; de meting "
                "vraagt {asked}, versie {version}"
            ).format(
                found=ascii(asked[0][:40]),
                found_version=ascii(asked[1][:10]),
                asked=questionnaire.id,
                version=questionnaire.version,
            )
        )
    apart = {q.id for s in questionnaire.steps for q in s.questions if q.kind in _APART}
    given = {key: value for key, value in record["answers"].items() if key not in apart}
    checked = check_changes(questionnaire, context.theme_ids, context.buurt_ids, given)
    answers: Answers = {key: value for key, value in checked.items() if value is not None}
    groups = group_values(questionnaire, answers)
    return Response(
        id=_fitting(record, "id", _ID),
        wijk_id=context.wijk.id,
        round_id=context.round.id,
        questionnaire=questionnaire.id,
        questionnaire_version=questionnaire.version,
        channel=_one_of(record, "channel", get_args(Channel)),
        intake_place=_printable(record.get("intake_place", ""))[:80],
        language=_one_of(record, "language", tuple(LANGUAGES)),
        submitted_at=_moment(record),
        buurt=groups["buurt"],
        age=groups["age"],
        household=groups["household"],
        tenure=groups["tenure"],
        answers=answers,
    )


def _printable(value: object) -> str:
    return "".join(sign for sign in str(value) if sign.isprintable())


def _fitting(record: Record, name: str, pattern: re.Pattern[str]) -> str:
    text = record.get(name)
    if not isinstance(text, str) or not pattern.fullmatch(text):
        raise InvalidInput(_("kolom {name} ontbreekt of klopt niet").format(name=name))
    return text


def _one_of(record: Record, name: str, known: tuple[str, ...]) -> Any:
    value = record.get(name)
    if value not in known:
        raise InvalidInput(
            _("kolom {name}: kies een van {known}").format(name=name, known=", ".join(known))
        )
    return value


def _moment(record: Record) -> str:
    try:
        moment = dt.datetime.fromisoformat(str(record.get("submitted_at")))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise InvalidInput(
            _("kolom submitted_at: schrijf een moment als 2026-11-22T19:30:00+00:00")
        )
    return timestamp(moment)
