"""The page of the poster: who signed in makes it, residents do not."""

import io
from collections.abc import Callable

import pypdf
import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.ui import runtime
from wijkwijzer.ui.plan import poster as page

Open = Callable[..., AppTest]


@pytest.fixture
def store(database: object) -> Store:
    return runtime.store()


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


@pytest.mark.parametrize("role", ["steering", "facilitator"])
def test_who_signed_in_sees_and_downloads_the_poster(
    role: str, pact_database: object, open_as: Open
) -> None:
    app = open_as(role, "poster")
    assert not app.exception
    assert app.title[0].value == "Poster"
    shown = html(app)
    with runtime.store().read() as reader:
        (wijk,) = reader.all(Wijk)
    lanes = page.poster(
        runtime.store(), wijk.id, identity=Identity(role=role, account="samira"), now=page.now()
    ).content.lanes
    assert f"Het programma staat erop: {len(lanes)} afspraken en maatregelen." in shown
    assert not [text.value for text in app.text if "Nog niet op de poster" in text.value]
    assert len(app.get("download_button")) == 1
    assert 'alt="De poster van Lommerwaard"' in shown


def test_a_resident_sees_nothing_of_it(demo_database: object, open_as: Open) -> None:
    app = open_as("resident", "poster")
    assert not app.exception
    assert not app.get("download_button")
    assert "Het programma staat erop" not in html(app)


def test_a_wijk_with_little_says_what_is_not_on_it(wijk: Wijk, open_as: Open) -> None:
    app = open_as("facilitator", "poster")
    assert not app.exception
    assert "Op de poster staat nu waar partijen aan werken." in html(app)
    (said,) = [text.value for text in app.text if "Nog niet op de poster" in text.value]
    assert "het kompas" in said
    assert "de kaart" not in said
    app.toggle(key="poster-code").set_value(True).run()
    assert any("Zet haar voor hen open" in text.value for text in app.text)


def test_the_file_is_made_when_it_is_asked_for(demo_database: object) -> None:
    with runtime.store().read() as reader:
        (wijk,) = reader.all(Wijk)
    made = page._file(lambda: Identity(role="steering", account="s"), wijk, "a2", "http://h/x")
    found = pypdf.PdfReader(io.BytesIO(made()))
    assert len(found.pages) == 1
    assert "Lommerwaard" in found.pages[0].extract_text()
    with pytest.raises(PermissionError):
        page._file(Identity, wijk, "a2", "")()
