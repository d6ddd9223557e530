"""The replies that were given, with everything each of them answers, for who gives them."""

from collections import defaultdict
from dataclasses import dataclass

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.inputs import Input, of_card, of_remark
from wijkwijzer.pact.records import Agreement, Reply
from wijkwijzer.pact.thread import Key
from wijkwijzer.programme.records import Measure
from wijkwijzer.publish.inputs import Written, written
from wijkwijzer.publish.remembered import links_of, remembered
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Reader, Store


@dataclass(frozen=True)
class Given:
    """A reply that was given.

    Parameters
    ----------
    remarks
        What it answers, in order of arrival, whether everybody may read it or not. Of cards that
        were merged the one that stays.
    withdrawn
        How many remarks it answered that were withdrawn since.
    names
        Titles of the agreements and measures it speaks of.
    """

    reply: Reply
    remarks: tuple[Input, ...]
    withdrawn: int
    names: tuple[str, ...]


def given_replies(store: Store, wijk_id: str, *, identity: Identity) -> Released[tuple[Given, ...]]:
    """Return every reply of a wijk, the newest first.

    Raises
    ------
    NotAllowed, NotFound
        Only who replies sees this; there is no such wijk.
    """
    with store.read() as reader:
        require(identity, "reply", reader.get(Wijk, wijk_id))
        found = remembered(reader, wijk_id, "given replies", lambda: _given(reader, wijk_id))
    return Released(found, "facilitator")


def _given(reader: Reader, wijk_id: str) -> tuple[Given, ...]:
    titles = {("agreement", one.id): one.title for one in reader.all(Agreement, wijk_id)}
    titles |= {("measure", one.id): one.title for one in reader.all(Measure, wijk_id)}
    here: dict[Key, Input] = {
        ("contribution", one.id): of_remark(one) for one in reader.contributions(wijk_id)
    }
    for each in written(reader, wijk_id):
        here |= _cards(each)
    answered: dict[str, dict[Key, Input]] = defaultdict(dict)
    withdrawn: dict[str, int] = defaultdict(int)
    names: dict[str, list[str]] = defaultdict(list)
    for link in links_of(reader, wijk_id):
        if link.relation == "beantwoord_met":
            if link.from_kind == "withdrawn":
                withdrawn[link.to_id] += 1
            elif said := here.get((link.from_kind, link.from_id)):
                answered[link.to_id][said.key] = said
        elif link.from_kind == "reply" and (link.to_kind, link.to_id) in titles:
            names[link.from_id].append(titles[link.to_kind, link.to_id])
    replies = sorted(reader.all(Reply, wijk_id), key=lambda one: (one.replied_on, one.id))
    return tuple(
        Given(
            reply=one,
            remarks=tuple(sorted(answered[one.id].values(), key=lambda said: (said.at, said.id))),
            withdrawn=withdrawn[one.id],
            names=tuple(names[one.id]),
        )
        for one in reversed(replies)
    )


def _cards(each: Written) -> dict[Key, Input]:
    """Return the cards of a meeting, those that were merged as the one that stays."""
    known = {one.id: one for one in each.inputs}
    found = {}
    for id_, card in each.cards.items():
        stays = each.stays.get(id_, id_)
        # What was refused or left out since has been answered all the same.
        found["card", id_] = known.get(stays) or of_card(each.meeting, each.cards.get(stays, card))
    return found
