"""The wijkpact: its versions with their signatures, and how the agreements go."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.differences import Difference, differences
from wijkwijzer.pact.records import Agreement, PactVersion, Signature
from wijkwijzer.pact.standing import Due, Standing, late, standings, this_month
from wijkwijzer.parties.records import Party
from wijkwijzer.publish.remembered import remembered
from wijkwijzer.statistics.disclosure import Audience, Released
from wijkwijzer.store import Reader, Store


@dataclass(frozen=True, eq=False)
class Signed:
    """A version of the pact, made once for as long as nothing of the pact changes.

    Parameters
    ----------
    differs
        In what it differs from the version before.
    signatures
        In the order in which parties signed.
    unsigned
        Parties that are in an agreement of this version and did not sign it: id -> name.
    """

    version: PactVersion
    differs: tuple[Difference, ...]
    signatures: tuple[Signature, ...]
    unsigned: Mapping[str, str]


@dataclass(frozen=True)
class Pact:
    """The wijkpact of a wijk.

    Parameters
    ----------
    versions
        Oldest first; the last is the one that holds.
    agreements
        How each agreement stands. To residents only those that stand in a version.
    late
        Those that are late, the latest first.
    this_month
        Party id -> what it has to do before the month is over.
    parties
        Party id -> its name now.
    changed_since
        Agreements that were added or edited after the last version; never shown to residents.
    """

    versions: tuple[Signed, ...]
    agreements: tuple[Standing, ...]
    late: tuple[Standing, ...]
    this_month: Mapping[str, tuple[Due, ...]]
    parties: Mapping[str, str]
    changed_since: tuple[Agreement, ...]


def pact(
    store: Store,
    wijk_id: str,
    *,
    identity: Identity,
    now: dt.datetime,
    audience: Audience | None = None,
) -> Released[Pact]:
    """Return the pact of a wijk.

    To residents an agreement is shown as the newest version has it, not as it is being edited.

    Parameters
    ----------
    audience
        For whom it is; None is for `identity` itself.

    Raises
    ------
    NotAllowed, NotFound
        It is not shown to residents yet; there is no such wijk.
    """
    today = day_of(now)
    seen: Audience = audience or "public"
    if audience is None or identity.role == "resident":
        seen = "public" if identity.role == "resident" else identity.role
    with store.read() as reader:
        require(identity, "see_pact", reader.get(Wijk, wijk_id))
        to_all = seen == "public"
        found = remembered(
            reader,
            wijk_id,
            "pact",
            lambda: _pact(reader, wijk_id, today, to_all=to_all),
            today,
            to_all,
        )
    return Released(found, seen)


def _pact(reader: Reader, wijk_id: str, today: dt.date, *, to_all: bool) -> Pact:
    versions = reader.pact_versions(wijk_id)
    signatures = reader.signatures(wijk_id)
    agreements = reader.all(Agreement, wijk_id)
    fixed = {one.agreement.id: one.agreement for one in versions[-1].clauses} if versions else {}
    stored = {id_: one.model_copy(update={"version": 0}) for id_, one in fixed.items()}
    shown = list(fixed.values()) if to_all else agreements
    found = standings(shown, reader.progress(wijk_id), today=today)
    return Pact(
        versions=tuple(
            _signed(before, version, signatures)
            for before, version in zip([None, *versions], versions, strict=False)
        ),
        agreements=found,
        late=late(found),
        this_month=this_month(found, today=today),
        parties={party.id: party.name for party in reader.all(Party, wijk_id)},
        changed_since=()
        if to_all
        else tuple(
            one for one in agreements if stored.get(one.id) != one.model_copy(update={"version": 0})
        ),
    )


def _signed(
    before: PactVersion | None, version: PactVersion, signatures: list[Signature]
) -> Signed:
    own = tuple(one for one in signatures if one.version_id == version.id)
    signed = {one.party_id for one in own}
    bound = dict.fromkeys(party for one in version.clauses for party in one.agreement.parties)
    return Signed(
        version=version,
        differs=differences(before, version),
        signatures=own,
        unsigned={id_: version.names[id_] for id_ in bound if id_ not in signed},
    )
