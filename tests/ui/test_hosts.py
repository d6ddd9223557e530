"""Under which names the server answers, and which origins are its own."""

import socket

import pytest

from wijkwijzer.ui import hosts


def scope(host: str, *, origin: str = "", server: str = "192.168.1.20") -> dict[str, object]:
    headers = [(b"host", host.encode())]
    if origin:
        headers.append((b"origin", origin.encode()))
    return {"type": "http", "headers": headers, "server": (server, 8501), "client": None}


MACHINE = socket.gethostname().lower()


@pytest.mark.parametrize(
    "host",
    [
        "localhost:8501",
        "LOCALHOST",
        "127.0.0.1:8501",
        "[::1]:8501",
        "192.168.1.20:8501",
        MACHINE,
        f"{MACHINE.partition('.')[0]}.local:8501",
        "wijk.example.nl",
    ],
)
def test_own_names(host: str) -> None:
    assert hosts.is_own_host(scope(host), [" Wijk.example.nl "])


@pytest.mark.parametrize(
    "host",
    ["", "kwaad.example", "192.168.1.21", "localhost.kwaad.example", "[", "a b", "127.0.0.1@kwaad"],
)
def test_foreign_names(host: str) -> None:
    assert not hosts.is_own_host(scope(host), [""])


def test_an_address_that_came_in_over_ipv6_is_the_same_address() -> None:
    assert hosts.is_own_host(scope("192.168.1.20", server="::ffff:192.168.1.20"))
    assert hosts.plain_address("::ffff:10.0.0.7") == "10.0.0.7"
    assert hosts.plain_address("fe80::1%eth0") == "fe80::1"
    assert hosts.plain_address("testclient") == "testclient"


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        ("", True),
        ("http://localhost:8501", True),
        ("https://localhost:8501", True),
        ("http://localhost:8502", False),
        ("http://kwaad.example", False),
        ("null", False),
        ("http://[", False),
        ("file://localhost:8501", False),
    ],
)
def test_origins(origin: str, *, own: bool) -> None:
    assert hosts.is_own_origin(scope("localhost:8501", origin=origin)) is own
