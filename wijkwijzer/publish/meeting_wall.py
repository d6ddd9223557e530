"""What the wijkkompas tells in a meeting that walks along it, and the sentence on the wall."""

from wijkwijzer.dialogue.records import Meeting, Part
from wijkwijzer.dialogue.screens import CompassView, ScreenContent, ThemeView, WallContent
from wijkwijzer.dialogue.sentences import note, sentence
from wijkwijzer.dialogue.words import field_words
from wijkwijzer.publish.book import standing_book
from wijkwijzer.store import Store
from wijkwijzer.wijkkompas.presentation import compass_drawing
from wijkwijzer.wijkkompas.words import capitalised


def wall_content(store: Store, base: ScreenContent, meeting: Meeting) -> WallContent:
    """Return a screen as the wall shows it, in the language of this context."""
    compass = _compass(store, meeting, meeting.part(base.part.id)) if base.part else None
    return WallContent(
        **dict(base), sentence=sentence(base, compass), note=note(base), compass=compass
    )


def with_compass(store: Store, base: ScreenContent, meeting: Meeting) -> ScreenContent:
    """Return a participant's screen with what the wijkkompas tells of each theme.

    One cannot say whether one recognises what stands on the wall alone.
    """
    compass = _compass(store, meeting, meeting.part(base.part.id)) if base.part else None
    if base.part is None or compass is None:
        return base
    told = {
        theme.theme: capitalised(field_words(theme.field, theme.task)) for theme in compass.themes
    }
    targets = tuple(
        each.model_copy(update={"told": told.get(each.id, "")}) for each in base.part.targets
    )
    return base.model_copy(update={"part": base.part.model_copy(update={"targets": targets})})


def _compass(store: Store, meeting: Meeting, part: Part | None) -> CompassView | None:
    """Return the wijkkompas as everyone may see it, in a part that walks along it."""
    if part is None or part.kind != "kompas":
        return None
    book = standing_book(store, meeting.wijk_id, "public", round_id=meeting.round_id)
    if book is None:
        return None
    context = book.facts.context
    drawing = compass_drawing(
        book.compass(),
        context.themes,
        book.facts.buurt_names,
        context.questionnaire.need_rule,
    )
    return CompassView(
        themes=tuple(
            ThemeView(
                theme=petal.theme,
                name=petal.name,
                wind=petal.wind,
                pictogram=petal.pictogram,
                need=None if petal.hidden else petal.need,
                low=None if petal.hidden else petal.low,
                high=None if petal.hidden else petal.high,
                task=petal.task,
                field=petal.state,
                told=petal.description,
            )
            for petal in drawing.petals
        ),
        needle=drawing.needle,
        sentence=drawing.sentence,
    )
