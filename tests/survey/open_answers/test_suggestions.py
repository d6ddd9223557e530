"""Suggestions: themes by the words people use there, quotes by the words they share."""

from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.survey.open_answers.suggestions import (
    Candidate,
    SuggestedTheme,
    pointing_words,
    suggest_quotes,
    suggest_themes,
)
from wijkwijzer.survey.open_answers.words import WordCount, groups_of, written_words

THEMES = theme_set("themas")


def test_a_word_points_to_the_theme_where_most_people_use_it() -> None:
    texts = [(f"p{n}", "Meer bomen bij het water", ("groen",)) for n in range(3)]
    texts += [(f"q{n}", "Water in de kelder", ("klimaat",)) for n in range(4)]
    texts += [
        ("r", "Water en bomen", ()),
        ("p0", "Een duif", ("groen",)),
        ("p0", "Duif", ("groen",)),
    ]
    said = [(person, written_words(text), themes) for person, text, themes in texts]
    groups = groups_of({word for _p, words, _t in said for word in words})
    pointing = pointing_words(said, groups, THEMES)
    assert pointing["bomen"] == {"groen": 3}
    assert pointing["water"] == {"klimaat": 4}
    assert "duif" not in pointing
    assert pointing["veiligheid"] == {"veiligheid": 3}  # the name of a theme always does
    words = written_words("De bomen staan in het water. Veiligheid!")
    assert suggest_themes(words, groups, pointing) == (
        SuggestedTheme("klimaat", ("water",)),
        SuggestedTheme("groen", ("bomen",)),
        SuggestedTheme("veiligheid", ("veiligheid",)),
    )
    assert suggest_themes(words, groups, pointing, most=1)[0].theme == "klimaat"
    assert suggest_themes(written_words("Niets bijzonders"), groups, pointing) == ()


def test_quotes_share_most_frequent_words_and_every_buurt_comes_first_once() -> None:
    def candidate(id_: str, buurt: str, text: str) -> Candidate:
        return Candidate(id_, text, buurt, written_words(text))

    frequent = [WordCount(("boom", "bomen"), 9), WordCount(("bank",), 5), WordCount(("gras",), 4)]
    long = " Dat zeg ik al jaren tegen iedereen die het horen wil."
    found = suggest_quotes(
        [
            candidate("a", "b0", "Een boom, een bank en gras." + long),
            candidate("b", "b0", "Een boom en een bank." + long),
            candidate("c", "b1", "Meer bomen, bomen, bomen." + long),
            candidate("d", "b1", "Een brug." + long),
            candidate("e", "b2", "Een boom."),
            candidate("f", "b3", "Een boom." + 9 * long),
        ],
        frequent,
    )
    assert [one.id for one in found] == ["a", "c", "b"]
