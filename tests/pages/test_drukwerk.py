"""What a facilitator prints for a round: posters, the wifi card, the form on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.proto.DownloadButton_pb2 import DownloadButton
from streamlit.testing.v1 import AppTest

from wijkwijzer.survey.records import Round
from wijkwijzer.ui import runtime

Open = Callable[..., AppTest]


def downloads(app: AppTest) -> dict[str, DownloadButton]:
    return {block.proto.label: block.proto for block in app.get("download_button")}


def printing(open_as: Open) -> AppTest:
    app = open_as("facilitator", "meting", deel="drukwerk")
    if "Download de posters" not in downloads(app):
        app.button_group(key="deel").set_value("drukwerk").run()
    assert not app.exception
    return app


def test_posters_wifi_and_paper_are_there_to_download(demo_database: Path, open_as: Open) -> None:
    found = downloads(printing(open_as))
    assert {"Download de posters", "Download de kaart", "Download het formulier"} <= set(found)
    assert found["Download de kaart"].disabled, "a card without a network says nothing"


def test_the_wifi_card_waits_for_a_name_and_nothing_of_it_is_kept(
    demo_database: Path, open_as: Open
) -> None:
    app = printing(open_as)
    app.text_input(key="wifi-password").set_value("zeer-geheim-wachtwoord")
    app.text_input(key="wifi-name").set_value("Buurthuis").run()
    assert not downloads(app)["Download de kaart"].disabled
    stored = b"".join(file.read_bytes() for file in demo_database.parent.glob("wijk.db*"))
    assert b"zeer-geheim-wachtwoord" not in stored


def test_a_closed_round_has_no_posters_but_still_its_form(
    demo_database: Path, open_as: Open
) -> None:
    store = runtime.store()
    with store.write() as writer:
        (round_,) = writer.all(Round)
        at = "2026-11-23T00:00:00+00:00"
        writer.put(round_.model_copy(update={"closed_at": at}), by="samira", at=at)
    app = open_as("facilitator", "meting")
    app.button_group(key="deel").set_value("drukwerk").run()
    assert not app.exception
    assert "Download de posters" not in downloads(app)
    assert "Download het formulier" in downloads(app)


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_nobody_else_prints(demo_database: Path, open_as: Open, role: str) -> None:
    assert downloads(open_as(role, "meting", deel="drukwerk")) == {}
