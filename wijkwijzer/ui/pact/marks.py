"""A shape for each state of an agreement, to stand beside its word."""

from collections.abc import Mapping

from wijkwijzer.look.palette import LIGHT
from wijkwijzer.pact.records import State
from wijkwijzer.ui.drawings import as_image

_RING = '<circle cx="12" cy="12" r="9"/>'
_FULL = '<circle cx="12" cy="12" r="9" fill="currentColor"/>'
_TICK = f'<path d="M7.5 12.5l3 3 6-6.5" stroke="{LIGHT.paper}" stroke-width="2.4"/>'
_SHAPES: Mapping[State, tuple[str, str]] = {
    "niet_begonnen": (LIGHT.quiet, _RING),
    "bezig": (LIGHT.task, _RING + '<path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"/>'),
    "klaar": (LIGHT.positive, _FULL + _TICK),
    "gewijzigd": (LIGHT.quiet, _RING + '<path d="M8 10h7l-2.5-2.5M16 14H9l2.5 2.5"/>'),
    "gestopt": (LIGHT.quiet, _RING + '<path d="M8 8l8 8M16 8l-8 8"/>'),
}


def mark(state: State) -> str:
    """Return the shape of a state as an image without words of its own."""
    colour, shape = _SHAPES[state]
    return as_image(
        '<svg xmlns="http://www.w3.org/2000/svg" width="22" height="22" viewBox="0 0 24 24" '
        'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" '
        f'stroke-linejoin="round">{shape}</svg>',
        colour=colour,
    )
