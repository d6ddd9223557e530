"""What was agreed and who signed it, how it goes, and what comes next."""

from collections.abc import Sequence

from wijkwijzer.document import Block, Heading, Listing, Paragraph, Table, paragraphs
from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.records import Pace
from wijkwijzer.pact.standing import Standing
from wijkwijzer.pact.words import late_words, pace_title, standing_words
from wijkwijzer.programme.measure_words import day_words
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.pact import Signed
from wijkwijzer.publish.plan.facts import Facts, Told
from wijkwijzer.wijkkompas.words import capitalised

_PACES: tuple[Pace, ...] = ("snel", "lang")


def agreed(facts: Facts) -> Told:
    """Return the newest version of the pact: agreements, how each goes, and who signed."""
    if not facts.pact.versions:
        return (), (_("Er is nog geen wijkpact."),)
    newest = facts.pact.versions[-1]
    version = newest.version
    blocks: list[Block] = [
        Paragraph(
            text=_opening(version.title, len(version.clauses), len(facts.pact.late)),
            style="finding",
        ),
        *paragraphs(version.opening),
        Paragraph(
            text=_("Versie {number} van {day}, kenmerk {mark}.").format(
                number=version.number, day=day_words(version.at), mark=version.fingerprint
            ),
            style="quiet",
        ),
    ]
    standing = {one.agreement.id: one for one in facts.pact.agreements}
    grounds = {
        clause.agreement.id: [ground.title for ground in clause.rests_on if ground.title]
        for clause in version.clauses
    }
    for pace in _PACES:
        own = [c.agreement.id for c in version.clauses if c.agreement.pace == pace]
        if own:
            blocks.append(Heading(level=2, text=pace_title(pace)))
        for id_ in own:
            blocks += _agreement(facts, standing[id_], version.names, grounds[id_])
    return (*blocks, *_signed(newest)), _unsigned(newest)


def _opening(title: str, n: int, late: int) -> str:
    said = _("Het wijkpact “{title}” heeft {n} afspraken.").format(title=title, n=n)
    if not late:
        return said + " " + _("Niets is te laat.")
    return (
        said
        + " "
        + (_("Te laat is er 1.") if late == 1 else _("Te laat zijn er {n}.")).format(n=late)
    )


def _agreement(
    facts: Facts, one: Standing, names: dict[str, str], grounds: Sequence[str]
) -> list[Block]:
    said = one.agreement
    how = capitalised(standing_words(one))
    rows = (
        (_("Wie"), names.get(said.party_id, said.party_id)),
        (_("Met wie"), listed([names.get(id_, id_) for id_ in said.partners])),
        (_("Waar"), facts.where(said.buurten)),
        (_("Waarom we dit willen"), said.gains),
        (_("Wat er lef voor vraagt"), said.courage),
        (_("Middelen"), said.means),
        (_("Eerste stap"), f"{said.first_step} ({day_words(said.first_step_on)})"),
        (_("Klaar"), _("uiterlijk {day}").format(day=day_words(said.due))),
        (_("Zo zien we het"), said.seen_by),
        (_("Hoe staat het"), f"{how}. {one.reason}".strip() if one.reason else f"{how}."),
        (_("Komt voort uit"), listed(grounds)),
    )
    return [
        Heading(level=3, text=said.title),
        *paragraphs(said.description),
        Listing(rows=tuple((name, text) for name, text in rows if text)),
    ]


def _signed(newest: Signed) -> list[Block]:
    blocks: list[Block] = [Heading(level=2, text=_("Wie tekenden"))]
    if newest.signatures:
        blocks.append(
            Table(
                told=_("Wie het wijkpact tekenden"),
                columns=(_("Partij"), _("Naam"), _("Functie"), _("Getekend op")),
                rows=tuple(
                    (one.party_name, one.name, one.function or "–", day_words(one.signed_on))
                    for one in newest.signatures
                ),
            )
        )
    if newest.unsigned:
        names = listed(list(newest.unsigned.values()))
        blocks.append(Paragraph(text=_("Nog niet getekend: {names}.").format(names=names)))
    return blocks


def _unsigned(newest: Signed) -> tuple[str, ...]:
    if not newest.unsigned:
        return ()
    return (_("Nog niet getekend: {names}.").format(names=listed(list(newest.unsigned.values()))),)


def going_on(facts: Facts) -> Told:
    """Return who has to do something now, what is late, and what residents still wait for."""
    blocks = [*_this_month(facts), *_late(facts), *_waiting(facts)]
    return tuple(blocks), () if blocks else (_("Er is nog niets om te volgen."),)


def _this_month(facts: Facts) -> list[Block]:
    rows = tuple(
        (facts.parties.get(party, party), due.what, _until(due.on, due.days_late))
        for party, dues in facts.pact.this_month.items()
        for due in dues
    )
    if not facts.pact.versions:
        return []
    blocks: list[Block] = [Heading(level=2, text=_("Wie is deze maand aan zet"))]
    if not rows:
        return [*blocks, Paragraph(text=_("Deze maand hoeft niemand iets te doen."))]
    columns = (_("Wie"), _("Wat"), _("Wanneer"))
    return [*blocks, Table(told=_("Wie is deze maand aan zet"), columns=columns, rows=rows)]


def _until(day: str, days_late: int) -> str:
    on = day_words(day)
    if not days_late:
        return _("uiterlijk {day}").format(day=on)
    return _("{day}, {late}").format(day=on, late=late_words(days_late))


def _late(facts: Facts) -> list[Block]:
    if not facts.pact.late:
        return []
    rows = tuple(
        (one.agreement.title, late_words(one.days_late), one.reason or "–")
        for one in facts.pact.late
    )
    columns = (_("Afspraak"), _("Hoe laat"), _("Wat er het laatst over is gezegd"))
    return [
        Heading(level=2, text=_("Wat te laat is")),
        Table(told=_("Wat te laat is"), columns=columns, rows=rows),
    ]


def _waiting(facts: Facts) -> list[Block]:
    """Say how many passed remarks wait for a reply, and on what."""
    found = facts.owed
    if not found.heard:
        return []
    total = sum(found.waiting.values())
    said = _("Van de {n} opmerkingen die iedereen kan lezen, hebben er {done} een antwoord.")
    texts = [said.format(n=found.heard, done=found.heard - total)]
    if found.term is not None:
        texts.append(_("De afspraak is: antwoord binnen {n} dagen.").format(n=found.term))
        texts.append(_("Over die termijn heen zijn er {n}.").format(n=found.overdue))
    blocks: list[Block] = [
        Heading(level=2, text=_("Wat er met de inbreng van bewoners gebeurt")),
        Paragraph(text=" ".join(texts)),
    ]
    rows = tuple(
        (capitalised(facts.themes.get(theme, _("zonder thema"))), str(n))
        for theme, n in found.waiting.items()
        if n
    )
    if rows:
        columns = (_("Thema"), _("Wachten op antwoord"))
        told = _("Opmerkingen die op antwoord wachten")
        blocks.append(Table(told=told, columns=columns, rows=rows, numeric=(1,)))
    return blocks
