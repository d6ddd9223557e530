"""The wijkpact: agreements, versions that parties sign, and how it goes with them."""

import datetime as dt
from collections.abc import Sequence

from wijkwijzer.access.codes import new_id
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_in, day_of
from wijkwijzer.errors import InvalidInput, NotFound, StaleEdit
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.known import known
from wijkwijzer.intake.thread import tie_to
from wijkwijzer.pact.records import (
    Agreement,
    Clause,
    Ground,
    PactVersion,
    Signature,
)
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import Measure, Tie, Work
from wijkwijzer.record import Record
from wijkwijzer.store import Reader, Store, Writer
from wijkwijzer.store.context import timestamp


def save_agreement(
    store: Store,
    agreement: Agreement,
    *,
    sources: Sequence[Tie] | None = None,
    identity: Identity,
    now: dt.datetime,
) -> Agreement:
    """Store a new or edited agreement, with what it came from; signed versions stay as they are.

    Parameters
    ----------
    sources
        The measures, tasks, needs ... it rests on: all of them. None leaves them as they are.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput, StaleEdit
        Not this person's to do; no such wijk; it names what does not exist; somebody was earlier.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        here = known(writer, agreement.wijk_id)
        require(identity, "edit_pact", here.wijk)
        here.require(themes=agreement.themes, buurten=agreement.buurten, parties=agreement.parties)
        stored = writer.put(agreement, by=by, at=at)
        if sources is not None:
            end = Tie(kind="agreement", id=stored.id)
            tie_to(writer, here, sources, end, by=by, at=at)
        return stored


def remove_agreement(
    store: Store, agreement: Agreement, *, identity: Identity, now: dt.datetime
) -> None:
    """Remove an agreement that stands in no version of the pact.

    Raises
    ------
    InvalidInput
        It stands in a version, or how it goes was told: then it can be stopped, with a reason.
    """
    with store.write() as writer:
        stored = writer.get(Agreement, agreement.id)
        require(identity, "edit_pact", known(writer, stored.wijk_id).wijk)
        in_pact = any(
            clause.agreement.id == stored.id
            for version in writer.pact_versions(stored.wijk_id)
            for clause in version.clauses
        )
        if in_pact or writer.progress(stored.wijk_id, stored.id):
            raise InvalidInput(
                _(
                    "Deze afspraak staat in het wijkpact en blijft bewaard. "
                    "Zet de voortgang op 'gestopt', met een reden."
                )
            )
        writer.remove(
            Agreement, stored.id, agreement.version, by=identity.account, at=timestamp(now)
        )


def make_version(
    store: Store,
    wijk_id: str,
    agreements: Sequence[Agreement],
    *,
    title: str,
    opening: str = "",
    after: int,
    identity: Identity,
    now: dt.datetime,
) -> PactVersion:
    """Fix the agreements as they stand as the next version of the pact, ready to be signed.

    Parameters
    ----------
    agreements
        In the order of the pact, as they were read: one that was edited since is refused.
    after
        Number of the newest version on the screen; 0 for none.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput, StaleEdit
        Not this person's to do; no such wijk or agreement; no agreements, no title, or nothing that
        differs from the version before; somebody changed an agreement or made a version.
    """
    with store.write() as writer:
        here = known(writer, wijk_id)
        require(identity, "edit_pact", here.wijk)
        if not agreements or not title.strip():
            raise InvalidInput(_("Een wijkpact heeft een titel en minstens één afspraak."))
        versions = writer.pact_versions(wijk_id)
        if len(versions) != after:
            raise StaleEdit(
                _("Er is intussen een andere versie van het wijkpact gemaakt. Lees die eerst."),
                stored=versions[-1] if versions else None,
                offered=after,
            )
        version = PactVersion(
            id=new_id(),
            wijk_id=wijk_id,
            number=after + 1,
            title=title,
            opening=opening,
            clauses=tuple(_clause(writer, agreement, wijk_id) for agreement in agreements),
            names={party.id: party.name for party in writer.all(Party, wijk_id)},
            at=timestamp(now),
            by=identity.account,
        )
        if versions and versions[-1].fingerprint == version.fingerprint:
            raise InvalidInput(
                _("Er is niets veranderd sinds versie {number}; die geldt nog.").format(
                    number=after
                )
            )
        writer.add_pact_version(version)
        said = {"number": version.number}
        writer.note("pact_version", wijk_id, said, by=version.by, at=version.at)
        return version


def _clause(writer: Writer, offered: Agreement, wijk_id: str) -> Clause:
    stored = writer.get(Agreement, offered.id)
    if stored.wijk_id != wijk_id:
        raise InvalidInput(_("Deze afspraak hoort bij een andere wijk."))
    if stored.version != offered.version:
        raise StaleEdit(
            _("De afspraak '{title}' is intussen gewijzigd. Lees haar eerst.").format(
                title=stored.title
            ),
            stored=stored,
            offered=offered,
        )
    ends = sorted((one.from_kind, one.from_id) for one in writer.links_to("agreement", stored.id))
    grounds = (
        Ground(kind=kind, id=id_, title=_title(writer, kind, id_))
        for kind, id_ in ends
        if kind not in {"reply", "withdrawn"}
    )
    return Clause(agreement=stored, rests_on=tuple(grounds))


_TITLED: dict[str, type[Record]] = {"measure": Measure, "task": Task, "work": Work}


def _title(reader: Reader, kind: str, id_: str) -> str:
    """Return the name of what an agreement rests on; what residents wrote is not repeated."""
    record = reader.find(_TITLED[kind], id_) if kind in _TITLED else None
    return str(getattr(record, "title", ""))


def sign(  # noqa: PLR0913 - each by its name
    store: Store,
    version_id: str,
    party_id: str,
    name: str,
    *,
    function: str = "",
    signed_on: str,
    signature_id: str,
    identity: Identity,
    now: dt.datetime,
) -> Signature:
    """Let a party sign a version of the pact.

    Parameters
    ----------
    name, function
        Who signs for the party, and as what.
    signature_id
        Made by the screen; sending it twice stores it once.

    Raises
    ------
    NotAllowed, NotFound
        Not this person's to do; there is no such version.
    StaleEdit
        There is a newer version by now; that one is to be read and signed.
    InvalidInput
        The party signed already (the message says who and when), or is not in this pact; no name; a
        date to come, or before the version was made.
    """
    with store.write() as writer:
        version = writer.pact_version(version_id)
        if version is None:
            raise NotFound(_("Deze versie van het wijkpact is er niet."))
        here = known(writer, version.wijk_id)
        require(identity, "sign_pact", here.wijk)
        signed = writer.signatures(version.wijk_id, version.id)
        again = next((one for one in signed if one.id == signature_id), None)
        if again is not None:
            return again
        newest = writer.pact_versions(version.wijk_id)[-1]
        if newest.number != version.number:
            raise StaleEdit(
                _("Er is intussen versie {number} van het wijkpact. Lees en teken die.").format(
                    number=newest.number
                ),
                stored=newest,
                offered=version,
            )
        _refuse_signature(version, signed, party_id, signed_on, now)
        here.require(parties=(party_id,))
        signature = checked(
            Signature,
            {
                "id": signature_id,
                "wijk_id": version.wijk_id,
                "version_id": version.id,
                "party_id": party_id,
                "party_name": version.names[party_id],
                "name": name,
                "function": function.strip(),
                "signed_on": signed_on,
                "at": timestamp(now),
                "by": identity.account,
            },
        )
        writer.add_signature(signature)
        said = {"number": version.number, "party": signature.party_name}
        writer.note("signature", version.wijk_id, said, by=signature.by, at=signature.at)
        return signature


def _refuse_signature(
    version: PactVersion,
    signed: Sequence[Signature],
    party_id: str,
    signed_on: str,
    now: dt.datetime,
) -> None:
    if party_id not in version.names:
        raise InvalidInput(_("Deze partij deed nog niet mee toen deze versie werd gemaakt."))
    other = next((one for one in signed if one.party_id == party_id), None)
    if other is not None:
        raise InvalidInput(
            _("{party} tekende deze versie al: {name}, op {date}.").format(
                party=other.party_name, name=other.name, date=date(day_in(other.signed_on))
            )
        )
    first = day_in(version.at)
    if not first.isoformat() <= signed_on <= day_of(now).isoformat():
        raise InvalidInput(
            _(
                "Getekend op: kies een dag tussen {first}, toen deze versie klaar was, en vandaag."
            ).format(first=date(first))
        )
