"""Where a resident is in the survey: the draft in the store, found by the token in the address."""

import datetime as dt
from dataclasses import dataclass
from typing import cast, get_args

import streamlit as st

from wijkwijzer.access import codes
from wijkwijzer.i18n import current_language
from wijkwijzer.intake import survey
from wijkwijzer.store.context import RoundContext, round_context
from wijkwijzer.store.responses import StoredDraft
from wijkwijzer.survey.records import Channel, Draft
from wijkwijzer.survey.records import Round as SurveyRound
from wijkwijzer.ui.runtime import store

TOKEN = "c"  # noqa: S105 - the name of the field in the address, not a secret
PLACES = "@plek"
ANOTHER_PLACE = "@nog-een-plek"
CHECK = "@nakijken"
"""Steps after the form, stored as the step of the draft; `@` cannot stand in the id of a step."""

_KEPT = ("wijk", "ronde", "kanaal", "plek", "kiosk")
_OURS = "survey:"


@dataclass(frozen=True)
class Visit:
    """One resident's draft and what the round asks."""

    token: str
    stored: StoredDraft
    context: RoundContext

    @property
    def draft(self) -> Draft:
        """What was filled in so far."""
        return self.stored.draft


def now() -> dt.datetime:
    """Return this moment."""
    return dt.datetime.now(dt.UTC)


def find_visit(token: str) -> Visit | None:
    """Return the visit this token belongs to, sent or not; None when there is none."""
    with store().read() as reader:
        stored = reader.draft(codes.draft_id(token))
        if stored is None:
            return None
        context = round_context(reader, stored.draft.wijk_id, stored.draft.round_id)
    return Visit(token, stored, context)


def begin(round_: SurveyRound) -> None:
    """Make a draft and put its token in the address; the next run goes on with it."""
    token, _draft = survey.begin(
        store(),
        round_id=round_.id,
        language=current_language(),
        channel=channel(),
        intake_place=st.query_params.get("plek", ""),
        now=now(),
    )
    forget_screen()
    st.query_params.from_dict(_kept() | {"wijk": round_.wijk_id, TOKEN: token})
    st.rerun()


def move(visit: Visit, step: str) -> None:
    """Remember where the resident is, and show it.

    Raises
    ------
    NotFound, RoundClosed, StoreFailure
        As `survey.save`; the resident stays where they were.
    """
    survey.save(store(), visit.token, {}, step=step, number=visit.stored.number + 1, now=now())
    st.rerun()


def last_form_step(context: RoundContext) -> str:
    """Return the last screen of the form."""
    step = context.questionnaire.steps[-1]
    return context.theme_ids[-1] if step.each_theme else step.id


def leave(visit: Visit | None = None) -> None:
    """Make this screen ready for the next resident; an unsent draft is erased."""
    if visit is not None:
        survey.give_up(store(), visit.token, now=now())
        survey.forget(store(), visit.token)
    forget_screen()
    # The next resident gets Dutch again, whatever the last one chose.
    language = {"taal": "nl"} if current_language() != "nl" else {}
    st.query_params.from_dict(_kept() | language)
    remember("wipe", value=True)
    st.rerun()


def remember(name: str, *, value: object) -> None:
    """Keep something of this screen only, until the next resident."""
    st.session_state[_OURS + name] = value


def remembered(name: str) -> object:
    """Return what `remember` kept, or None."""
    return st.session_state.get(_OURS + name)


def forget_screen() -> None:
    """Forget everything this screen kept of a resident, what they typed included."""
    for name in [name for name in st.session_state if str(name).startswith(_OURS)]:
        del st.session_state[name]


def widget_key(name: str) -> str:
    """Return the key of a widget whose value goes when the resident goes."""
    return _OURS + name


def channel() -> Channel:
    """Return on what the survey is filled in: `?kanaal=`, else a phone if the browser says so.

    A laptop cannot be told from a tablet with certainty; both count as tablet. What the browser
    says is looked at here and kept nowhere.
    """
    asked = st.query_params.get("kanaal", "")
    if asked in get_args(Channel):
        return cast("Channel", asked)
    browser = str(st.context.headers.get("User-Agent", ""))
    return "telefoon" if "Mobi" in browser and "iPad" not in browser else "tablet"


def _kept() -> dict[str, str]:
    return {name: st.query_params[name] for name in _KEPT if name in st.query_params}
