"""QR codes as drawings."""

from io import BytesIO

import segno


def qr(content: str, *, scale: int = 7) -> str:
    """Return a QR code as SVG; a quarter of it may be hidden and it still reads."""
    drawing = BytesIO()
    segno.make(content, error="q", micro=False).save(
        drawing, kind="svg", scale=scale, border=4, dark="#000000", light="#ffffff", xmldecl=False
    )
    return drawing.getvalue().decode()
