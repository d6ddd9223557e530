"""Finding what was written, and giving several texts a theme at once."""

import datetime as dt
from html import escape

import streamlit as st

from wijkwijzer.days import day_of, midnight
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.open_answers import tag
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.publish.open_answers import Found, find
from wijkwijzer.store.context import timestamp
from wijkwijzer.survey.open_answers.search import LONGEST, WITHOUT_THEME, Wanted, read_terms
from wijkwijzer.ui.acts import now, told
from wijkwijzer.ui.open_answers.desk import Desk, choose_round, go_to
from wijkwijzer.ui.open_answers.line import channel_name, line, state_name
from wijkwijzer.ui.open_answers.tagging import CURRENT
from wijkwijzer.ui.runtime import store

AT_ONCE = 20
TYPED, THEME = "open-typed", "open-theme"
_MORE, _LAST = "open-more", "open-last"
_STATES = ("passed", "waiting", "refused", "not_offered")
_CHANNELS = ("tablet", "telefoon", "computer", "papier", "namens", "voorbeeld", "import")
_DAYS = {"vandaag": 1, "week": 7, "maand": 30}


def search(desk: Desk) -> None:
    """Draw the search field with its filters, and what was found."""
    typed = st.text_input(
        _("Zoek in alles wat bewoners schreven"),
        key=TYPED,
        placeholder=_("Zoek in alles wat bewoners schreven"),
        label_visibility="collapsed",
        max_chars=LONGEST,
        icon=":material/search:",
    )
    with st.container(horizontal=True, key="ww-filters"):
        wanted = _filters(desk, typed)
    # Who asks something else begins at the top again.
    if st.session_state.get(_LAST) != wanted:
        st.session_state[_LAST] = wanted
        st.session_state[_MORE] = AT_ONCE
    most = int(st.session_state.get(_MORE, AT_ONCE))
    found = find(store(), desk.wijk.id, wanted, most=most, identity=desk.who)
    st.html(f'<p class="ww-outcome" role="status">{_outcome(typed, wanted, found)}</p>')
    if found.texts:
        _list(desk, found)
    if found.n > most and st.button(_("Toon er meer"), key="open-show-more"):
        st.session_state[_MORE] = most + AT_ONCE
        st.rerun()


def _outcome(typed: str, wanted: Wanted, found: Found) -> str:
    """Say how much was found, and how one searches where that may help."""
    if not found.n:
        said = _("Niets gevonden.")
    elif found.n == 1:
        said = _("1 tekst gevonden.")
    else:
        said = _("{n} teksten gevonden, van {people} bewoners.").format(
            n=number(found.n), people=number(found.people)
        )
    how = ""
    if typed.strip() and not wanted.terms:
        how = _("Typ een woord om te zoeken: letters of cijfers.")
    elif not typed.strip() or not found.n:
        how = _(
            "Speel vindt ook speeltuin. Tussen aanhalingstekens staat het er precies zo: "
            "“het plein”. Bank|stoel vindt een van beide."
        )
    return f"<b>{escape(said)}</b> {escape(how)}"


def _filters(desk: Desk, typed: str) -> Wanted:
    theme = _select(_("Thema"), THEME, ("", *desk.themes, WITHOUT_THEME), _("Alle thema's"), {
        **{id_: desk.theme_label(id_) for id_ in desk.themes}, WITHOUT_THEME: _("Zonder thema"),
    })  # fmt: skip
    buurten = {buurt.id: buurt.name for buurt in desk.buurten} | {NOT_SAID: _("Niet gezegd")}
    buurt = _select(_("Buurt"), "open-buurt", ("", *buurten), _("Alle buurten"), buurten)
    states = {state: state_name(state).capitalize() for state in _STATES}
    state = _select(_("Oordeel"), "open-state", ("", *states), _("Elk oordeel"), states)
    channels = {channel: channel_name(channel).capitalize() for channel in _CHANNELS}
    channel = _select(_("Waarop"), "open-channel", ("", *channels), _("Overal ingevuld"), channels)
    since, before = _period()
    return Wanted(
        terms=read_terms(typed),
        theme=theme,
        buurt=buurt,
        state=state,
        channel=channel,
        round_id=choose_round(desk, "open-round", all_of_them=True),
        since=since,
        before=before,
    )


def _select(
    label: str, key: str, options: tuple[str, ...], all_: str, names: dict[str, str]
) -> str:
    return str(
        st.selectbox(
            label,
            options,
            format_func=lambda option: names[option] if option else all_,
            key=key,
            label_visibility="collapsed",
            width=200,
        )
    )


def _period() -> tuple[str, str]:
    """Return the first moment and the moment after the last one, "" where it is open."""
    names = {
        "vandaag": _("Vandaag"),
        "week": _("Laatste zeven dagen"),
        "maand": _("Laatste dertig dagen"),
        "dagen": _("Kies de dagen"),
    }
    chosen = _select(_("Wanneer"), "open-when", ("", *names), _("Altijd"), names)
    today = day_of(dt.datetime.now(dt.UTC))
    if chosen in _DAYS:
        return _midnight(today - dt.timedelta(days=_DAYS[chosen] - 1)), ""
    if chosen != "dagen":
        return "", ""
    first = st.date_input(_("Van"), today - dt.timedelta(days=30), key="open-from", width=140,
                          format="DD-MM-YYYY", label_visibility="collapsed")  # fmt: skip
    last = st.date_input(_("Tot en met"), today, key="open-until", width=140,
                         format="DD-MM-YYYY", label_visibility="collapsed")  # fmt: skip
    return _midnight(first), _midnight(last + dt.timedelta(days=1))


def _midnight(day: dt.date) -> str:
    return timestamp(midnight(day))


def _list(desk: Desk, found: Found) -> None:
    """List the texts with check boxes, to give themes to those that are ticked."""
    chosen: list[str] = []
    alone = ""
    with st.form("open-many", border=False, enter_to_submit=False):
        with st.container(key="ww-found", gap=None):
            for answer, pieces in found.texts:
                with st.container(horizontal=True, key=f"ww-row-{answer.id}"):
                    if st.checkbox(
                        _("Kies deze"),
                        key=f"open-pick-{answer.id}",
                        label_visibility="collapsed",
                        width=32,
                    ):
                        chosen.append(answer.id)
                    line(desk, answer, pieces)
                    if st.form_submit_button(
                        _("Thema's"), key=f"open-tag-{answer.id}", type="tertiary"
                    ):
                        alone = answer.id
        with st.container(horizontal=True, key="ww-together", vertical_alignment="bottom"):
            themes = st.multiselect(
                _("Geef de aangevinkte deze thema's"),
                tuple(desk.themes),
                format_func=desk.theme_label,
                key="open-themes",
                placeholder=_("Kies een of meer thema's"),
                width=480,
            )
            given = st.form_submit_button(_("Geef"), type="primary", key="open-give")
    if alone:
        go_to("themas", **{CURRENT: alone})
    if given:
        _give(desk, chosen, themes)


def _give(desk: Desk, chosen: list[str], themes: list[str]) -> None:
    if not chosen or not themes:
        st.warning(_("Vink eerst teksten aan, en kies een of meer thema's."))
        return
    with told():
        n = tag(store(), desk.wijk.id, chosen, themes, only_add=True, identity=desk.who, now=now())
        for id_ in chosen:
            del st.session_state[f"open-pick-{id_}"]
        st.toast(_("Bij {n} teksten bewaard.").format(n=number(n)))
        st.rerun()
