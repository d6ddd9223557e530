"""What was changed on the screen and not saved yet: it is there when its part opens again.

Streamlit forgets a field that is not drawn. So what the fields of a part come to is held apart, as
long as this list is open.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import streamlit as st

from wijkwijzer.survey.records import StoredQuestionnaire

T = TypeVar("T")
_KEY = "questionnaire-unsaved"


@dataclass
class _Desk:
    """What lies open of one version of a list.

    Parameters
    ----------
    changed
        Part -> what it would become.
    begun
        Part and language of the fields on the screen, and what they began with: a field that is
        drawn must keep its beginning.
    """

    list_id: str
    version: int
    changed: dict[str, Any] = field(default_factory=dict)
    begun: tuple[Hashable, Any] | None = None


def _desk(record: StoredQuestionnaire) -> _Desk:
    desk = st.session_state.get(_KEY)
    if not isinstance(desk, _Desk) or (desk.list_id, desk.version) != (record.id, record.version):
        desk = st.session_state[_KEY] = _Desk(record.id, record.version)
    return desk


def beginning(record: StoredQuestionnaire, part: str, language: str, stored: T) -> T:
    """Return what the fields of a part begin with: what was not saved, else what is stored."""
    desk = _desk(record)
    if desk.begun is None or desk.begun[0] != (part, language):
        desk.begun = ((part, language), desk.changed.get(part, stored))
    begun: T = desk.begun[1]
    return begun


def latest(record: StoredQuestionnaire, part: str, stored: T) -> T:
    """Return what a part would become now."""
    changed: T = _desk(record).changed.get(part, stored)
    return changed


def hold(record: StoredQuestionnaire, part: str, stored: T, changed: T) -> None:
    """Hold what the fields come to, as long as that is something else than is stored."""
    desk = _desk(record)
    if changed == stored:
        desk.changed.pop(part, None)
    else:
        desk.changed[part] = changed


def unsaved(record: StoredQuestionnaire) -> tuple[str, ...]:
    """Return the parts that are not saved, in the order in which they were changed."""
    return tuple(_desk(record).changed)


def saved(record: StoredQuestionnaire, part: str, version: int) -> None:
    """Go on with the version in which a part was saved; the other parts are held as they were."""
    desk = _desk(record)
    desk.changed.pop(part, None)
    desk.version, desk.begun = version, None
