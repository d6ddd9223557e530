"""Posters and the wifi card: what a phone reads from them, and what a person reads."""

import io
import re
from collections.abc import Mapping

import pytest
import zxingcpp
from PIL import Image

from tests.reports.conftest import HOSTILE, Printed, compile_accessibly
from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.reports import typesetting, way_in
from wijkwijzer.reports.way_in import qr_sheet, survey_address, wifi_card
from wijkwijzer.survey.questionnaires import questionnaire

BASE = "http://192.168.178.25:8501"
TITLE = questionnaire("standaard", 1).title


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the template was given, of the last thing that was printed."""
    given: dict[str, object] = {}

    def keep(template: str, data: Mapping[str, object]) -> bytes:
        given.clear()
        given.update(data, template=template)
        return typesetting.typeset(template, data)

    monkeypatch.setattr(way_in, "typeset", keep)
    return given


def scanned(content: dict[str, object]) -> list[str]:
    """What a phone reads from the page, from top to bottom, photographed at low resolution."""
    page = typesetting.picture(str(content["template"]), content, ppi=60)
    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))
    return [code.text for code in sorted(codes, key=lambda code: code.position.top_left.y)]


def joined(code: str) -> dict[str, str]:
    """What a phone takes from a wifi code: fields end at a semicolon, a backslash takes the next
    sign as it is (github.com/zxing/zxing/wiki/Barcode-Contents, "Wi-Fi Network config")."""
    assert code.startswith("WIFI:")
    fields = re.findall(r"([A-Z]):((?:\\.|[^;\\])*);", code.removeprefix("WIFI:"))
    return {name: re.sub(r"\\(.)", r"\1", value) for name, value in fields}


def test_an_address_keeps_what_was_typed() -> None:
    address = survey_address(BASE, "r1", place="De Kade & zo/1", channel="telefoon")
    assert address == f"{BASE}/vragenlijst?ronde=r1&plek=De+Kade+%26+zo%2F1&kanaal=telefoon"
    assert survey_address(BASE, "r1") == f"{BASE}/vragenlijst?ronde=r1"


def test_a_poster_per_place_and_channel_each_on_its_own_page() -> None:
    places, channels = ["Buurthuis De Kade", "Bibliotheek"], ["telefoon", "tablet"]
    sheet = Printed(qr_sheet(places, channels, BASE, "r1", "Sluiswijk", title=TITLE))
    assert len(sheet.pages) == 4
    for page, (place, channel) in zip(
        sheet.pages,
        [(place, name) for place in places for name in ("eigen telefoon", "tablet")],
        strict=True,
    ):
        assert TITLE["nl"] in page
        assert f"{place} · {channel}" in page


def test_a_phone_reads_the_address_with_place_and_channel(content: dict[str, object]) -> None:
    qr_sheet(["Café 't Hoekje"], ["telefoon"], BASE, "r1", "Sluiswijk", title=TITLE)
    assert scanned(content) == [
        survey_address(BASE, "r1", place="Café 't Hoekje", channel="telefoon")
    ]


def test_all_languages_and_a_long_title_leave_the_code_large(content: dict[str, object]) -> None:
    title = dict.fromkeys(LANGUAGES, "Wat moet er in deze wijk het allereerst beter worden?")
    sheet = Printed(
        qr_sheet(
            ["Zaal"], ["tablet"], BASE, "r1", "W", title=title, languages=[*LANGUAGES], typed="a.nl"
        )
    )
    assert len(sheet.pages) == 1
    assert sheet.text.count("allereerst") == len(LANGUAGES)
    page = Image.open(io.BytesIO(typesetting.picture("qr_sheet", content, ppi=101.6)))
    (code,) = zxingcpp.read_barcodes(page)
    corners = code.position
    assert (corners.top_right.x - corners.top_left.x) / 4 > 100  # mm: four pixels to each


def test_only_languages_that_are_on_and_asked_in_get_a_line(content: dict[str, object]) -> None:
    qr_sheet([], ["tablet"], BASE, "r1", "W", title=TITLE, languages=["nl", "en", "xx"])
    assert [line["language"] for line in content["lines"]] == ["en"]
    assert content["posters"][0]["place"] == ""


@pytest.mark.parametrize("password", ["geheim", r";,:\"'", "wacht woord\\", "ünïcode-€"])
def test_a_phone_joins_the_wifi_whatever_its_password(
    content: dict[str, object], password: str
) -> None:
    card = Printed(
        wifi_card("Zaal; gast,1", password, f"{BASE}/vragenlijst?ronde=r1", wijk="W", title=TITLE)
    )
    wifi, survey = scanned(content)
    assert joined(wifi) == {"T": "WPA", "S": "Zaal; gast,1", "P": password}
    assert survey == f"{BASE}/vragenlijst?ronde=r1"
    assert len(card.pages) == 1
    assert "Zaal; gast,1" in card.text
    assert password in card.text


def test_a_network_without_password_says_so(content: dict[str, object]) -> None:
    card = Printed(wifi_card("Open net", "", BASE, wijk="W", title=TITLE, languages=["nl", "en"]))
    assert joined(scanned(content)[0]) == {"S": "Open net"}
    assert "Wachtwoord" not in card.text


def test_what_somebody_typed_is_shown_as_it_is() -> None:
    flat = "".join(HOSTILE.split())
    sheet = Printed(qr_sheet([HOSTILE], ["tablet"], BASE, "r1", HOSTILE, title=TITLE))
    assert "".join(sheet.text.split()).count(flat) == 2
    card = Printed(wifi_card(HOSTILE[:32], HOSTILE[:60], BASE, wijk="W", title=TITLE))
    assert "".join(HOSTILE[:60].split()) in "".join(card.text.split())


def test_both_can_be_read_aloud(content: dict[str, object]) -> None:
    qr_sheet(["Zaal"], ["tablet"], BASE, "r1", "W", title=TITLE, languages=["nl", "en"])
    assert compile_accessibly("qr_sheet", content)
    wifi_card("Zaal", "geheim", BASE, wijk="W", title=TITLE, languages=["nl", "en"], typed="a.nl")
    assert compile_accessibly("wifi_card", content)
