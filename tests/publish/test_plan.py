"""What the wijkplan tells: numbers for everybody, what was decided, and own text as typed."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import decision, remark, saved_agreement, saved_measure, version
from wijkwijzer.access.records import Identity
from wijkwijzer.document import Bars, Heading, Listing, Picture, Table
from wijkwijzer.errors import NotAllowed
from wijkwijzer.intake import programme
from wijkwijzer.intake.plan import save_plan_text
from wijkwijzer.intake.survey import Sent
from wijkwijzer.neighbourhood.records import Point, Wijk
from wijkwijzer.pact.plan import Chapter
from wijkwijzer.pact.records import PLAN_CHAPTERS, PlanChapter
from wijkwijzer.programme.records import Effect, Tie
from wijkwijzer.publish.plan import plan
from wijkwijzer.publish.poster import poster
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.reports.plan import plan_document, plan_docx, plan_pdf
from wijkwijzer.reports.poster import poster_pdf
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

from tests.reports.conftest import HOSTILE, Printed  # isort: skip

PLANTED = "GEHEIM-7f3a"
ARABIC = "نريد مكانا"
LONG = "wijkvernieuwingsuitvoeringsprogrammaorganisatie" * 5


def chapter(store: Store, wijk: Wijk, which: PlanChapter) -> Chapter:
    found = plan(store, wijk.id, identity=FACILITATOR, now=NOW).content
    return next(one for one in found.chapters if one.id == which)


def in_word(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return " ".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def test_residents_do_not_make_it(store: Store, wijk: Wijk) -> None:
    with pytest.raises(NotAllowed):
        plan(store, wijk.id, identity=Identity(), now=NOW)


def test_before_there_is_anything_every_chapter_says_what_is_missing(
    store: Store, wijk: Wijk
) -> None:
    released = plan(store, wijk.id, identity=FACILITATOR, now=NOW)
    found = released.content
    assert tuple(one.id for one in found.chapters) == PLAN_CHAPTERS
    assert {one.id for one in found.chapters if one.missing} >= {
        "behoeften",
        "kompas",
        "ambities",
        "programma",
        "afspraken",
        "verder",
    }
    made = plan_document(released)
    titles = [
        block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert titles[0] == "Portret van de wijk"
    assert "Er is nog geen wijkpact." in Printed(plan_pdf(released)).text


def test_decisions_and_agreements_stand_in_it_with_their_reasons(store: Store, wijk: Wijk) -> None:
    whole = {
        "effects": (
            Effect(what="Minder hitte", whom="ouderen", size="3 graden"),
            Effect(what="Rust"),
        ),
        "buurten": (),
        "point": Point(longitude=5.005, latitude=52.005),
    }
    kept = [saved_measure(store, wijk, f"k{n}", title=f"Gekozen {n}", **whole) for n in (1, 2)]
    left = saved_measure(store, wijk, "w1", title="Parkeergarage")
    programme.choose(store, kept, "gekozen", decision(), identity=FACILITATOR, now=NOW)
    why = decision(reason="Te duur.")
    programme.choose(store, [left], "niet_gekozen", why, identity=FACILITATOR, now=NOW)
    made = saved_agreement(store, wijk, title="Licht", sources=(Tie(kind="measure", id="k1"),))
    version(store, wijk, made)
    chosen = chapter(store, wijk, "programma")
    # What was decided on two at once is told once.
    told = [row for b in chosen.blocks if isinstance(b, Listing) for row in b.rows]
    assert told.count(("Waarom", "Iedereen wil dit.")) == 1
    assert ("Mee eens", "Gemeente en De bewoners aan tafel 3") in told
    assert ("Wat het oplevert", "Minder hitte (ouderen; 3 graden); Rust") in told
    assert ("Waar", "Buurt 0") in told
    (table,) = [b for b in chosen.blocks if isinstance(b, Table) and "niet" in b.told]
    assert table.rows == (("Parkeergarage", "Te duur.", "22 november 2026"),)
    where = chosen.blocks[
        [getattr(b, "text", "") for b in chosen.blocks].index("Waar het gebeurt") + 1
    ]
    assert isinstance(where, Picture)
    assert where.told == "Waar het gebeurt: 1. Licht; 2. Gekozen 2"
    pictures = plan_document(plan(store, wijk.id, identity=FACILITATOR, now=NOW)).pictures
    assert where.name in pictures
    agreed = chapter(store, wijk, "afspraken")
    rows = dict(row for b in agreed.blocks if isinstance(b, Listing) for row in b.rows)
    assert rows["Wie"] == "Corporatie"
    assert rows["Komt voort uit"] == "Gekozen 1"
    assert rows["Hoe staat het"] == "Nog niet begonnen."
    assert agreed.missing == ("Nog niet getekend: Corporatie en Gemeente.",)


def test_own_text_stays_and_is_taken_literally(store: Store, wijk: Wijk) -> None:
    typed = f"{HOSTILE}\n{ARABIC}\n{LONG} <b>x</b>\n" + "Een lange alinea. " * 1000
    save_plan_text(store, wijk.id, "voorwoord", typed, version=0, identity=FACILITATOR, now=NOW)
    saved_measure(store, wijk, "m1")
    released = plan(store, wijk.id, identity=FACILITATOR, now=NOW)
    assert released.content.chapters[0].written.text == typed.strip()
    pages = Printed(plan_pdf(released))
    plain = "".join(pages.text.split())
    assert "".join(HOSTILE.split()) in plain
    assert "<b>x</b>" in plain
    # Some of the thousand are broken over lines and pages.
    assert plain.count("Eenlangealinea.") > 950
    word = in_word(plan_docx(released))
    assert ARABIC in word
    assert LONG in word
    assert "&lt;b&gt;x&lt;/b&gt;" in word


def test_numbers_are_those_for_everybody_and_no_remark_is_in_any_file(
    store: Store, wijk: Wijk, round_: Round, send: Callable[..., Sent]
) -> None:
    for place in range(20):
        send({"urgentie:wonen": 1 if place % 4 == 0 else 5, "buurt": "b0"})
    for place in range(4):
        send({"urgentie:groen": 5, "buurt": f"b{place}"})
    for state in ("waiting", "refused", "passed"):
        remark(store, wijk, state, f"{PLANTED} {state}", theme="wonen", buurt="b0", state=state)
    new_stand(store, wijk.id, round_.id, identity=FACILITATOR, now=NOW)
    released = plan(store, wijk.id, identity=FACILITATOR, now=NOW)
    assert released.audience == "public"
    found = next(one for one in released.content.chapters if one.id == "behoeften")
    # Fifteen of twenty asked for it; four on greenery are too few to tell.
    (drawn,) = [block for block in found.blocks if isinstance(block, Bars)]
    assert [bar.label for bar in drawn.bars] == ["Wonen"]
    assert any("groen" in text for text in found.missing)
    made = {
        "pdf": Printed(plan_pdf(released)).text,
        "word": in_word(plan_docx(released)),
        "poster": Printed(poster_pdf(poster(store, wijk.id, identity=FACILITATOR, now=NOW))).text,
    }
    # Even one that was passed stands there only when it was chosen as a quote.
    assert [name for name, text in made.items() if PLANTED in text] == []
    assert "75 van elke 100 bewoners" in made["pdf"]
    assert "ongeveer 20 bewoners" in made["pdf"]
