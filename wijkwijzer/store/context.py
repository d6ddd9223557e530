"""What a round asks: its wijk, questionnaire, themes and buurten, read once per revision."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from shapely.geometry.base import BaseGeometry

from wijkwijzer.neighbourhood.places import outline
from wijkwijzer.neighbourhood.records import Buurt, Theme, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.store.questionnaires import find_questionnaire
from wijkwijzer.store.sqlite import Reader
from wijkwijzer.survey.records import Questionnaire, Round, Weighting


@dataclass(frozen=True)
class RoundContext:
    """Everything a sent answer is checked against, and how the answers are weighed.

    Parameters
    ----------
    weighting
        What was chosen for this round; of version 0, and without variables, until then.
    """

    wijk: Wijk
    round: Round
    questionnaire: Questionnaire
    themes: tuple[Theme, ...]
    buurten: tuple[Buurt, ...]
    weighting: Weighting

    @cached_property
    def outline(self) -> BaseGeometry | None:
        """The whole wijk, in which places lie; None when no buurt has an area."""
        return outline(self.buurten)

    @cached_property
    def theme_ids(self) -> tuple[str, ...]:
        """Ids of the themes, in order."""
        return tuple(theme.id for theme in self.themes)

    @cached_property
    def buurt_ids(self) -> tuple[str, ...]:
        """Ids of the buurten, in order."""
        return tuple(buurt.id for buurt in self.buurten)

    @cached_property
    def photo_keys(self) -> tuple[str, ...]:
        """Keys of the questions that ask for photos."""
        return tuple(
            f"{question.id}:{theme}" if theme else question.id
            for step in self.questionnaire.steps
            for theme in (self.theme_ids if step.each_theme else (None,))
            for question in step.questions
            if question.kind == "photo"
        )


_known: dict[tuple[str, str], tuple[int, RoundContext]] = {}


def round_context(reader: Reader, wijk_id: str, round_id: str) -> RoundContext:
    """Return what this round asks; read again only when a record of its wijk changed.

    Raises
    ------
    NotFound
        There is no such wijk or round.
    """
    revision = reader.revision(wijk_id, "records")
    key = (reader.source, round_id)
    known = _known.get(key)
    if known and known[0] == revision:
        return known[1]
    wijk = reader.get(Wijk, wijk_id)
    round_ = reader.get(Round, round_id)
    context = RoundContext(
        wijk=wijk,
        round=round_,
        questionnaire=find_questionnaire(
            reader, round_.questionnaire, round_.questionnaire_version
        ),
        themes=theme_set(wijk.theme_set),
        buurten=tuple(reader.all(Buurt, wijk_id)),
        weighting=reader.find(Weighting, round_id)
        or Weighting(id=round_id, wijk_id=wijk_id, round_id=round_id),
    )
    _known[key] = (revision, context)
    return context


def timestamp(now: dt.datetime) -> str:
    """Write a moment as it is stored: UTC, ISO-8601, microseconds."""
    return now.astimezone(dt.UTC).isoformat(timespec="microseconds")
