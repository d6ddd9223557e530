import socket

import pytest

from wijkwijzer.cli import commands, main, serve
from wijkwijzer.errors import InvalidInput


def test_every_command_explains_itself_with_an_example() -> None:
    listed = dict(commands.commands)
    for name in listed["user"].commands:  # type: ignore[attr-defined]
        listed[f"user {name}"] = listed["user"].commands[name]  # type: ignore[attr-defined]
    del listed["user"]
    for name, command in listed.items():
        assert command.help
        assert f"wijkwijzer {name}" in command.help, name


def test_the_addresses_for_this_machine_and_for_the_hall() -> None:
    lines = serve.address_lines(8501, ["192.168.1.20", "10.0.0.7"])
    assert lines[0].endswith("http://localhost:8501")
    assert lines[1].endswith("http://192.168.1.20:8501")
    assert lines[2].endswith("http://10.0.0.7:8501")
    assert "geen netwerk" in serve.address_lines(8501, [])[1]


def test_there_is_room_for_a_hall_full_of_browsers() -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
        serve.allow_connections()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= min(serve.CONNECTIONS, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_own_addresses_are_of_others_use() -> None:
    assert not [a for a in serve.own_addresses() if a.startswith(("127.", "0.", "169.254."))]


def test_the_configuration_is_passed_on_whole() -> None:
    options = serve.configuration(serve.CONFIGURATION)
    assert options["runner.postScriptGC"] is False
    assert options["server.maxUploadSize"] == 20
    assert options["theme.base"] == "light"


def test_a_taken_port_is_refused_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InvalidInput, match=str(port)):
            serve.refuse_taken_port(port)
    serve.refuse_taken_port(port)


@pytest.mark.parametrize("arguments", [["onzin"], ["user", "add"], ["serve", "--port", "0"]])
def test_a_command_that_cannot_be_understood(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err
