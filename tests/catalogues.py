"""The catalogues beside the code: `make texts` puts what is missing in them, to be translated.

What residents read must be there in every language; English also has some of what facilitators
read. A text that is not used any more goes.
"""

import io
import sys
from collections.abc import Mapping
from functools import cache

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from wijkwijzer.i18n import LANGUAGES, LOCALES
from wijkwijzer.settings import PROJECT
from wijkwijzer.ui.navigation import pages

TRANSLATED = tuple(language for language in LANGUAGES if language != "nl")
RESIDENT_VISIBLE = (
    "pages/start.py",
    "pages/vragenlijst.py",
    "pages/inbreng.py",
    "pages/kompas.py",
    "pages/ambities.py",
    "pages/terugkoppeling.py",
    "pages/afspraken.py",
    "pages/draad.py",
    "pages/verslag.py",
    "wijkwijzer/ui/dialogue/report.py",
    "wijkwijzer/ui/dialogue/report_onward.py",
    "wijkwijzer/ui/dialogue/report_reading.py",
    "wijkwijzer/ui/pact/lanes.py",
    "wijkwijzer/ui/pact/residents.py",
    "wijkwijzer/ui/pact/thread_page.py",
    "wijkwijzer/ui/pact/words.py",
    "wijkwijzer/pact/thread_words.py",
    "wijkwijzer/pact/words.py",
    "wijkwijzer/ui/feedback/",
    "wijkwijzer/ui/outcome_words.py",
    "wijkwijzer/ui/survey/",
    "wijkwijzer/ui/header.py",
    "wijkwijzer/ui/live_element.py",
    "wijkwijzer/ui/require.py",
    "wijkwijzer/ui/parts.py",
    "wijkwijzer/ui/server.py",
    "wijkwijzer/ui/guard.py",
    "wijkwijzer/ui/routes/answers.py",
    "wijkwijzer/ui/routes/meetings.py",
    "wijkwijzer/survey/comparison.py",
    "wijkwijzer/ui/kompas/certainty.py",
    "wijkwijzer/ui/kompas/earlier.py",
    "wijkwijzer/ui/kompas/element.py",
    "wijkwijzer/ui/kompas/map.py",
    "wijkwijzer/ui/kompas/ranking.py",
    "wijkwijzer/ui/kompas/sections.py",
    "wijkwijzer/ui/kompas/view.py",
    "wijkwijzer/ui/kompas/voices.py",
    "wijkwijzer/ui/kompas/wall.py",
    "wijkwijzer/ui/ambitions/cell.py",
    "wijkwijzer/ui/ambitions/pieces.py",
    "wijkwijzer/ui/ambitions/sections.py",
    "wijkwijzer/ui/ambitions/wall.py",
    "wijkwijzer/survey/form/",
    "wijkwijzer/survey/answers.py",
    "wijkwijzer/survey/places.py",
    "wijkwijzer/survey/photo.py",
    "wijkwijzer/survey/paper.py",
    "wijkwijzer/survey/words.py",
    "wijkwijzer/intake/survey.py",
    "wijkwijzer/intake/filling_in.py",
    "wijkwijzer/intake/drafts.py",
    "wijkwijzer/intake/receipts.py",
    "wijkwijzer/intake/guesses.py",
    "wijkwijzer/intake/invitations.py",
    "wijkwijzer/dialogue/form/",
    "wijkwijzer/dialogue/words.py",
    "wijkwijzer/intake/ballots.py",
    "wijkwijzer/intake/ballot_checks.py",
    "wijkwijzer/reports/paper_form.py",
    "wijkwijzer/wijkkompas/",
    "wijkwijzer/ambitions/",
)
"""Where texts stand that a resident may meet, on a screen or on paper."""

_HEADER = """\
# What residents see in {name}; the message ids are the Dutch text. Made with `make texts`.
msgid ""
msgstr ""
"Project-Id-Version: Wijkwijzer 0.1.0\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_NAMES = {"en": "English", "de": "German", "tr": "Turkish", "ar": "Arabic"} | {
    "pl": "Polish",
    "uk": "Ukrainian",
}


@cache
def used() -> Mapping[str, frozenset[str]]:
    """Return every text in the code, with the files it stands in."""
    found: dict[str, set[str]] = {}
    for part in ("wijkwijzer", "pages"):
        for file, _line, text, _comments, _context in extract_from_dir(
            PROJECT / part, keywords={"_": None, "gettext": None}
        ):
            found.setdefault(str(text), set()).add(f"{part}/{file}")
    return {text: frozenset(files) for text, files in found.items()}


def seen_by_residents() -> frozenset[str]:
    """Return the texts that residents may meet."""
    titles = {page.title for page in pages() if page.for_residents}
    return frozenset(titles) | frozenset(
        text
        for text, files in used().items()
        if any(file.startswith(RESIDENT_VISIBLE) for file in files)
    )


def translations(language: str) -> dict[str, str]:
    """Return what stands in a catalogue, empty translations too."""
    path = LOCALES / language / "LC_MESSAGES" / "wijkwijzer.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def write(language: str, texts: Mapping[str, str]) -> None:
    """Write a catalogue in the order of the alphabet."""
    catalogue = Catalog(locale=language)
    for text, translation in texts.items():
        catalogue.add(text, translation)
    body = io.BytesIO()
    write_po(body, catalogue, width=100, sort_output=True, omit_header=True)
    head = _HEADER.format(name=_NAMES[language], language=language)
    path = LOCALES / language / "LC_MESSAGES" / "wijkwijzer.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + body.getvalue().decode().rstrip("\n") + "\n", encoding="utf-8")


def update(language: str) -> int:
    """Add what is missing as empty entries, drop what is not used; return how many are empty."""
    known = translations(language)
    wanted = seen_by_residents() | ({*known} & {*used()} if language == "en" else set())
    texts = {text: known.get(text, "") for text in wanted}
    write(language, texts)
    return sum(not text.strip() for text in texts.values())


if __name__ == "__main__":
    for each in TRANSLATED:
        empty = update(each)
        sys.stdout.write(f"locales/{each}: {empty or 'nothing'} to translate\n")
