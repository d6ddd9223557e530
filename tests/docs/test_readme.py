"""README and docs/dependencies.md name every command, setting and dependency."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from wijkwijzer.cli import commands
from wijkwijzer.settings import Settings

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
DEPENDENCIES = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def all_commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def pinned(file: str) -> set[str]:
    lines = (PROJECT / file).read_text(encoding="utf-8").splitlines()
    return {line.split("==")[0] for line in lines if "==" in line}


def explained(heading: str) -> set[str]:
    section = DEPENDENCIES.split(f"## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| ([\w-]+) \|", section, re.MULTILINE)) - {"package"}


COMMANDS = dict(all_commands(commands))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_a_command_with_its_options(name: str) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `{name}")), "")
    assert row, f"{name} stands in no row of the README"
    options = {o for p in COMMANDS[name].params for o in p.opts if o.startswith("--")}
    shared = {"--wijk", "--round", "--audience", "--json"} & options
    assert {o for o in options - shared if o not in row} == set()
    assert all(option in README for option in shared)


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    named = re.findall(r"^\| `([a-z-]+(?: (?:add|list|password|close))?)", README, re.MULTILINE)
    assert set(named) == set(COMMANDS)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_readme_names_a_setting(name: str) -> None:
    assert f"| `WIJKWIJZER_{name.upper()}` |" in README


def test_every_dependency_is_explained_and_no_other() -> None:
    assert explained("To run") == pinned("requirements.txt")
    assert explained("To develop") == pinned("requirements-dev.txt")


@pytest.mark.parametrize("file", ["README.md", *sorted(p.name for p in PROJECT.glob("docs/*.md"))])
def test_links_within_the_project_lead_somewhere(file: str) -> None:
    path = PROJECT / file if file == "README.md" else PROJECT / "docs" / file
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
