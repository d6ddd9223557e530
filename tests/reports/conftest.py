"""Reading back what was printed."""

import io
import json
from collections.abc import Mapping

import pypdf
import pytest
import typst

from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.reports import typesetting

HOSTILE = (
    '#eval("1+1") *dik* $x^2$ @bron <label> \\#panic() `ruw` // weg /* weg */ [haak] {krul} = kop'
)


class Printed:
    """A PDF as a reader finds it."""

    def __init__(self, content: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(content))
        self.pages = [page.extract_text() for page in self.reader.pages]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.pages).split())

    def fonts(self) -> set[str]:
        """Names of the fonts, each of which has its letters inside the file."""
        found = set()
        for page in self.reader.pages:
            for font in page["/Resources"]["/Font"].values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
                found.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
        return found


@pytest.fixture
def buurten() -> tuple[Buurt, ...]:
    def square(number: int) -> Buurt:
        west = 5 + number / 100
        ring = [[west, 52], [west + 0.01, 52], [west + 0.01, 52.01], [west, 52.01], [west, 52]]
        area = {"type": "Polygon", "coordinates": [ring]}
        return Buurt(id=f"b{number}", wijk_id="w", name=f"Buurt {number}", geometry=area)

    return tuple(square(number) for number in range(4))


def compile_accessibly(template: str, data: Mapping[str, object]) -> bytes:
    """Set a template as PDF/UA-1, which refuses a letter that no font has and a missing title."""
    return typst.compile(
        str(typesetting.TEMPLATES / f"{template}.typ"),
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(typesetting.fonts.HERE)],
        ),
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        sys_inputs={"data": json.dumps(data)},
    )
