"""Pictures from anybody's phone: read with bounds, turned upright, and written anew.

What comes out is a JPEG that holds the picture and nothing else: no place, moment, maker, comment
or second picture.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _

LONGEST = 1600
"""Longest side of what is kept (pixels)."""
MOST_PIXELS = {"JPEG": 120_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}
"""How large a picture may be read; a JPEG is read at a fraction of its size."""

_QUALITY = 82
_HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")


@dataclass(frozen=True)
class Picture:
    """A JPEG with its size in pixels."""

    data: bytes
    width: int
    height: int


def as_picture(data: bytes) -> Picture:
    """Read a photo (JPEG, PNG or WebP) and write it anew, at most `LONGEST` pixels long.

    Raises
    ------
    InvalidInput
        No such photo, damaged, HEIC, or with so many pixels that reading it is not safe.
    """
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise InvalidInput(
            _(
                "Deze foto is van het soort HEIC. Dat kunnen we niet lezen. Maak een "
                "schermafdruk van de foto en kies die."
            )
        )
    try:
        return _read(data)
    except InvalidInput:
        raise
    except Exception as error:  # damaged files make decoders fail in every way
        raise InvalidInput(
            _("Dit bestand kunnen we niet lezen als foto. Kies een foto (JPEG, PNG of WebP).")
        ) from error


def _read(data: bytes) -> Picture:
    with Image.open(BytesIO(data), formats=tuple(MOST_PIXELS)) as image:
        width, height = image.size
        if width * height > MOST_PIXELS[str(image.format)]:
            raise InvalidInput(_("Deze foto is te groot. Kies een kleinere foto."))
        image.draft("RGB", (LONGEST, LONGEST))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((LONGEST, LONGEST))
        seen = upright.convert("RGBA") if upright.has_transparency_data else upright.convert("RGB")
        # A new sheet: what the file held beside the picture does not come along.
        sheet = Image.new("RGB", seen.size, "white")
        sheet.paste(seen, mask=seen.getchannel("A") if seen.mode == "RGBA" else None)
    written = BytesIO()
    sheet.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(written.getvalue(), *sheet.size)
