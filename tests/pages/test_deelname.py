"""Who took part: who may see what, what it says first, and choosing how answers are weighed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.built_demo import NOW
from wijkwijzer.access.records import Identity
from wijkwijzer.intake.weighting import choose_weighting
from wijkwijzer.store.context import round_context
from wijkwijzer.survey.records import Round, Weighting
from wijkwijzer.ui import runtime

Open = Callable[..., AppTest]
WIJK = "lommerwaard"
ROUND = "lommerwaard-2026"
SAMIRA = Identity(role="facilitator", account="samira")


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def weighting() -> Weighting:
    with runtime.store().read() as reader:
        return round_context(reader, WIJK, ROUND).weighting


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_residents_are_refused(demo_database: Path, open_as: Open) -> None:
    app = open_as("resident", "deelname")
    assert app.title[0].value == "Meld u aan"
    assert "Seinhuisbuurt" not in html(app)


def test_the_steering_group_reads_who_was_heard_too_little(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("steering", "deelname")
    assert not app.exception
    body = html(app)
    assert (
        "Naar verhouding hoorden we weinig van bewoners uit Seinhuisbuurt en bewoners van 15 tot "
        "25 jaar."
    ) in body
    assert "Het gaat om 400 enquêtes. Stand van 22 november 2026, 20:30." in body
    # 840 of 6180 live there; 381 named a buurt. 910 of 6180 are of that age; 362 gave theirs.
    low = "Van bewoners {} hoorden we er {}; bij evenredige deelname waren dat er {}."
    assert low.format("uit Seinhuisbuurt", 17, 52) in body
    assert low.format("van 15 tot 25 jaar", 32, 53) in body
    assert body.count("weinig gehoord</i>") == 2
    assert "We tellen 6.180 inwoners van 15 jaar en ouder." in body
    assert "een gezin gemiddeld 2,5." in body
    # Four of those who used a channel are fewer than ten, and not shown.
    assert "45 %" in body
    assert "Wat door minder dan tien mensen is gebruikt, staat er niet bij." in body
    assert app.text[-1].value == (
        "De antwoorden worden gewogen naar buurt, leeftijd en huren of kopen: wie te weinig "
        "meedeed, telt zwaarder."
    )
    assert "Wegen" not in [option for group in app.button_group for option in group.options]


def test_before_a_stand_the_steering_group_sees_nothing(demo_database: Path, open_as: Open) -> None:
    with runtime.store().write() as writer:
        writer.db.execute("DELETE FROM stand WHERE kind = 'all'")
    body = html(open_as("steering", "deelname"))
    assert "Er is nog geen stand van buurten en groepen." in body
    assert "Seinhuisbuurt" not in body
    assert "U ziet alle antwoorden van dit moment." in html(open_as("facilitator", "deelname"))


def test_the_wall_shows_what_the_steering_group_sees(demo_database: Path, open_as: Open) -> None:
    body = html(open_as("facilitator", "deelname", scherm="1"))
    assert "ww-wall-sentence" in body
    assert "Stand van 22 november 2026, 20:30." in body
    assert "dit moment" not in body


def test_what_a_weighting_does_stands_there_before_it_is_chosen(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "deelname", deel="Wegen")
    assert not app.exception
    body = html(app)
    assert "Door te wegen verschuift de behoefte het meest bij zorg voor elkaar (van 60" in body
    assert (
        "400 gewogen antwoorden zeggen zoveel als 325 antwoorden die even zwaar tellen "
        "(ontwerpeffect 1,23)."
    ) in body
    assert (
        "Het zwaarst tellen 17 antwoorden, elk 3,0 keer het gemiddelde: zij horen alle bij "
        "bewoners uit Seinhuisbuurt."
    ) in body
    assert "Gemiddeld even zwaar als de anderen tellen wie geen buurt koos (19 antwoorden)." in body
    assert app.button(key="choose-weighting").disabled
    app.radio(key=f"weighed-{ROUND}-1").set_value("even").run()
    assert "Elk antwoord telt één keer." in html(app)
    assert weighting().variables == ("buurt", "age", "tenure")
    press(app, "choose-weighting")
    assert app.success[0].value == "De weging is gekozen. De volgende stand volgt haar."
    chosen = weighting()
    assert (chosen.variables, chosen.version) == ((), 2)


def test_who_counts_as_an_inhabitant_is_chosen_too(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "deelname", deel="Wegen")
    app.radio(key=f"counted-{ROUND}-1").set_value("iedereen").run()
    press(app, "choose-weighting")
    assert weighting().counted == "iedereen"
    body = html(open_as("steering", "deelname"))
    assert "We tellen 7.400 inwoners, van alle leeftijden." in body
    assert "kinderen tot 15 jaar hoorden we er 18" in body


def test_whoever_is_later_chooses_again(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "deelname", deel="Wegen")
    app.radio(key=f"weighed-{ROUND}-1").set_value("even").run()
    theirs = weighting().model_copy(update={"variables": ("age",)})
    choose_weighting(runtime.store(), theirs, identity=SAMIRA, now=NOW)
    press(app, "choose-weighting")
    body = html(app)
    assert app.subheader[0].value == "Iemand anders was u voor"
    assert "De antwoorden worden gewogen naar leeftijd" in body
    assert "Alle antwoorden tellen even zwaar" in body
    assert weighting().variables == ("age",)
    press(app, "weighting-mine")
    assert (weighting().variables, weighting().version) == ((), 3)


@pytest.mark.parametrize("role", ["steering", "facilitator"])
def test_without_a_round_it_says_what_to_do(database: Path, open_as: Open, role: str) -> None:
    app = open_as(role, "deelname")
    assert not app.exception
    assert "Er is nog geen meting." in html(app)
    with runtime.store().read() as reader:
        assert reader.all(Round) == []
