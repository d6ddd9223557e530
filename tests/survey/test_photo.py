from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.survey.pictures import HEIC, bomb, from_a_phone, photo
from wijkwijzer.errors import InvalidInput
from wijkwijzer.survey.photo import LONGEST, Picture, as_picture


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.data))


def test_a_photo_keeps_the_picture_and_nothing_else() -> None:
    data = from_a_phone()
    assert b"GeheimeMaker" in data
    assert b"GeheimeOpmerking" in data
    picture = as_picture(data)
    image = opened(picture)
    assert image.format == "JPEG"
    assert not image.getexif()
    assert "comment" not in image.info
    assert b"Geheime" not in picture.data
    assert b"Exif" not in picture.data


def test_a_turned_photo_is_put_upright_and_made_smaller() -> None:
    picture = as_picture(from_a_phone())
    assert (picture.width, picture.height) == (1200, LONGEST)
    assert opened(picture).size == (1200, LONGEST)
    # Turned a quarter to the right: what was left is now on top.
    red, _green, blue = opened(picture).getpixel((600, 100))  # type: ignore[misc]
    assert red > 200
    assert blue < 50


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_small_photo_keeps_its_size(kind: str) -> None:
    picture = as_picture(photo(120, 90, kind))
    assert (picture.width, picture.height) == (120, 90)


def test_what_is_transparent_becomes_white() -> None:
    out = BytesIO()
    Image.new("LA", (20, 20), (0, 0)).save(out, "PNG")
    assert min(opened(as_picture(out.getvalue())).getpixel((10, 10))) > 250  # type: ignore[type-var, arg-type]


def test_writing_again_changes_no_size() -> None:
    once = as_picture(from_a_phone())
    again = as_picture(once.data)
    assert (again.width, again.height) == (once.width, once.height)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "niet lezen als foto"),
        (b"geen foto", "niet lezen als foto"),
        (photo()[:500], "niet lezen als foto"),
        (photo(kind="GIF"), "niet lezen als foto"),
        (photo(kind="TIFF"), "niet lezen als foto"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "niet lezen als foto"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "niet lezen als foto"),
        (bomb(), "foto"),
        (bomb(6_000, 5_000), "te groot"),
        (HEIC, "HEIC"),
    ],
    ids=range(10),
)
def test_what_is_no_photo_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        as_picture(data)


good = [photo(64, 48), photo(64, 48, "PNG"), photo(64, 48, "WEBP")]


@given(st.sampled_from(good), st.data())
def test_a_damaged_photo_is_read_or_refused(data: bytes, draw: st.DataObject) -> None:
    broken = bytearray(data)
    for place in draw.draw(st.lists(st.integers(0, len(data) - 1), max_size=12)):
        broken[place] = draw.draw(st.integers(0, 255))
    del broken[draw.draw(st.integers(1, len(data))) :]
    try:
        picture = as_picture(bytes(broken))
    except InvalidInput:
        return
    assert max(opened(picture).size) <= LONGEST
