"""A QR code is a drawing by itself, large enough to point a telephone at."""

from xml.etree import ElementTree as ET

from wijkwijzer.look.qr import qr


def test_the_code_is_a_drawing_by_itself() -> None:
    drawing = ET.fromstring(qr("http://10.0.0.7:8501/vragenlijst?ronde=a&b=c"))  # noqa: S314
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert int(drawing.get("width", "0")) > 200
