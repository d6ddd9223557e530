from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.i18n import CHECKED, LANGUAGES
from wijkwijzer.neighbourhood.languages import allowed_language, enabled_languages
from wijkwijzer.neighbourhood.records import Wijk

IDS = st.lists(st.sampled_from([*LANGUAGES, "fr", ""]))


def wijk(*languages: str) -> Wijk:
    return Wijk(id="w", name="Proefwijk", languages=languages)


def test_only_what_a_native_speaker_checked_is_on_by_itself() -> None:
    assert enabled_languages(Wijk(id="w", name="Proefwijk")) == CHECKED == ("nl", "en")


def test_a_language_that_is_off_becomes_dutch() -> None:
    assert allowed_language(wijk("nl", "en"), "ar") == "nl"
    assert allowed_language(wijk("ar"), "ar") == "ar"
    assert allowed_language(None, "en") == "en"
    assert allowed_language(None, "ar") == "nl"


@given(IDS)
def test_dutch_is_always_there_and_the_order_is_that_of_the_list(on: list[str]) -> None:
    enabled = enabled_languages(wijk(*on))
    assert enabled[0] == "nl"
    assert list(enabled) == [id_ for id_ in LANGUAGES if id_ in {*on, "nl"}]
