"""Photos as phones make them, and files that only pretend to be one."""

import struct
import zlib
from io import BytesIO

from PIL import Image

EXIF = Image.Exif()
EXIF[0x010F] = "GeheimeMaker"
EXIF[0x0112] = 6  # turned a quarter
EXIF.get_ifd(0x8825)[1] = "N"
EXIF.get_ifd(0x8825)[2] = (52.0, 5.0, 30.0)


def photo(width: int = 400, height: int = 300, kind: str = "JPEG", **options: object) -> bytes:
    """A picture that is red on the left and blue on the right."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    out = BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def from_a_phone() -> bytes:
    """A photo with everything a phone writes beside it."""
    return photo(2400, 1800, exif=EXIF, comment=b"GeheimeOpmerking", dpi=(72, 72))


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it is huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0" * 200
