"""The project's own pages, held to the code they speak of."""

import importlib.metadata
import io
import itertools
import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import discord
import pytest
from discord.ext import commands
from dotenv import dotenv_values
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pydantic import SecretStr

import bot
from bot.catalog import parse_prompt
from bot.catalog.check import fulfilments
from bot.catalog.options import OPTIONS, PRIVATE, STYLE
from bot.errors import SettingsError, StoreLockedError, UnreachableError
from bot.locales import Words
from bot.settings import ENV_FILE_VARIABLE, Settings
from cogs.imagine.cog import ImagineCog
from cogs.kit.periodic import PeriodicCog
from sandbox.environment import EASEL_SETTINGS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DESIGN = (ROOT / "DESIGN.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PAGES = [
    *(ROOT / f"{name}.md" for name in ("README", "DESIGN", "CHANGELOG", "SECURITY")),
    *ROOT.glob("docs/*.md"),
]
LOCKS = sorted(ROOT.glob("requirements*.lock"))

_SETTING = re.compile(r"^(?P<off>#?)(?P<name>[A-Z][A-Z_]+)=(?P<value>.*)$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def default_of(name: str) -> str:
    """The default as somebody would write it into .env."""
    value = Settings.model_fields[name.lower()].default
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def table(heading: str) -> list[list[str]]:
    """The rows of the README's table whose first column has this heading."""
    lines = README.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    rows: list[list[str]] = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def anchors(page: Path) -> set[str]:
    """The anchors GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def setting_names() -> set[str]:
    return {name.upper() for name in Settings.model_fields}


# --- settings -------------------------------------------------------------------------------------


def test_readme_has_each_setting_once_with_its_default() -> None:
    rows = table("Setting")
    written = {name.strip("`"): default.strip("`") for name, default, _ in rows}

    assert len(rows) == len(written)
    assert written == {name: default_of(name) for name in setting_names()}


def test_readme_names_the_other_names_of_the_key() -> None:
    key = Settings.model_fields["cometapi_key"].validation_alias
    names = {str(choice) for choice in getattr(key, "choices", ())}
    (row,) = [row for row in table("Setting") if row[0] == "`COMETAPI_KEY`"]

    assert len(names) > 1
    assert {name for name in names if f"`{name}`" in " ".join(row)} == names
    assert f"`{ENV_FILE_VARIABLE}`" in README


def test_example_has_each_setting_once_with_one_comment_line() -> None:
    blocks = [block.splitlines() for block in EXAMPLE.strip().split("\n\n")][1:]
    names = [match["name"] for block in blocks if (match := _SETTING.match(block[-1]))]

    assert all(len(block) == 2 and block[0].startswith("# ") for block in blocks)
    assert sorted(names) == sorted(setting_names())


def test_example_shows_the_defaults_and_asks_for_what_is_needed() -> None:
    shown = {match["name"]: match for match in _SETTING.finditer(EXAMPLE)}
    wanted = {name for name, match in shown.items() if not match["off"]}

    assert wanted == {"DISCORD_TOKEN", "COMETAPI_KEY"}
    assert all(not shown[name]["value"] for name in wanted)
    assert {name: match["value"] for name, match in shown.items() if default_of(name)} == {
        name: default_of(name) for name in setting_names() if default_of(name)
    }


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in EASEL_SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_example_as_it_is_only_lacks_what_is_needed(no_settings: pytest.MonkeyPatch) -> None:
    no_settings.setenv(ENV_FILE_VARIABLE, str(ROOT / ".env.example"))

    with pytest.raises(SettingsError) as caught:
        Settings.load(words=Words.load(), required=("DISCORD_TOKEN", "COMETAPI_KEY"))

    assert [problem.split(":")[0] for problem in caught.value.problems] == [
        "DISCORD_TOKEN",
        "COMETAPI_KEY",
    ]


def test_every_value_in_the_example_is_valid(
    no_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "models.toml").touch()
    on = _SETTING.sub(r"\g<name>=\g<value>", EXAMPLE)
    (tmp_path / ".env").write_text(on, encoding="utf-8")
    no_settings.chdir(tmp_path)

    settings = Settings.load(words=Words.load())

    assert set(dotenv_values(stream=io.StringIO(on))) == setting_names()
    assert settings.http_port is not None
    assert settings.models_file is not None
    assert settings.image_origins
    assert settings.database_url.get_secret_value()


def test_the_sandbox_keeps_every_setting_of_the_visitor_away() -> None:
    assert setting_names() <= EASEL_SETTINGS
    assert ENV_FILE_VARIABLE in EASEL_SETTINGS


# --- what the README tells ------------------------------------------------------------------------


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    named = {
        target
        for page in PAGES
        for target in re.findall(
            r"(?:`|^    )make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE
        )
    }

    assert {"sandbox", "test", "run", "check", "doctor"} <= named
    assert named <= targets


def test_make_targets_say_what_they_do() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)

    assert phony is not None
    assert all(re.search(rf"^{name}:.* ## ", MAKEFILE, re.MULTILINE) for name in phony[1].split())


def test_options_of_imagine_are_the_commands_own() -> None:
    written = [row[0].strip("`") for row in table("Option")]

    assert written == [parameter.name for parameter in ImagineCog.imagine.parameters]


def test_what_a_parameter_may_stand_for_is_in_the_page_about_models() -> None:
    page = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith("| `fulfils` |"))

    assert [tag for tag in fulfilments() if f"`{tag}`" not in row] == []


def test_commands_in_the_tour_are_those_of_the_cogs() -> None:
    import bot.wiring.features  # noqa: F401, PLC0415 - every cog, so that each is a known subclass

    plain = {
        command.name
        for cog in (*commands.Cog.__subclasses__(), *PeriodicCog.__subclasses__())
        if cog.__module__.startswith("cogs.")
        for command in cog.__cog_app_commands__
    }
    groups = {
        str(cog.__cog_group_name__)
        for cog in commands.GroupCog.__subclasses__()
        if cog.__module__.startswith("cogs.")
    }
    rows = [*table("For members"), *table("For moderators")]

    assert {name for row in rows for name in re.findall(r"`/([\w-]+)", row[0])} == plain | groups


def test_inline_parameters_are_shown_with_an_example_that_is_read() -> None:
    line = next(line.strip() for line in README.splitlines() if "    a lighthouse" in line)

    parsed = parse_prompt(line)

    assert parsed.prompt == "a lighthouse in the fog"
    inline = {option.inline.spellings[0] for option in OPTIONS if option.inline is not None}
    # Which styles there are, a server says; that a result was private, no card does.
    assert {name for name, _ in parsed.read} == inline - {STYLE.tag, PRIVATE.tag}
    assert parsed.values.get(PRIVATE)


def test_commands_are_those_of_the_command_line() -> None:
    from bot.__main__ import command_line  # noqa: PLC0415 - reads words
    from bot.commands import COMMANDS  # noqa: PLC0415 - as above

    written = {row[0].strip("`").split()[3] for row in table("Command")}

    assert written == set(COMMANDS)
    assert all(name in command_line().format_help() for name in COMMANDS)


def test_exit_codes_are_the_errors_own() -> None:
    written = {int(row[0]) for row in table("Exit code")}

    assert written == {
        0,
        1,
        SettingsError.exit_code,
        StoreLockedError.exit_code,
        UnreachableError.exit_code,
    }


@pytest.mark.parametrize("page", ["README.md", "docs/members.md", "docs/languages.md"])
def test_every_language_is_named_where_people_look_for_it(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    # "spain_spanish", "british_english", "german".
    names = {
        locale.name.rpartition("_")[2].title()
        for locale in discord.Locale
        if Words.load().language_of(locale.value) is not None
    }

    assert len(names) > 3
    assert [name for name in sorted(names) if name not in text] == []


def spoken() -> str:
    """Every sentence Easel has, and what its store says at the start."""
    files = [*ROOT.glob("bot/locales/en/*.ftl"), *ROOT.glob("bot/db/*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_what_one_reads_when_something_is_wrong_is_really_said() -> None:
    said = re.sub(r"\{[^}]*\}", "…", spoken())
    rows = [row[0] for row in table("You read")]
    quotes = [quote for row in rows for quote in re.findall("“(.+?)”", row)]
    quotes = [quote for quote in quotes if "application did not respond" not in quote]

    assert len(quotes) > 10
    assert [quote for quote in quotes if quote.removesuffix(" …") not in said] == []


def test_sentences_quoted_in_docs_are_really_said() -> None:
    said = spoken().replace("*", "")
    for name in ("operating.md", "untried.md"):
        page = (ROOT / "docs" / name).read_text(encoding="utf-8")
        quotes = re.findall(r'"([A-Z][^"\n]{20,}\.)"', page)

        assert quotes
        assert [quote for quote in quotes if quote not in said] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [match["target"] for match in _LINK.finditer(page.read_text(encoding="utf-8"))]

    for target in targets:
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


_PATH = re.compile(
    r"(?<![\w./])(?:bot|cogs|sandbox|docs|tests|scripts|benchmarks)/[\w./-]*[\w/](?![\w<*{])"
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_and_folders_named_in_the_pages_exist(page: Path) -> None:
    named = set(_PATH.findall(_LINK.sub("", page.read_text(encoding="utf-8"))))

    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def decisions() -> dict[str, list[str]]:
    """The decisions in DESIGN.md under the heading of their group."""
    section = DESIGN.partition("## Decisions and their reasons\n")[2].partition("\n## ")[0]
    groups = re.split(r"^### ", section, flags=re.MULTILINE)[1:]
    return {group.splitlines()[0]: re.findall(r"^- (.+)$", group, re.MULTILINE) for group in groups}


def test_decisions_are_short_and_stand_in_eight_groups() -> None:
    assert list(decisions()) == [
        "Accepting",
        "Drawing",
        "Delivering",
        "Surviving",
        "Deciding",
        "Remembering",
        "Wording",
        "Measuring",
    ]
    for group in decisions().values():
        assert len(group) > 4
        assert [decision for decision in group if len(decision.split()) > 80] == []


def test_each_package_names_a_group_of_decisions_that_exists() -> None:
    packages = [*ROOT.glob("bot/*/__init__.py"), *ROOT.glob("cogs/*/__init__.py")]
    named = {
        package: re.findall(r"DESIGN\.md, \"(\w+)\"", package.read_text(encoding="utf-8"))
        for package in packages
    }

    assert [package for package, groups in named.items() if not groups] == []
    assert {group for groups in named.values() for group in groups} <= set(decisions())


# --- dependencies and releases --------------------------------------------------------------------


def required_names() -> set[str]:
    project = PYPROJECT["project"]
    requirements = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
        *(one for group in PYPROJECT["dependency-groups"].values() for one in group),
        *PYPROJECT["build-system"]["requires"],
    ]
    return {re.split(r"[<>=\[ ;]", requirement)[0] for requirement in requirements}


def test_every_dependency_has_its_reason_and_no_other_has() -> None:
    section = DESIGN.partition("## What each dependency is for")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])}

    assert named == required_names()
    assert all(len(row.split("|")[2].strip()) > 10 for row in rows)


def test_locks_have_hashes_and_no_address() -> None:
    assert len(LOCKS) == 3
    for lock in LOCKS:
        text = lock.read_text(encoding="utf-8")
        entries = re.findall(r"^\S+==", text, re.MULTILINE)

        assert len(entries) > 30
        assert "://" not in text
        assert "index" not in text
        assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(
            entries
        )


MACHINES = [
    {"python_version": version, "python_full_version": f"{version}.1", **system}
    for version, system in itertools.product(
        ("3.11", "3.12", "3.13", "3.14"),
        (
            {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
            {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
            {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
        ),
    )
]


requirement_of = lru_cache(maxsize=None)(Requirement)


@lru_cache
def needs_of(name: str) -> Sequence[str]:
    """What a package that is installed here requires."""
    try:
        return importlib.metadata.requires(name) or ()
    except importlib.metadata.PackageNotFoundError:
        return ()  # for another kind of machine than this one


@lru_cache
def locked(lock: Path) -> dict[str, list[Requirement]]:
    """What a lock installs, by name; a name may stand there once for each kind of machine."""
    text = lock.read_text(encoding="utf-8")
    lines = [line.removesuffix(" \\") for line in text.splitlines() if "==" in line.split(" ")[0]]
    found: dict[str, list[Requirement]] = {}
    for requirement in map(Requirement, lines):
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def what_a_lock_lacks(
    lock: dict[str, list[Requirement]], wanted: list[str], machine: dict[str, str]
) -> set[str]:
    """What is required on such a machine, at any depth, and not installed by this lock."""
    lacking: set[str] = set()
    seen: set[tuple[str, str]] = set()
    waiting = [(requirement_of(text), "") for text in wanted]
    while waiting:
        requirement, extra = waiting.pop()
        marker = requirement.marker
        if marker is not None and not marker.evaluate({**machine, "extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        pins = [
            pin for pin in lock.get(name, []) if pin.marker is None or pin.marker.evaluate(machine)
        ]
        version = next((str(pin.specifier).removeprefix("==") for pin in pins), None)
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            lacking.add(f"{requirement} (locked: {version})")
            continue
        new = {(name, one) for one in ("", *requirement.extras)} - seen
        seen |= new
        waiting += [(requirement_of(text), one) for _, one in new for text in needs_of(name)]
    return lacking


@pytest.mark.parametrize(
    "machine", MACHINES, ids=lambda one: f"{one['sys_platform']}-{one['python_version']}"
)
def test_each_lock_is_whole_so_that_nothing_is_resolved(machine: dict[str, str]) -> None:
    project = PYPROJECT["project"]
    run = project["dependencies"]
    sandbox = [*run, *project["optional-dependencies"]["sandbox"]]
    dev = [*sandbox, *PYPROJECT["dependency-groups"]["dev"]]
    wanted = {"": run, "-sandbox": sandbox, "-dev": dev}

    for name, requirements in wanted.items():
        lock = locked(ROOT / f"requirements{name}.lock")
        assert what_a_lock_lacks(lock, requirements, machine) == set()
        assert what_a_lock_lacks(lock, ["not-in-any-lock", "aiohttp<1"], machine)


def test_whatever_installs_a_lock_resolves_nothing() -> None:
    for text in (MAKEFILE, DOCKERFILE):
        assert "--require-hashes" in text
        assert text.count("--require-hashes") == text.count("--no-deps --require-hashes")


def test_locks_agree_with_each_other() -> None:
    pins = [
        dict(re.findall(r"^(\S+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))
        for lock in (
            ROOT / "requirements.lock",
            ROOT / "requirements-sandbox.lock",
            ROOT / "requirements-dev.lock",
        )
    ]

    assert pins[0].items() <= pins[1].items() <= pins[2].items()


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[([^\]]+)\]", changelog, re.MULTILINE)
    version = bot.__version__

    assert newest is not None
    assert newest[1] == version


# --- container and machines -----------------------------------------------------------------------


def test_the_container_runs_the_bot_itself_and_not_as_root() -> None:
    (command,) = re.findall(r"^CMD (.+)$", DOCKERFILE, re.MULTILINE)

    assert command == '["python", "-m", "bot", "run"]'
    assert re.search(r"^USER 10001:10001$", DOCKERFILE, re.MULTILINE)
    assert re.search(r"^STOPSIGNAL SIGTERM$", DOCKERFILE, re.MULTILINE)


def test_everything_the_container_copies_is_sent_to_its_builder() -> None:
    copied = {
        name
        for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
        for name in sources.split()
    }
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert copied == {line[1:] for line in ignore if line.startswith("!")}
    assert "*" in ignore
    assert all((ROOT / name).exists() for name in copied)


def test_the_container_has_longer_than_the_bot_to_stop() -> None:
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    grace = re.search(r"^    stop_grace_period: (\d+)s$", compose, re.MULTILINE)

    assert grace is not None
    assert int(grace[1]) >= Settings.model_fields["shutdown_grace_seconds"].default + 15


def test_the_unit_starts_again_only_where_that_helps() -> None:
    page = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    unit = dict(
        re.findall(r"^(\w+)=(.*)$", page.partition("```ini")[2].partition("```")[0], re.MULTILINE)
    )
    never = {StoreLockedError.exit_code, SettingsError.exit_code}

    assert {int(code) for code in unit["RestartPreventExitStatus"].split()} == never
    assert unit["RestartMaxDelaySec"] == "5min"
    assert unit["UMask"] == "0077"
    assert (
        int(unit["TimeoutStopSec"]) > Settings.model_fields["shutdown_grace_seconds"].default + 20
    )


@pytest.mark.parametrize("script", [".ci/run", "scripts/release", "scripts/system-packages"])
def test_scripts_can_be_run(script: str) -> None:
    path = ROOT / script

    assert os.access(path, os.X_OK)
    assert "set -euo pipefail" in path.read_text(encoding="utf-8")
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0


class _Health(BaseHTTPRequestHandler):
    status: ClassVar[int] = 200

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/livez" else 404)
        self.end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@contextmanager
def health_served(status: int) -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), type("Health", (_Health,), {"status": status}))
    thread = threading.Thread(target=server.serve_forever, name="health", daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def health_check(port: str, *, host: str = "") -> int:
    # A proxy that is not there: the bot must be asked directly.
    proxy = "http://127.0.0.1:9"
    environment = os.environ | {"HTTP_HOST": host, "HTTP_PORT": port, "http_proxy": proxy}
    script = ROOT / "scripts" / "health.py"
    return subprocess.run(
        [sys.executable, script], env=environment, check=False, timeout=20
    ).returncode


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
def test_the_health_check_says_what_the_bot_says(status: int, code: int) -> None:
    with health_served(status) as port:
        assert health_check(str(port)) == code


@pytest.mark.parametrize("host", ["", "127.0.0.1", "0.0.0.0"])
def test_the_health_check_finds_the_bot_wherever_it_listens(host: str) -> None:
    with health_served(200) as port:
        assert health_check(str(port), host=host) == 0


def test_the_health_check_needs_an_answer_only_where_one_is_offered() -> None:
    with health_served(200) as port:
        pass

    assert health_check(str(port)) == 1
    assert health_check("") == 0


def test_pictures_are_small_enough_for_a_readme() -> None:
    pictures = list(ROOT.glob("docs/pictures/*.png"))

    assert pictures
    assert all(picture.stat().st_size < 400_000 for picture in pictures)
    assert all(f"docs/pictures/{picture.name}" in README for picture in pictures)
