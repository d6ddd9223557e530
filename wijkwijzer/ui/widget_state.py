"""Streamlit's fields look up one value of a session instead of copying all of them.

Each text, number and list field asks for everything that the session holds, to see whether its own
value was set to None: a form of forty fields made forty copies of what stands in all of them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from streamlit.runtime.state import SafeSessionState

COPIED: property = vars(SafeSessionState)["filtered_state"]
"""What a session holds as Streamlit itself gives it: a copy."""


class LookedUp(Mapping[str, Any]):
    """What a session holds, by the keys that pages gave; for as long as a field looks."""

    def __init__(self, state: SafeSessionState) -> None:
        self._state = state

    def __getitem__(self, key: str) -> Any:
        # Under its own ids Streamlit keeps values too: pages know them by key.
        if key.startswith("$$"):
            raise KeyError(key)
        with self._state._lock:  # noqa: SLF001 - without the yielding of its own look-up
            return self._state._state[key]  # noqa: SLF001

    def __iter__(self) -> Iterator[str]:
        return iter(self._copy())

    def __len__(self) -> int:
        return len(self._copy())

    def __repr__(self) -> str:
        return repr(self._copy())

    def _copy(self) -> dict[str, Any]:
        return dict(COPIED.__get__(self._state))


def look_up_one() -> None:
    """Let every field look up its own value only, from now on."""
    setattr(SafeSessionState, "filtered_state", property(LookedUp))  # noqa: B010
