"""The parts of the page that tells what happens with what residents brought in."""

from wijkwijzer.ui.feedback.chapter import chapter_section
from wijkwijzer.ui.feedback.choosing import choose_chapter, opening
from wijkwijzer.ui.feedback.style import page_style

__all__ = ["chapter_section", "choose_chapter", "opening", "page_style"]
