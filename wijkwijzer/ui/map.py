"""Maps whose layers were written to script before, so that a page run need not write them again.

folium compiles a template for every element at every run, a tenth of a second for a map of a wijk.
Here a map is built and written once; after that a page gets an empty map with the finished script
in it. What the browser receives is the same.
"""

from types import SimpleNamespace

import folium
from branca.element import MacroElement
from streamlit_folium import generate_leaflet_string

GROUP_ID = "feature_group_0"
"""The id that `st_folium` gives the group that it adds."""


class Written(MacroElement):
    """A part of a map that is script already.

    Parameters
    ----------
    script
        JavaScript in which the map is called `map_div`, as `st_folium` calls it.
    """

    def __init__(self, script: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._template = SimpleNamespace(
            module=SimpleNamespace(script=lambda _this, _kwargs=None: script)
        )

    def render(self, **_kwargs: object) -> str:
        """Add nothing to the page: there is nothing left to be written."""
        return ""


def layers_script(drawn: folium.Map) -> str:
    """Write the layers of a map, without the map itself."""
    drawn.get_root().render()
    own = generate_leaflet_string(drawn, nested=False)
    return str(generate_leaflet_string(drawn)[len(own) :])


def group_script(group: folium.FeatureGroup, ground: folium.Map) -> str:
    """Write what stands in a group, as if it were added to `ground`."""
    group._id = GROUP_ID  # noqa: SLF001 - what st_folium does
    group.add_to(ground)
    group.render()  # type: ignore[no-untyped-call]
    own = generate_leaflet_string(group, nested=False, base_id=GROUP_ID)
    script = generate_leaflet_string(group, base_id=GROUP_ID)[len(own) :]
    return str(script.replace(ground.get_name(), "map_div"))
