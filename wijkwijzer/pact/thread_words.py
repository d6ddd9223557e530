"""The thread in plain sentences, for reading aloud and for who does not read drawings."""

from collections.abc import Mapping

from wijkwijzer.days import day_in
from wijkwijzer.i18n import apart, date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.thread import Edge, Node, Thread

LONGEST = 140
"""So much of a title stands in a sentence."""


def _kinds() -> Mapping[str, str]:
    return {
        "contribution": _("de opmerking “{title}”"),
        "withdrawn": _("een opmerking die is ingetrokken"),
        "need": _("wat bewoners nodig hebben bij {title}"),
        "card": _("de kaart “{title}” uit een bijeenkomst"),
        "meeting": _("de bijeenkomst “{title}”"),
        "meeting_report": _("de bijeenkomst “{title}”"),
        "follow_up": _("de afspraak “{title}” uit een bijeenkomst"),
        "party": _("{title}"),
        "task": _("de opgave “{title}”"),
        "work": _("het werk “{title}”"),
        "ambition": _("de ambitie van {title}"),
        "measure": _("de maatregel “{title}”"),
        "agreement": _("de afspraak “{title}”"),
        "reply": _("het antwoord “{title}”"),
    }


def _relations() -> Mapping[str, str]:
    return {
        "beantwoord_door": _("{later} komt voort uit {earlier}."),
        "uitgewerkt_in": _("{later} werkt {earlier} uit."),
        "samengevoegd_in": _("{earlier} is opgegaan in {later}."),
        "beantwoord_met": _("{earlier} kreeg {later}."),
        "verwijst_naar": _("{earlier} verwijst naar {later}."),
        "gezegd_in": _("{later} is gezegd in {earlier}."),
        "opgeschreven_in": _("{later} is opgeschreven in {earlier}."),
    }


def _statuses() -> Mapping[str, str]:
    return {
        "voorgesteld": _("Er is nog niet over besloten."),
        "gekozen": _("Dit is gekozen op {day}: {why}"),
        "niet_gekozen": _("Dit is niet gekozen op {day}: {why}"),
        "samengevoegd": _("Dit is samengevoegd op {day}: {why}"),
        "niet_begonnen": _("Dit is nog niet begonnen."),
        "bezig": _("Hier wordt aan gewerkt. Op {day}: {why}"),
        "klaar": _("Dit is klaar sinds {day}: {why}"),
        "gewijzigd": _("Dit is gewijzigd op {day}: {why}"),
        "gestopt": _("Dit is gestopt op {day}: {why}"),
        "doen": _("Dit doen we. {why}"),
        "deels": _("Een deel hiervan doen we. {why}"),
        "niet_doen": _("Dit doen we niet. {why}"),
        "doorgegeven": _("Dit is doorgegeven. {why}"),
    }


def name_of(node: Node) -> str:
    """Return what a thing is called within a sentence."""
    title = " ".join(node.title.split())
    short = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
    return _kinds()[node.kind].format(title=apart(short))


def link_sentence(thread: Thread, edge: Edge) -> str:
    """Say how one thing came of another."""
    sentence = (
        _relations()
        .get(edge.relation, _("{later} hoort bij {earlier}."))
        .format(earlier=name_of(thread.nodes[edge.start]), later=name_of(thread.nodes[edge.end]))
    )
    return sentence[:1].upper() + sentence[1:]


def status_sentence(node: Node) -> str:
    """Say how a thing stands, with the day and the reason; "" when there is nothing to say."""
    if node.gone and node.kind != "withdrawn":
        if not node.day:
            return _("Dit is er niet meer.")
        return _("Dit is ingetrokken op {day}; wat erop rust, staat er nog.").format(
            day=_day(node.day)
        )
    sentence = _statuses().get(node.status, "")
    # A short reply stands whole in its name already.
    why = "" if node.kind == "reply" and len(node.why) <= LONGEST else node.why
    why = apart(why.strip()) if why.strip() else ""
    return sentence.format(day=_day(node.day), why=why).strip()


def told(thread: Thread, start: tuple[str, str]) -> tuple[str, ...]:
    """Tell what became of a thing, from the beginning to now; empty when it is not there.

    When nothing came of it yet, that is said.
    """
    stops = thread.way(start, "forward")
    if not stops:
        return ()
    sentences = [status_sentence(stops[0].node)]
    for stop in stops[1:]:
        sentences += [link_sentence(thread, edge) for edge in stop.via]
        sentences.append(status_sentence(stop.node))
    if len(stops) == 1:
        sentences.append(_("Hier is nog niets mee gedaan."))
    return tuple(sentence for sentence in sentences if sentence)


def grounds(thread: Thread, start: tuple[str, str]) -> tuple[str, ...]:
    """Tell on what a thing rests, from near to far; empty when it is not there.

    When nothing is tied to it, that is said.
    """
    stops = thread.way(start, "back")
    if not stops:
        return ()
    sentences = [status_sentence(stops[0].node)]
    for stop in stops[1:]:
        sentences += [link_sentence(thread, edge) for edge in stop.via]
        if stop.node.gone or stop.node.kind in {"measure", "agreement"}:
            sentences.append(status_sentence(stop.node))
    if len(stops) == 1:
        sentences.append(_("Er staat nog niet bij waar dit uit voortkomt."))
    return tuple(sentence for sentence in sentences if sentence)


def _day(day: str) -> str:
    return date(day_in(day)) if day else ""
