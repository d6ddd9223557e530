"""Which questionnaires there are: those that facilitators made, and those that ship as files."""

from dataclasses import dataclass
from typing import Literal

from wijkwijzer.store.sqlite import Reader
from wijkwijzer.survey.questionnaires import questionnaire, shipped
from wijkwijzer.survey.records import Questionnaire, StoredQuestionnaire, questionnaire_key


@dataclass(frozen=True)
class Available:
    """A version of a questionnaire that a wijk can use or is making.

    Parameters
    ----------
    state
        `shipped` came with the app, `published` is locked, `draft` can still change.
    newest
        Whether there is no later version of it than this one (a draft aside).
    stored
        The record behind it; None for one that ships.
    """

    questionnaire: Questionnaire
    state: Literal["shipped", "published", "draft"]
    newest: bool
    stored: StoredQuestionnaire | None = None

    @property
    def key(self) -> str:
        """Id and version in one word, such as `standaard-2`."""
        return questionnaire_key(self.questionnaire.id, self.questionnaire.version)


def find_questionnaire(reader: Reader, name: str, version: int) -> Questionnaire:
    """Return a version of a questionnaire: one of the store, else one that ships.

    Raises
    ------
    MissingData
        It is neither in the store nor among the files.
    """
    stored = reader.find(StoredQuestionnaire, questionnaire_key(name, version))
    return stored.content if stored else questionnaire(name, version)


def available_questionnaires(reader: Reader, wijk_id: str) -> list[Available]:
    """Return what a round of this wijk can ask: own ones first, what was made last before others.

    A draft may still have faults; see `survey.questionnaires.faults`. Opening a round with a draft
    publishes it.
    """
    own = [s for s in reader.all(StoredQuestionnaire) if s.wijk_id in {None, wijk_id}]
    newest = {s.questionnaire: s.questionnaire_version for s in own if s.state == "published"}
    found = [
        Available(
            stored.content,
            stored.state,
            newest.get(stored.questionnaire) == stored.questionnaire_version,
            stored,
        )
        for stored in reversed(own)
    ]
    first = dict(reversed(shipped()))
    return found + [
        Available(questionnaire(name, version), "shipped", first[name] == version)
        for name, version in shipped()
    ]
