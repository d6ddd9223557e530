"""Opening and closing a round."""

import datetime as dt
from html import escape

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import LANGUAGES, choose, date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.records import close_round, start_round
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.store.questionnaires import Available, available_questionnaires
from wijkwijzer.survey.records import Invited, Round
from wijkwijzer.ui.acts import confirmed, done, now, told
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.records.words import as_label
from wijkwijzer.ui.running.compared import compared_with
from wijkwijzer.ui.runtime import store

_NAMELESS = "running-nameless"
INVITED: tuple[Invited, ...] = ("none", "optional", "required")


def rounds_section(who: Identity, wijk: Wijk, rounds: list[Round]) -> None:
    """Close the open round, open a new one, and look back at earlier ones.

    Parameters
    ----------
    rounds
        All rounds of the wijk, the newest first.
    """
    opened = next((round_ for round_ in rounds if round_.closed_at is None), None)
    with store().read() as reader:
        sent = {round_.id: reader.response_count(round_.id) for round_ in rounds}
    left, right = st.columns(2, gap="large")
    with left:
        if opened is not None:
            _open_round(who, opened, sent[opened.id])
        _earlier([round_ for round_ in rounds if round_ is not opened], sent)
    with right if rounds else left:
        _start(who, wijk, opened)


def invited_name(invited: Invited) -> str:
    """Name who may begin."""
    return {
        "none": _("Iedereen"),
        "optional": _("Iedereen; wie een brief met een code kreeg, vult die in"),
        "required": _("Alleen wie een code uit de brief heeft"),
    }[invited]


def _open_round(who: Identity, round_: Round, sent: int) -> None:
    st.subheader(round_.name, anchor=False)
    since = date(dt.datetime.fromisoformat(round_.opened_at))
    st.text(
        _("Open sinds {date}. Er zijn {n} enquêtes ontvangen.").format(date=since, n=number(sent))
    )
    if confirmed(
        f"close-{round_.id}",
        _("Sluit de meting"),
        question=_(
            "Daarna kan niemand meer iets invullen of versturen. Wat begonnen is en nog niet is "
            "verstuurd, wordt gewist. Daarna wordt de laatste stand gemaakt."
        ),
        yes=_("Ja, sluit de meting"),
    ):
        with told():
            done(_close(who, round_))


def _close(who: Identity, round_: Round) -> str:
    close_round(store(), round_, identity=who, now=now())
    text = _("De laatste stand wordt nagekeken, zodat niemand is te herkennen. Dit duurt even.")
    with st.spinner(text, show_time=True):
        report = new_stand(store(), round_.wijk_id, round_.id, identity=who, now=now())
    if report is None:
        return _("De meting is gesloten. Er waren te weinig antwoorden voor een nieuwe stand.")
    return _("De meting is gesloten. De laatste stand telt {n} enquêtes.").format(
        n=number(report.n_responses)
    )


def _start(who: Identity, wijk: Wijk, opened: Round | None) -> None:
    st.subheader(_("Begin een nieuwe meting"), anchor=False)
    name = st.text_input(
        _("Naam van de meting"),
        key="round-name",
        max_chars=200,
        placeholder=_("Bijvoorbeeld: najaar {year}").format(year=now().year),
    )
    asked = _asked(wijk)
    invited = st.radio(
        _("Wie mag invullen?"), INVITED, format_func=invited_name, key="round-invited"
    )
    what = _("De meting krijgt een naam, en bewoners kunnen meteen beginnen.")
    if opened is not None:
        what = _("De meting {name} wordt dan eerst gesloten, met een laatste stand.").format(
            name=opened.name
        )
    if st.session_state.pop(_NAMELESS, False):
        st.error(_("Geef de meting eerst een naam."))
    if not confirmed(
        "start-round",
        _("Begin deze meting"),
        question=what,
        yes=_("Ja, begin deze meting"),
        disabled=asked.state == "draft",
    ):
        return
    if not name.strip():
        st.session_state[_NAMELESS] = True
        st.rerun()
    with told():
        if opened is not None:
            _close(who, opened)
        start_round(
            store(),
            wijk.id,
            name.strip(),
            asked.questionnaire.id,
            asked.questionnaire.version,
            invited,
            identity=who,
            now=now(),
        )
        done(_("De nieuwe meting is open. Bewoners kunnen beginnen."))


def _asked(wijk: Wijk) -> Available:
    """Let a questionnaire be chosen, and say of it what one should know before a round."""
    with store().read() as reader:
        offered = available_questionnaires(reader, wijk.id)
    newest = next((i for i, a in enumerate(offered) if a.newest and a.state != "draft"), 0)
    asked = st.selectbox(
        _("Vragenlijst"), offered, index=newest, format_func=_words, key="round-questionnaire"
    )
    if asked.state == "draft":
        st.info(_("Deze lijst is nog in de maak. Zet hem eerst vast bij Vragenlijsten."))
    st.caption(_languages(wijk, asked))
    for sentence in compared_with(wijk, asked.questionnaire):
        st.caption(as_label(sentence))
    page_link("vragenlijsten", wijk=wijk, label=_("Bekijk of verander de vragenlijsten"))
    return asked


def _words(available: Available) -> str:
    asked = available.questionnaire
    text = _("{title} ({id}, versie {version})")
    if available.state == "draft":
        text = _("{title} ({id}, versie {version}, nog in de maak)")
    return text.format(
        title=choose(asked.title) or _("Zonder titel"), id=asked.id, version=asked.version
    )


def _languages(wijk: Wijk, asked: Available) -> str:
    """Say in which languages residents will read this questionnaire."""
    here = [
        LANGUAGES[language].dutch_name
        for language in enabled_languages(wijk)
        if language in asked.questionnaire.languages
    ]
    return _("Bewoners kunnen hem lezen in: {languages}. Talen zet u aan bij Beheer.").format(
        languages=", ".join(here)
    )


def _earlier(rounds: list[Round], sent: dict[str, int]) -> None:
    if not rounds:
        return
    st.subheader(_("Eerdere metingen"), anchor=False)
    items = ""
    for round_ in rounds:
        end = date(dt.datetime.fromisoformat(round_.closed_at)) if round_.closed_at else ""
        begin = date(dt.datetime.fromisoformat(round_.opened_at))
        answers = _("{n} enquêtes").format(n=number(sent[round_.id]))
        items += f"<li><b>{escape(round_.name)}</b> {escape(f'{begin} – {end} · {answers}')}</li>"
    st.html(f'<ul class="ww-plain">{items}</ul>')
