"""Strips with a one-time code each, ten to a page."""

import pytest

from wijkwijzer.reports.letter_codes import Strip, letter_codes


@pytest.mark.parametrize(("n", "pages"), [(1, 1), (10, 1), (11, 2)])
def test_ten_strips_fill_a_page(n: int, pages: int) -> None:
    strips = [Strip(f"K7QF-2M{i:02d}", f"http://10.0.0.7:8501/v?u={i}") for i in range(n)]
    made = letter_codes(strips, "Wijk <b> #panic()", "10.0.0.7:8501")
    assert made.startswith(b"%PDF")
    assert f"/Type/Pages/Count {pages}/".encode() in made
