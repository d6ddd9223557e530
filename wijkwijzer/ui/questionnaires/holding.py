"""What the parts of the page share: who looks, at which wijk, and what is open."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import StaleEdit
from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.questionnaires import save_questionnaire
from wijkwijzer.neighbourhood.records import Theme, Wijk
from wijkwijzer.store.questionnaires import Available
from wijkwijzer.survey.effort import minutes, question_count
from wijkwijzer.survey.records import Questionnaire, StoredQuestionnaire
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.questionnaires.unsaved import saved
from wijkwijzer.ui.records.saving import open_anew
from wijkwijzer.ui.runtime import store

LIST, PART = "lijst", "deel"
"""In the address: which questionnaire is open, and which part of it."""


@dataclass(frozen=True)
class Held:
    """Who looks, at which wijk, with which themes."""

    who: Identity
    wijk: Wijk
    themes: tuple[Theme, ...]

    def size_words(self, asked: Questionnaire) -> str:
        """Say how many questions there are and how long they take."""
        count, most = len(self.themes), question_count(asked, len(self.themes))
        return _("{n} vragen · ongeveer {minutes} minuten").format(
            n=most, minutes=minutes(asked, count)
        )


def state_words(available: Available) -> str:
    """Say where a questionnaire comes from and whether it can change."""
    version = available.questionnaire.version
    text = {
        "shipped": _("Komt met Wijkwijzer mee, versie {version}"),
        "published": _("Eigen lijst, versie {version}, staat vast"),
        "draft": _("Eigen lijst, versie {version}, nog in de maak"),
    }[available.state]
    return text.format(version=version)


def language_names(languages: tuple[str, ...]) -> str:
    """Name languages in Dutch, as a list."""
    return ", ".join(LANGUAGES[id_].dutch_name for id_ in languages if id_ in LANGUAGES)


def open_list(key: str, part: str = "") -> None:
    """Show a questionnaire, from the next run on."""
    open_anew(None)
    st.query_params[LIST] = key
    if part:
        st.query_params[PART] = part
    else:
        st.query_params.pop(PART, None)


def close() -> None:
    """Show all questionnaires, from the next run on."""
    open_anew(None)
    st.query_params.pop(LIST, None)
    st.query_params.pop(PART, None)


def keep(
    held: Held,
    record: StoredQuestionnaire,
    changed: Questionnaire,
    said: str,
    *,
    part: str = "",
    then: Callable[[], None] = lambda: None,
) -> None:
    """Store a changed draft and say so; somebody else's change is never overwritten unseen.

    Parameters
    ----------
    part
        What is saved with it; what was typed at other parts stays, not saved.
    """
    with told():
        try:
            stored = save_questionnaire(
                store(),
                record.model_copy(update={"content": changed}),
                identity=held.who,
                now=now(),
            )
        except StaleEdit as error:
            open_anew(None)
            st.warning(str(error))
            return
        saved(record, part, stored.version)
        open_anew(None)
        then()
        done(said)
