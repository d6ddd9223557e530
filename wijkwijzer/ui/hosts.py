"""Under which names this server may be asked, and where a request comes from."""

import ipaddress
import socket
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.types import Scope

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def header(scope: Scope, name: bytes) -> str:
    """Return a request header, "" when absent."""
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return ""


def host_name(host: str) -> str:
    """Return the name in a Host header without port and brackets, lower case; "" if malformed."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_loopback(name: str) -> bool:
    """Return whether a host name only leads to the machine that asks."""
    return name in _LOOPBACK


@lru_cache(maxsize=1024)
def plain_address(address: str) -> str:
    """Write an address one way: an IPv4 address that came in over IPv6 as IPv4."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    mapped = getattr(parsed, "ipv4_mapped", None)
    return str(mapped or parsed)


def client_address(scope: Scope) -> str:
    """Return where a request comes from, "" when unknown."""
    client = scope.get("client")
    return plain_address(client[0]) if client else ""


def is_own_host(scope: Scope, extra: Iterable[str] = ()) -> bool:
    """Return whether the Host header names this server.

    Ours are: this machine itself, the address on which this very connection came in (so every
    own address, also one that the network hands out later), the machine's name with and without
    `.local`, and `extra`. Any other name is a foreign site that points at us (DNS rebinding).
    """
    name = host_name(header(scope, b"host"))
    if name in _LOOPBACK:
        return True
    server = scope.get("server")
    if server and name == plain_address(str(server[0])):
        return True
    machine = socket.gethostname().lower()
    own = {machine, machine.partition(".")[0], machine.partition(".")[0] + ".local"}
    return name in own | {host.strip().lower() for host in extra if host.strip()}


def is_own_origin(scope: Scope) -> bool:
    """Return whether a request comes from our own pages.

    Browsers name the origin with every POST and every websocket; a request without one does not
    come from a browser and carries nobody's cookie by accident.
    """
    origin = header(scope, b"origin")
    if not origin:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.netloc == header(scope, b"host")
