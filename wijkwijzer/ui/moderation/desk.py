"""What lies before the facilitator: the wijk, what waits in it, and verdicts that can be undone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of, midnight
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.moderation import judge
from wijkwijzer.neighbourhood.records import Buurt, Theme, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.store import Reader
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.contributions import State, Verdict
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui.runtime import store

Part = Literal["queue", "many", "decided"]
_PART, _GIVEN, _SAID = "moderation-part", "moderation-given", "moderation-said"


@dataclass(frozen=True)
class Given:
    """A verdict that this screen gave and can take back."""

    wijk_id: str
    ids: tuple[str, ...]
    state: State


@dataclass(frozen=True)
class Desk:
    """Everything the page is about, read at one moment; `waiting` is oldest first."""

    who: Identity
    wijk: Wijk
    themes: dict[str, Theme]
    buurten: tuple[Buurt, ...]
    waiting: tuple[Contribution, ...]
    today: tuple[Verdict, ...]

    def buurt_name(self, buurt: str) -> str:
        """Return the name of a buurt; who skipped the question said none."""
        return next((b.name for b in self.buurten if b.id == buurt), _("buurt niet gezegd"))

    def give(
        self,
        contributions: Sequence[Contribution],
        state: State,
        reason: str = "",
        *,
        still: State = "waiting",
    ) -> None:
        """Give a verdict, say what happened, and start the next run.

        What somebody else decided, or a resident withdrew, since this screen was drawn is left
        as it is, and said.
        """
        ids = tuple(contribution.id for contribution in contributions)
        now = dt.datetime.now(dt.UTC)
        count = judge(
            store(), self.wijk.id, ids, state,
            reason=reason, still=still, identity=self.who, now=now,
        )  # fmt: skip
        if state != "waiting":
            given: list[Given] = st.session_state.setdefault(_GIVEN, [])
            given.append(Given(self.wijk.id, ids, state))
        if count < len(ids):
            st.session_state[_SAID] = _(
                "{n} niet: iemand anders was u voor, of de bewoner trok het in."
            ).format(n=number(len(ids) - count))
        st.rerun()

    def undo(self) -> None:
        """Put back what this screen judged last."""
        given: list[Given] = st.session_state.get(_GIVEN, [])
        if given:
            last = given.pop()
            judge(
                store(), last.wijk_id, last.ids, "waiting",
                still=last.state, identity=self.who, now=dt.datetime.now(dt.UTC),
            )  # fmt: skip
        st.rerun()

    def last_given(self) -> Given | None:
        """Return what can be undone on this screen, or None."""
        given: list[Given] = st.session_state.get(_GIVEN, [])
        return given[-1] if given and given[-1].wijk_id == self.wijk.id else None


def lay_out(reader: Reader, wijk: Wijk, who: Identity) -> Desk:
    """Read what waits in a wijk and what was decided today."""
    began = midnight(day_of(dt.datetime.now(dt.UTC)))
    return Desk(
        who=who,
        wijk=wijk,
        themes={theme.id: theme for theme in theme_set(wijk.theme_set)},
        buurten=tuple(reader.all(Buurt, wijk.id)),
        waiting=tuple(reader.contributions(wijk.id, state="waiting")),
        today=tuple(reader.verdicts(wijk.id, since=timestamp(began))),
    )


def choose_part() -> Part:
    """Let choose between judging one by one, many at once, and what was decided."""
    names: dict[Part, str] = {
        "queue": _("Een voor een"),
        "many": _("Veel tegelijk"),
        "decided": _("Wat al is nagekeken"),
    }
    chosen = st.segmented_control(
        _("Wat wilt u zien?"),
        tuple(names),
        format_func=lambda part: names[part],
        default="queue",
        required=True,
        key=_PART,
        label_visibility="collapsed",
        width="content",
    )
    return chosen or "queue"


def say_what_happened() -> None:
    """Say, once, what the last verdict could not do."""
    said = st.session_state.pop(_SAID, "")
    if said:
        st.warning(said)


def done_today(desk: Desk) -> str:
    """Say what was decided today, as it stands now; "" when nothing."""
    latest: dict[str, State] = {}
    for verdict in desk.today:
        latest.setdefault(verdict.contribution_id, verdict.state)
    passed = sum(state == "passed" for state in latest.values())
    refused = sum(state == "refused" for state in latest.values())
    if not passed + refused:
        return ""
    return _("Vandaag: {passed} doorgelaten, {refused} geweigerd.").format(
        passed=number(passed), refused=number(refused)
    )
