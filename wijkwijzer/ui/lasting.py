"""Files that never change under their address: fetched once by each browser, sent from memory.

A first visit takes some seventy of them, 2.8 MB of Streamlit's and our own scripts. Streamlit reads
each from the disk for each visitor and sends it as it stands, for a proxy in front to compress; in
a hall there is none, and hundreds of phones share one wifi. So they are compressed once and kept.
"""

import gzip
import mimetypes
from collections.abc import Mapping
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from wijkwijzer.dialogue import form as dialogue_form
from wijkwijzer.survey import form
from wijkwijzer.ui.hosts import header

_FOR_GOOD = "public, max-age=31536000, immutable"
_TEXT = {".js", ".css", ".svg"}
# What the system says of these differs from one machine to the next.
_TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}


File = Path | str
"""A file on the disk, or a script as it stands."""


def lasting_files() -> dict[str, File]:
    """Return what may be kept for good: address -> file."""
    static = Path(get_static_dir()) / "static"
    files: dict[str, File] = {
        f"/static/{path.relative_to(static).as_posix()}": path
        for path in static.rglob("*")
        if path.is_file()
    }
    # What is no first try of a browser goes to the route of the form.
    return files | {each.first: each.source for each in (form.FORM, dialogue_form.FORM)}


class LastingFiles:
    """The middleware that answers those files to browsers that take them compressed.

    Parameters
    ----------
    files
        Address -> file. Nothing else is read from the disk, whatever an address says.
    """

    def __init__(self, app: ASGIApp, files: Mapping[str, File]) -> None:
        self.app = app
        self.files = files
        self._kept: dict[str, Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory; pass on what is not ours."""
        path = scope.get("path", "")
        if path in self.files and scope["method"] == "GET" and _takes_gzip(scope):
            if path not in self._kept:
                self._kept[path] = await run_in_threadpool(_response, self.files[path])
            await self._kept[path](scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _takes_gzip(scope: Scope) -> bool:
    return "gzip" in header(scope, b"accept-encoding")


def _response(file: File) -> Response:
    path = file if isinstance(file, Path) else Path("script.js")
    content = file.encode() if isinstance(file, str) else file.read_bytes()
    headers = {"Cache-Control": _FOR_GOOD, "Vary": "Accept-Encoding"}
    if path.suffix in _TEXT:
        content = gzip.compress(content)
        headers["Content-Encoding"] = "gzip"
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return Response(content, headers=headers, media_type=kind or "application/octet-stream")
