import tomllib

from wijkwijzer.look import fonts
from wijkwijzer.look.palette import DARK, LIGHT
from wijkwijzer.settings import PROJECT
from wijkwijzer.ui.routes.signin import safe_target
from wijkwijzer.ui.theme import css, everywhere
from wijkwijzer.ui.web import content_policy, page_style, request_language

CONFIGURATION = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))


def test_streamlits_theme_is_the_light_palette() -> None:
    theme = CONFIGURATION["theme"]
    assert theme["backgroundColor"] == LIGHT.paper
    assert theme["secondaryBackgroundColor"] == LIGHT.surface
    assert theme["textColor"] == LIGHT.ink
    assert theme["primaryColor"] == LIGHT.need_ink
    assert theme["linkColor"] == LIGHT.task_ink
    assert theme["borderColor"] == LIGHT.line


def test_the_letters_of_a_page_know_arabic() -> None:
    assert fonts.ARABIC in CONFIGURATION["theme"]["font"]
    assert f"{fonts.ADDRESS}/NotoSansArabic-Bold.woff2" in fonts.font_faces()
    assert {file.stem for file in fonts.WEB_FONTS} == {
        "NotoSansArabic-Regular",
        "NotoSansArabic-Bold",
    }


def test_the_style_of_a_wall_is_not_taken_for_tags() -> None:
    for dark in (False, True):
        style = css("wall", "wide", dark=dark)
        # A browser drops a style in which a tag could begin.
        assert style.count("<") == 2
        assert "--ww-scale" in style


def test_a_note_under_a_field_is_as_dark_as_other_quiet_words() -> None:
    # Streamlit makes it paler by opacity, until WCAG's 4.5 to 1 is lost.
    style = "".join(everywhere(LIGHT).split())
    assert f'stCaptionContainer"]:is(p,span){{color:{LIGHT.quiet};opacity:1;}}' in style


def test_only_a_wall_that_was_made_for_it_is_dark() -> None:
    for path, dark in (("/kompas", True), ("/", True), ("/terugkoppeling", False)):
        scope = {"path": path, "query_string": b"scherm=1&donker=1"}
        assert (DARK.paper.encode() in page_style(scope)) is dark


def test_nothing_in_the_configuration_reaches_the_internet() -> None:
    assert CONFIGURATION["browser"]["gatherUsageStats"] is False
    assert CONFIGURATION["logger"]["hideWelcomeMessage"] is True


def test_only_the_configured_tiles_may_come_from_elsewhere() -> None:
    assert "https:" not in content_policy()
    tiles = "https://service.pdok.nl/brt/{z}/{x}/{y}.png"
    assert "img-src 'self' data: blob: https://service.pdok.nl;" in content_policy(tiles)


def test_the_language_of_a_request() -> None:
    def scope(query: bytes = b"", cookie: bytes = b"") -> dict[str, object]:
        return {"query_string": query, "headers": [(b"cookie", cookie)]}

    assert request_language(scope()) == "nl"
    assert request_language(scope(b"taal=en")) == "en"
    assert request_language(scope(b"", b"a=b; wijkwijzer_taal=en")) == "en"
    assert request_language(scope(b"taal=nl", b"wijkwijzer_taal=en")) == "nl"
    assert request_language(scope(b"taal=%3Cscript%3E", b"wijkwijzer_taal=xx")) == "nl"


def test_a_target_after_signing_in_stays_inside() -> None:
    for inside in ("/", "/kompas", "/kompas?wijk=a&scherm=1"):
        assert safe_target(inside) == inside
    for outside in ("", "kompas", "//kwaad.example", "/\\kwaad", "https://kwaad.example", "/\n/x"):
        assert safe_target(outside) == "/"
