"""Somebody who looks at pages and touches what stands on them, one thing at a time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from benchmarks.processes import family
from benchmarks.server import Server

_SETTLES = 0.02
"""Seconds in which a server lays down what it had in its hands."""
_BUTTONS = ("button", "download_button")


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time of the server and of waiting, and bytes that came."""

    cpu: float
    wait: float
    size: int


@dataclass
class Visitor:
    """A page that is open in one browser, as far as the server can tell."""

    server: Server
    socket: ClientConnection
    page: str = ""
    query: str = ""
    texts: list[str] = field(default_factory=list)
    widgets: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Key -> kind, id, and the fragment it stands in ("" for none)."""

    def show(self, page: str, query: str = "") -> Cost:
        """Go to an address."""
        self.page, self.query = page, query
        self.widgets.clear()
        return self._run(self._ask())

    def touch(self, **values: object) -> Cost:
        """Change what stands under these keys (`_` for `-` in them), or press it.

        As a browser does, only the fragment of the last of them is asked to run.
        """
        ask = self._ask()
        for key, value in values.items():
            kind, id_, ask.rerun_script.fragment_id = self._widget(key)
            widget = ask.rerun_script.widget_states.widgets.add()
            widget.id = id_
            if kind in _BUTTONS:
                widget.trigger_value = True
            elif kind == "slider":
                widget.double_array_value.data.append(float(str(value)))
            elif kind == "number_input":
                widget.double_value = float(str(value))
            elif kind == "button_group":
                widget.string_array_value.data.append(str(value))
            elif kind == "checkbox":
                widget.bool_value = bool(value)
            else:
                widget.string_value = str(value)
        return self._run(ask)

    def _widget(self, key: str) -> tuple[str, str, str]:
        for name, widget in self.widgets.items():
            if name.replace("-", "_").replace(":", "_").startswith(key):
                return widget
        raise LookupError(f"{self.page} has no {key}: {sorted(self.widgets)}")

    def _ask(self) -> BackMsg:
        ask = BackMsg()
        ask.rerun_script.page_name = self.page
        ask.rerun_script.query_string = self.query
        return ask

    def _run(self, ask: BackMsg) -> Cost:
        self.texts.clear()
        cpu, began, size = processor_time(self.server.pid), time.perf_counter(), 0
        self.socket.send(ask.SerializeToString())
        while True:
            data = self.socket.recv(timeout=120, decode=False)
            size += len(data)
            message = ForwardMsg()
            message.ParseFromString(data)
            if message.WhichOneof("type") == "script_finished":
                # A run that asked for another one is not the end of what was asked.
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                break
            self._keep(message)
        wait = 1000 * (time.perf_counter() - began)
        time.sleep(_SETTLES)
        return Cost(processor_time(self.server.pid) - cpu, wait, size)

    def _keep(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "page_info_changed":
            self.query = message.page_info_changed.query_string
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"{self.page}?{self.query}: {element.exception.message}")
        if kind == "html":
            self.texts.append(element.html.body)
        id_ = getattr(getattr(element, kind, None), "id", "") if kind else ""
        if id_:
            # $$ID-<hash>-<key>
            self.widgets[id_.split("-", 2)[2]] = (str(kind), id_, message.delta.fragment_id)


def processor_time(pid: int) -> float:
    """Return the milliseconds of processor time of a process and all below it (Linux)."""
    found = 0.0
    for each in family(pid):
        try:
            found += time.clock_gettime((~each << 3) | 2)  # what clock_getcpuclockid(3) makes
        except OSError:
            continue  # it has just ended
    return 1000 * found


@contextmanager
def visitor(server: Server, cookie: str = "") -> Iterator[Visitor]:
    """Open a browser; `cookie` is `name=value` of who signed in, "" of a resident."""
    origin = f"http://localhost:{server.port}"
    with connect(
        f"ws://localhost:{server.port}/_stcore/stream",
        subprotocols=["streamlit", "x"],  # type: ignore[list-item]
        additional_headers={"Cookie": cookie, "Origin": origin},
        max_size=None,
        compression=None,
    ) as socket:
        yield Visitor(server, socket)
