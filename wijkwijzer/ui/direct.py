"""What is asked most is answered first: before Streamlit's sessions, compression and routes.

Saving an answer passed all of those and used none. The routes are Streamlit's as well (`st.App`
has them), so whatever is not answered here, such as a wrong method, is answered as ever.
"""

from collections.abc import Iterable

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send


class Direct:
    """The middleware that answers requests for a fixed address by themselves.

    Parameters
    ----------
    routes
        What is answered here: routes with a fixed address (without parameters).
    """

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self.app = app
        self.answers: dict[tuple[str, str], ASGIApp] = {
            (method, route.path): route.app
            for route in routes
            if isinstance(route, Route)
            for method in route.methods or ()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on what is not ours."""
        asked = (scope.get("method", ""), scope.get("path", ""))
        await self.answers.get(asked, self.app)(scope, receive, send)
