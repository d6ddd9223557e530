"""Under which addresses others in the network reach this machine."""

import ipaddress
import socket


def own_addresses() -> tuple[str, ...]:
    """Return the addresses of this machine that others in the network can reach, IPv4 first."""
    found = {entry[4][0] for entry in _resolved(socket.gethostname())}
    # A connection without sending anything: the system says which own address it would use.
    for target in ("192.0.2.1", "10.255.255.255"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((target, 9))
                found.add(probe.getsockname()[0])
            except OSError:
                continue
    return tuple(sorted(str(a) for a in found if _reachable(str(a))))


def _resolved(name: str) -> list[tuple[object, object, object, object, tuple[str, int]]]:
    try:
        return socket.getaddrinfo(name, None, socket.AF_INET, socket.SOCK_STREAM)  # type: ignore[return-value]
    except OSError:
        return []


def _reachable(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return not (parsed.is_loopback or parsed.is_unspecified or parsed.is_link_local)
