import html
import sys
import unicodedata

import folium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.look.text_in_maps import map_text, plain_text

PAYLOADS = [
    "<img src=x onerror=\"window.top.document.title='ha'\">",
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "${window.top.document.title='ha'}",
    "a`+(window.top.document.title='ha')+`",
    "`",
    "${",
    "\\`${alert(1)}",
    '"onmouseover="alert(1)',
    "{{ 7*7 }}",
    "'; alert(1); '",
    "eerste\r\ntweede\u2028derde\u2029vierde",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_it_can_be_run(payload: str):
    safe = map_text(payload)
    assert not set(safe) & set("<>\"'`${}\\\n\r\u2028\u2029")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_browser_shows_it_literally(payload: str):
    assert html.unescape(map_text(payload)) == payload


def test_of_all_there_is_in_unicode_only_marks_and_controls_are_dropped():
    """As categories have it: Cc and Cs, with marks that turn; tabs and line ends stay."""
    everything = [chr(code) for code in range(sys.maxunicode + 1)]
    turn = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    unseen = {char for char in everything if unicodedata.category(char) in {"Cc", "Cs"}}
    unseen = (unseen | set(turn)) - set("\n\r\t")
    seen = "".join(char for char in everything if char not in unseen)
    assert plain_text("".join(everything)) == seen


def test_a_map_holds_no_raw_text():
    fmap = folium.Map(tiles=None)
    for payload in PAYLOADS:
        safe = map_text(payload)
        folium.CircleMarker((52, 5), popup=safe, tooltip=safe).add_to(fmap)
    page = fmap.get_root().render()
    for payload in PAYLOADS:
        if len(payload) > 2:
            assert payload not in page


def test_direction_marks_go_and_right_to_left_text_is_isolated():
    assert map_text("veilig\u202egnp.exe\u202c") == "veiliggnp.exe"
    assert map_text("\u2067x\u2069\u200f\u061c\u200e") == "x"
    assert map_text("شارع آمن") == "<bdi>شارع آمن</bdi>"
    assert map_text("groen & <b>wit</b>") == "groen &amp; &lt;b&gt;wit&lt;/b&gt;"


def test_control_characters_go():
    assert map_text("a\x00b\x1bc\x07") == "abc"


@given(st.text())
def test_any_text_is_safe_and_idle(text: str):
    safe = map_text(text).removeprefix("<bdi>").removesuffix("</bdi>")
    assert not set(safe) & set("<>\"'`${}\\\n\r\u2028\u2029\u202e")
