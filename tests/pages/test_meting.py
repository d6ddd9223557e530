"""The page of a running round: who may, what it says first, opening, closing, codes, quality."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake import survey
from wijkwijzer.intake.invitations import choose_invitation, make_invitations
from wijkwijzer.survey.records import Round
from wijkwijzer.ui import runtime
from wijkwijzer.ui.running.letters import code_address, codes_table, is_only_local
from wijkwijzer.ui.way_in import way_in_addresses

NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
SAMIRA = Identity(role="facilitator", account="samira")
Open = Callable[..., AppTest]
WIJK = "lommerwaard"


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def section(app: AppTest, name: str) -> AppTest:
    app.button_group(key="deel").set_value(name).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def rounds() -> list[Round]:
    with runtime.store().read() as reader:
        return reader.all(Round, WIJK)


def labels(app: AppTest) -> list[str]:
    return [block.proto.label for block in app.get("download_button")]


@pytest.mark.parametrize("role", ["resident", "steering"])
@pytest.mark.parametrize("deel", ["Hoe het gaat", "Codes per brief", "Kwaliteit"])
def test_only_a_facilitator_runs_a_round(
    demo_database: Path, open_as: Open, role: str, deel: str
) -> None:
    app = open_as(role, "meting", deel=deel)
    assert not app.exception
    assert app.title[0].value in {"Meld u aan", "Dit mag u niet zien"}
    assert labels(app) == []
    assert "enquêtes" not in html(app)


def test_without_a_wijk_it_says_what_to_do(database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "meting")
    assert not app.exception
    assert "Er is nog geen wijk." in html(app)


def test_the_first_sentence_says_whom_to_invite(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "meting")
    assert not app.exception
    body = html(app)
    assert (
        "Nodig nu vooral bewoners uit Seinhuisbuurt en bewoners van 15 tot 25 jaar uit: "
        "van hen horen we nog weinig."
    ) in body
    assert "400 enquêtes ontvangen. Niemand is nu bezig." in body
    # 840 of the 6180 who are fifteen or older; 381 said where they live: 51.8 expected.
    low = "Van bewoners uit Seinhuisbuurt horen we nog weinig: 17 van de 52 die u zou verwachten."
    assert low in body
    assert "19 keer is geen buurt gekozen." in body
    assert "Kinderen tot 15 jaar tellen niet mee in de vergelijking." in body
    assert "QR-code naar de enquête" in body
    assert body.count("weinig gehoord</i>") == 2


def test_a_draft_that_was_given_up_shows_where_and_not_what(
    demo_database: Path, open_as: Open
) -> None:
    store, round_ = runtime.store(), rounds()[0]
    for stops in (True, False):
        token, _draft = survey.begin(store, round_id=round_.id, now=NOW)
        survey.save(store, token, {"score:wonen": 3}, step="wonen", number=1, now=NOW)
        if stops:
            survey.give_up(store, token, now=NOW)
    body = html(open_as("facilitator", "meting"))
    assert "1 keer stopte iemand zonder te versturen, het vaakst (1 keer) bij: wonen." in body
    assert "Eén bewoner is begonnen en heeft nog niet verstuurd." in body


def test_closing_asks_first_and_makes_a_last_stand(demo_database: Path, open_as: Open) -> None:
    app = section(open_as("facilitator", "meting"), "rondes")
    open_round = rounds()[0]
    with runtime.store().read() as reader:
        before = len(reader.stands(open_round.id))
    press(app, f"ask-close-{open_round.id}")
    press(app, f"no-close-{open_round.id}")
    assert rounds()[0].closed_at is None
    press(app, f"ask-close-{open_round.id}")
    press(app, f"yes-close-{open_round.id}")
    assert rounds()[0].closed_at is not None
    with runtime.store().read() as reader:
        assert len(reader.stands(open_round.id)) >= before
    assert app.success[0].value.startswith("De meting is gesloten.")
    section(app, "nu")
    assert "De meting Peiling najaar 2026 is gesloten." in html(app)
    assert "QR-code" not in html(app)


def test_a_new_round_needs_a_name_and_follows_the_old_one(
    demo_database: Path, open_as: Open
) -> None:
    app = section(open_as("facilitator", "meting"), "rondes")
    press(app, "ask-start-round")
    press(app, "yes-start-round")
    assert app.error[0].value == "Geef de meting eerst een naam."
    assert len(rounds()) == 1
    app.text_input(key="round-name").set_value("Voorjaar 2027")
    app.radio(key="round-invited").set_value("required")
    press(app, "ask-start-round")
    press(app, "yes-start-round")
    old, new = rounds()
    assert old.closed_at is not None
    assert (new.name, new.closed_at, new.invitation) == ("Voorjaar 2027", None, "required")
    assert old.name in html(app)
    section(app, "nu")
    assert "Laat zien hoe bewoners binnenkomen: er is nog niets verstuurd." in html(app)


def test_codes_are_shown_once(demo_database: Path, open_as: Open) -> None:
    app = section(open_as("facilitator", "meting"), "brieven")
    app.number_input(key="letters-number").set_value(3).run()
    press(app, "ask-make-codes")
    press(app, "yes-make-codes")
    assert "Download nu deze 3 codes: u ziet ze maar één keer." in html(app)
    codes = list(app.dataframe[0].value["Code"])
    assert len(set(codes)) == 3
    assert labels(app) == [
        "Stroken om in de brief te doen (PDF)",
        "Lijst voor de drukker (Excel)",
        "Lijst (CSV)",
    ]
    press(app, "codes-kept")
    assert not app.dataframe
    assert not any(code in html(app) for code in codes)
    assert "0 van de 3 codes zijn gebruikt." in html(app)
    app.radio[0].set_value("required").run()
    assert rounds()[0].invitation == "required"


def test_the_address_in_a_letter_has_the_code_filled_in() -> None:
    assert code_address("http://10.0.0.7:8501", "r1", "K7QF-2M9X") == (
        "http://10.0.0.7:8501/vragenlijst?ronde=r1&u=K7QF-2M9X"
    )
    assert list(codes_table(("A", "B"), "http://x", "r").columns) == ["Code", "Adres met de code"]


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://192.168.1.20:8501", True),
        ("http://localhost:8501", True),
        ("http://laptop.local:8501", True),
        ("http://[::1]:8501", True),
        ("https://wijk.voorbeeld.nl", False),
        ("https://145.100.1.1", False),
    ],
)
def test_a_letter_is_read_at_home(address: str, *, local: bool) -> None:
    assert is_only_local(address) is local


def test_what_stands_out_is_listed_and_nothing_is_left_out(
    demo_database: Path, open_as: Open
) -> None:
    app = section(open_as("facilitator", "meting"), "kwaliteit")
    assert "Aan geen van de 400 enquêtes valt iets op." in html(app)
    store, round_ = runtime.store(), rounds()[0]
    with store.read() as reader:
        themes = [
            key.partition(":")[2]
            for key in reader.responses(round_.id)[0].answers
            if key.startswith("score:")
        ]
    for _person in range(4):
        token, _draft = survey.begin(store, round_id=round_.id, channel="telefoon", now=NOW)
        survey.save(store, token, {f"score:{t}": 7 for t in themes}, number=1, now=NOW)
        survey.send(store, token, device="phone", now=NOW + dt.timedelta(seconds=10))
    app.run()
    body = html(app)
    assert "Kijk naar 4 van de 404 enquêtes: er valt iets aan op." in body
    assert "Eén telefoon stuurde 4 enquêtes: meer dan een gezin meestal doet." in body
    table = app.dataframe[0].value
    assert set(table["Wat valt op"]) == {"heel snel ingevuld, overal hetzelfde antwoord"}
    assert list(table["Seconden"]) == [10] * 4
    assert "id" not in table.columns
    with store.read() as reader:
        assert reader.response_count(round_.id) == 404


def test_codes_in_use_are_counted_on_the_first_page(demo_database: Path, open_as: Open) -> None:
    store, round_ = runtime.store(), rounds()[0]
    choose_invitation(store, round_, "optional", identity=SAMIRA, now=NOW)
    make_invitations(store, round_.id, 5, identity=SAMIRA, now=NOW)
    body = html(open_as("facilitator", "meting"))
    assert "Van de 5 codes per brief zijn er 0 gebruikt." in body


@pytest.mark.parametrize(
    ("asked", "own", "expected"),
    [
        ("http://localhost:8600/meting", ("10.0.0.7",), ("http://10.0.0.7:8600",)),
        ("", ("10.0.0.7", "192.168.1.2"), ("http://10.0.0.7:8501", "http://192.168.1.2:8501")),
        ("http://192.168.1.2:8501/meting", ("10.0.0.7",), ("http://192.168.1.2:8501",)),
        ("https://wijk.voorbeeld.nl/meting", ("10.0.0.7",), ("https://wijk.voorbeeld.nl",)),
        ("http://[::1]:8501/", (), ("http://localhost:8501",)),
    ],
)
def test_the_way_in_is_an_address_that_others_can_use(
    asked: str, own: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert way_in_addresses(asked, 8501, own) == expected
