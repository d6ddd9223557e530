"""What residents need, where the compass points, and what parties want."""

from collections.abc import Sequence

from wijkwijzer.ambitions.matrix import Matrix
from wijkwijzer.ambitions.sentences import headline as ambitions_headline
from wijkwijzer.ambitions.sentences import level_name, sentence
from wijkwijzer.document import (
    Bar,
    Bars,
    Block,
    Heading,
    Paragraph,
    Picture,
    Piece,
    Quote,
    Quotes,
    Table,
)
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.pact.plan import COMPASS, MATRIX
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.book import Book
from wijkwijzer.publish.plan.facts import Facts, Told
from wijkwijzer.publish.plan.wijk import map_picture
from wijkwijzer.publish.poster import top_needs
from wijkwijzer.wijkkompas.results import Compass, ThemeResult
from wijkwijzer.wijkkompas.sentences import headline, hidden_words, need_clause
from wijkwijzer.wijkkompas.words import capitalised, field_name

MOST_QUOTES = 3
"""So many quotes stand with each of the largest needs."""


def needs(facts: Facts) -> Told:
    """Return what residents need most, in numbers and in their own words, and where."""
    found = _shown(facts.book)
    if facts.book is None or found is None:
        return (), (_("Er zijn nog te weinig antwoorden om te laten zien wat bewoners vragen."),)
    blocks: list[Block] = []
    top = top_needs(found)
    names = [facts.themes[one.theme] for one in top]
    said = _("Het meest vragen bewoners om {themes}.").format(themes=listed(names))
    blocks.append(Paragraph(text=said, style="finding"))
    blocks.append(_bars(facts, found))
    blocks.append(
        Paragraph(
            text=_(
                "Behoefte op een schaal van 0 tot 100. Tussen haakjes staat waar het getal met "
                "95 % zekerheid tussen ligt."
            ),
            style="quiet",
        )
    )
    rule = facts.book.facts.context.questionnaire.need_rule
    for one in top:
        blocks.append(Heading(level=2, text=capitalised(facts.themes[one.theme])))
        blocks.append(Paragraph(text=capitalised(need_clause(one, rule)) + "."))
        quotes = facts.quotes.get(one.theme, ())[:MOST_QUOTES]
        if quotes:
            blocks.append(Quotes(items=tuple(Quote(text=q, of_room=False) for q in quotes)))
    if drawn := map_picture(facts):
        blocks += [Heading(level=2, text=_("Per buurt")), *drawn]
    missing = [] if facts.quotes else [_("Er zijn nog geen woorden van bewoners gekozen.")]
    return tuple(blocks), (*missing, *_hidden(facts, found))


def _shown(book: Book | None) -> Compass | None:
    """Return the compass of everybody where it shows anything."""
    if book is None:
        return None
    found = book.compass().content
    return found if any(one.need is not None for one in found.themes) else None


def _bars(facts: Facts, found: Compass) -> Bars:
    shown = sorted((one for one in found.themes if one.need is not None), key=_largest_first)
    return Bars(
        told=_("Behoefte van bewoners per thema"),
        most=100,
        bars=tuple(
            Bar(
                label=capitalised(facts.themes[one.theme]),
                pieces=(Piece(n=round(one.need or 0), shade="need"),),
                said=_interval(one),
            )
            for one in shown
        ),
    )


def _largest_first(one: ThemeResult) -> float:
    return -(one.need or 0)


def _interval(one: ThemeResult) -> str:
    if one.need is None:
        return hidden_words(one)
    if one.low is None or one.high is None:
        return number(one.need)
    return _("{need} ({low} tot {high})").format(
        need=number(one.need), low=number(one.low), high=number(one.high)
    )


def _hidden(facts: Facts, found: Compass) -> list[str]:
    names = [facts.themes[one.theme] for one in found.themes if one.need is None]
    if not names:
        return []
    return [_("Nog te weinig antwoorden zijn er bij {themes}.").format(themes=listed(names))]


def compass(facts: Facts) -> Told:
    """Return the compass: picture, where it points, and need beside task for each theme."""
    found = _shown(facts.book)
    if facts.book is None or found is None:
        return (), (_("Er zijn nog te weinig antwoorden voor een kompas."),)
    rule = facts.book.facts.context.questionnaire.need_rule
    said = headline(found, facts.themes, facts.buurt_names, rule)
    blocks: list[Block] = [
        Paragraph(text=said, style="finding"),
        Paragraph(
            text=_(
                "Het kompas legt naast elkaar wat bewoners nodig hebben en wat partijen er al "
                "moeten doen. Waar de behoefte veel groter is dan de opgave, wijst de naald."
            )
        ),
    ]
    if facts.drawn.compass is not None:
        blocks.append(Picture(name=COMPASS, told=said, share=0.74))
    blocks += [
        Heading(level=2, text=_("Behoefte en opgave naast elkaar")),
        Table(
            told=_("Behoefte en opgave per thema"),
            columns=(_("Thema"), _("Behoefte"), _("Opgave"), _("Wat dit zegt")),
            rows=tuple(
                (
                    capitalised(facts.themes[one.theme]),
                    _interval(one),
                    number(one.task),
                    field_name(one.field),
                )
                for one in found.themes
            ),
            numeric=(1, 2),
        ),
    ]
    return tuple(blocks), ()


def ambitions(facts: Facts) -> Told:
    """Return what every party wants on every theme, and what stands out."""
    found = facts.matrix
    if found is None:
        return (), (_("Er is nog geen ambitie ingevuld."),)
    sentences = ambitions_headline(found, facts.parties, facts.themes)
    levels = ", ".join(f"{level} {level_name(level)}" for level in range(4))
    blocks: list[Block] = [
        Paragraph(text=sentences[0], style="finding"),
        *(Paragraph(text=text) for text in sentences[1:]),
        Picture(
            name=MATRIX,
            told=_in_words(facts, found),
            caption=_("{levels}. Een streepje: geen rol. Leeg: nog niet gezegd.").format(
                levels=capitalised(levels)
            ),
        ),
    ]
    blocks += [*_carried(facts, found), *_standing_out(facts, found)]
    silent = _silent(facts, found)
    missing = _("Nog geen ambitie gaven: {names}.").format(names=listed(silent))
    return tuple(blocks), (missing,) if silent else ()


def _carried(facts: Facts, found: Matrix) -> list[Block]:
    """Return who wants more than the basis, and who could join them, where anybody does."""
    rows = []
    for row in found.rows:
        told = {one.kind: one for one in row.findings}
        carrying = told.get("dragers")
        joining = told.get("kan_aansluiten")
        if carrying is not None:
            rows.append(
                (
                    capitalised(facts.themes[row.theme]),
                    listed([facts.parties[party] for party in carrying.parties]),
                    listed([facts.parties[party] for party in joining.parties]) if joining else "–",
                )
            )
    if not rows:
        return []
    return [
        Heading(level=2, text=_("Wie wat draagt")),
        Table(
            told=_("Wie wat draagt"),
            columns=(_("Thema"), _("Wil meer dan de basis"), _("Kan aansluiten")),
            rows=tuple(rows),
        ),
    ]


def _standing_out(facts: Facts, found: Matrix) -> list[Block]:
    """Say where needs and ambitions part."""
    told = [
        Paragraph(text=sentence(one, facts.parties, facts.themes))
        for row in found.rows
        for one in row.findings
        if one.kind in {"behoefte_zonder_ambitie", "ambitie_zonder_behoefte"}
    ]
    return [Heading(level=2, text=_("Wat opvalt")), *told] if told else []


def _in_words(facts: Facts, found: Matrix) -> str:
    """Say the whole matrix, for who cannot see it."""
    rows = []
    for row in found.rows:
        cells = [
            f"{facts.parties[party]} {level}"
            for party, level in row.levels.items()
            if level is not None
        ]
        if cells:
            rows.append(f"{capitalised(facts.themes[row.theme])}: {', '.join(cells)}")
    return ". ".join(rows)


def _silent(facts: Facts, found: Matrix) -> Sequence[str]:
    return [
        facts.parties[party]
        for party in found.parties
        if all(row.states[party] == "niet_gezegd" for row in found.rows)
    ]
