"""The command line as a program: exit codes, and what operators read."""

import asyncio
import re
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from yarl import URL

from bot.locales import Words
from tests.e2e.invariants import SECRET_TOKEN
from tests.e2e.programs import Ended, easel
from tests.e2e.real_bot import QUICK_MODELS, BotBench, has_picture, real_bot
from tests.e2e.watched_images import SECRET_KEY, WatchedImages
from tests.servers.ports import free_port
from tests.servers.postgres import PostgresServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

words = Words.load().plain.say
SETTINGS_WRONG, UNREACHABLE, LOCKED, FAILED = 78, 69, 75, 1
NOBODY = "http://127.0.0.1:9"
"""The discard port: nothing listens there."""
AT_ADDRESS = words("terminal-output-address", address="http")
CANNOT_REACH = words("terminal-discord-unreachable", url=f"{NOBODY}/api/v10", reason="#")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def health_port() -> int:
    return free_port()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def called() -> Mapping[str, str]:
    """Where the image service calls."""
    port = free_port()
    return {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PUBLIC_PORT": str(port)}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(
    health_port: int, called: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[BotBench, None]:
    folder = tmp_path_factory.mktemp("data")
    environment = {"HTTP_PORT": str(health_port), **called}
    async with real_bot(
        images=WatchedImages(pace=0.05), data_dir=folder, environment=environment
    ) as bench:
        yield bench


def settings_for(bench: BotBench, folder: Path) -> dict[str, str]:
    """Good settings for the services of the bench, with a data folder of their own."""
    return {
        "DISCORD_TOKEN": SECRET_TOKEN,
        "DISCORD_API_URL": bench.discord.api_url,
        "DISCORD_GATEWAY_URL": bench.discord.gateway_url,
        "COMETAPI_KEY": SECRET_KEY,
        "PREDICTION_API_URL": f"{bench.images.url}/replicate/v1",
        "IMAGE_ORIGINS": bench.images.url,
        "MODELS_FILE": str(QUICK_MODELS),
        "DATA_DIR": str(folder / "data"),
    }


@pytest.fixture
def settings(bench: BotBench, tmp_path: Path) -> dict[str, str]:
    return settings_for(bench, tmp_path)


def list_of(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def assert_no_secrets(ended: Ended) -> None:
    assert SECRET_KEY not in ended.out + ended.err
    assert SECRET_TOKEN not in ended.out + ended.err
    assert "Traceback" not in ended.out + ended.err


async def test_every_wrong_setting_is_named_on_a_line_of_its_own() -> None:
    ended = await easel(
        "run",
        settings={
            "COMETAPI_KEY": SECRET_KEY,
            "DISCORD_API_URL": f"http://{SECRET_TOKEN}@discord.example/api/v10",
            "HTTP_PORT": "eighty",
            "LOG_LEVEL": "LOUD",
            "MODELS_FILE": "/nowhere/models.toml",
            "MAX_CONCURRENT_PREDICTIONS": "0",
        },
    )

    assert ended.code == SETTINGS_WRONG
    wrong = {"DISCORD_API_URL", "HTTP_PORT", "LOG_LEVEL", "MODELS_FILE"}
    wrong |= {"MAX_CONCURRENT_PREDICTIONS", "DISCORD_TOKEN"}
    assert sorted(line.partition(":")[0] for line in ended.lines) == sorted(wrong)
    assert_no_secrets(ended)


async def test_a_models_file_with_errors_is_named_with_model_and_field(
    settings: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[[models]]\nid = "black-forest-labs/flux-schnell"\nexpected_seconds = "soon"\n'
    )
    ended = await easel("run", settings={**settings, "MODELS_FILE": str(file)})

    assert ended.code == SETTINGS_WRONG
    assert ended.lines == [line for line in ended.lines if line.startswith("own.toml: models.1 (")]
    assert_no_secrets(ended)


async def test_a_second_bot_on_the_same_data_is_refused(
    bench: BotBench, settings: dict[str, str]
) -> None:
    folder = bench.bot._environment["DATA_DIR"]
    ended = await easel("run", settings={**settings, "DATA_DIR": folder})

    assert ended.code == LOCKED
    assert len(ended.lines) == 1
    assert folder in ended.lines[0]
    assert bench.discord.ready


async def test_a_wrong_token_is_said_in_one_line(settings: dict[str, str]) -> None:
    ended = await easel("run", settings={**settings, "DISCORD_TOKEN": "wrong"}, is_fresh=True)

    assert ended.code == UNREACHABLE
    assert ended.lines == [words("terminal-gateway-4004")]


async def test_a_discord_that_cannot_be_reached_is_said_in_one_line(
    settings: dict[str, str],
) -> None:
    ended = await easel("run", settings={**settings, "DISCORD_API_URL": f"{NOBODY}/api/v10"})

    assert ended.code == UNREACHABLE
    assert len(ended.lines) == 1
    assert ended.lines[0].startswith(CANNOT_REACH.partition("#")[0])


async def test_one_picture_from_the_terminal(
    bench: BotBench, settings: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "pictures" / "boat.webp"
    ended = await easel("imagine", "a paper boat --seed 7", "-o", str(file), settings=settings)

    assert ended.code == 0
    with Image.open(file) as picture:
        assert picture.format == "WEBP"
        size = f"{picture.width} × {picture.height}"  # noqa: RUF001 - as it is printed
    assert f"{file} ({size}" in ended.err
    assert words("terminal-imagine-seed", seed="7") in ended.err
    assert len(bench.images.created("a paper boat")) == 1
    assert_no_secrets(ended)


async def test_several_pictures_from_the_terminal_get_numbers(
    settings: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "boat.png"
    ended = await easel(
        "imagine", "two boats --count 2 --format PNG", "-o", str(file), settings=settings
    )

    assert ended.code == 0
    assert list_of(tmp_path) == {"boat-1.png", "boat-2.png"}


@dataclass(frozen=True, kw_only=True)
class Unlucky:
    """A prompt and a setting that bring no picture, and how that ends."""

    prompt: str = "a boat"
    changed: Mapping[str, str] = field(default_factory=dict[str, str])
    code: int = FAILED
    words_id: str


UNLUCKY: Mapping[str, Unlucky] = {
    "flagged": Unlucky(prompt="!nsfw a boat", words_id="failure-flagged"),
    "invalid": Unlucky(prompt="!500invalid a boat", words_id="failure-input-invalid-unnamed"),
    "empty": Unlucky(prompt="   ", words_id="refusal-prompt-empty"),
    "key": Unlucky(
        changed={"COMETAPI_KEY": "wrong"}, code=UNREACHABLE, words_id="terminal-failure-key-refused"
    ),
    "unreachable": Unlucky(
        changed={"PREDICTION_API_URL": f"{NOBODY}/v1"},
        code=UNREACHABLE,
        words_id="terminal-failure-unreachable",
    ),
    "forbidden": Unlucky(prompt="!evil a boat", words_id="terminal-failure-output-address"),
    "expired": Unlucky(prompt="!expired a boat", words_id="terminal-failure-output-gone"),
    "no picture": Unlucky(prompt="!badimage a boat", words_id="terminal-failure-output-unreadable"),
}
AT_THE_PROVIDER = {"forbidden", "expired", "no picture"}
"""Made, and paid for: the address is all there is left of it."""

UNPAID: Mapping[str, tuple[str, str, str]] = {
    # The prompt, the file, and what is said of them before anything is paid for.
    "folder": (
        "a first boat",
        "{folder}",
        "is a folder. Name a file in it, such as {folder}/easel",
    ),
    "below a file": ("a second boat", "{folder}/file/boat.webp", "(Not a directory)"),
    "no format": ("a third boat", "boat.gif", "pictures can only be webp, png, jpg"),
    "two formats": (
        "a fourth boat --format png",
        "{folder}/x.webp",
        "x.webp and “--format png” contradict each other. Leave one of them out, or name it ",
    ),
    "one of two": (
        "a fifth boat --count 2",
        "{folder}/taken.webp",
        "taken-2.webp can",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Broken:
    """One wrong setting, and what `check` then says of which part."""

    changed: Mapping[str, str]
    part: str
    says: str = ""
    """A sentence of this part; without one, the wrong value is named."""
    code: int = UNREACHABLE


BROKEN: Mapping[str, Broken] = {
    "token": Broken(changed={"DISCORD_TOKEN": "wrong"}, part="discord", says="refused"),
    "discord": Broken(
        changed={"DISCORD_API_URL": f"{NOBODY}/api/v10"}, part="discord", says="unreachable"
    ),
    "key": Broken(changed={"COMETAPI_KEY": "wrong"}, part="images", says="refused"),
    "images": Broken(
        changed={"PREDICTION_API_URL": f"{NOBODY}/v1"}, part="images", says="unreachable"
    ),
    "page": Broken(changed={"PREDICTION_API_URL": "{images}/elsewhere"}, part="images", says="odd"),
    "gateway": Broken(
        changed={"DISCORD_GATEWAY_URL": "ws://127.0.0.1:9"}, part="gateway", says="unreachable"
    ),
    "no gateway": Broken(
        changed={"DISCORD_GATEWAY_URL": "{images}/socket"}, part="gateway", says="odd"
    ),
    "other discord": Broken(
        changed={"DISCORD_API_URL": "{images}/replicate/v1"}, part="discord", says="odd"
    ),
    "port": Broken(changed={"HTTP_PORT": "{port}"}, part="health", code=SETTINGS_WRONG),
    "database": Broken(
        changed={"DATA_DIR": "/dev/null/data"}, part="database", code=SETTINGS_WRONG
    ),
    "model": Broken(changed={"DEFAULT_MODEL": "dalle"}, part="models", code=SETTINGS_WRONG),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def runs(
    bench: BotBench, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[dict[str, asyncio.Task[Ended]], None]:
    """Every failing run, a few at the same time."""
    room = asyncio.Semaphore(3)
    folder = tmp_path_factory.mktemp("runs")

    def filled(value: str) -> str:
        port = str(URL(bench.images.url).port)
        return value.format(images=bench.images.url, port=port)

    async def run(name: str, changed: Mapping[str, str], *arguments: str) -> Ended:
        settings = settings_for(bench, folder / name)
        settings |= {key: filled(value) for key, value in changed.items()}
        if "DISCORD_GATEWAY_URL" in changed:
            settings["DISCORD_GATEWAY_URL"] = settings["DISCORD_GATEWAY_URL"].replace("http", "ws")
        async with room:
            return await easel(*arguments, settings=settings)

    coroutines = {
        f"check {name}": run(f"check {name}", broken.changed, "check")
        for name, broken in BROKEN.items()
    }
    for name, unlucky in UNLUCKY.items():
        file = folder / f"{name}.webp"
        coroutines[f"imagine {name}"] = run(
            f"imagine {name}", unlucky.changed, "imagine", unlucky.prompt, "-o", str(file)
        )
    (folder / "file").touch()
    (folder / "taken-2.webp").mkdir()
    for name, (prompt, wanted, _) in UNPAID.items():
        output = wanted.format(folder=folder)
        coroutines[f"unpaid {name}"] = run(f"unpaid {name}", {}, "imagine", prompt, "-o", output)
    tasks = {name: asyncio.create_task(one, name=name) for name, one in coroutines.items()}
    yield tasks
    await asyncio.gather(*tasks.values(), return_exceptions=True)
    assert [name for name in list_of(folder) if name.endswith(".webp")] == ["taken-2.webp"]


@pytest.mark.parametrize("name", UNLUCKY)
async def test_why_there_is_no_picture_is_said_in_words(
    runs: dict[str, asyncio.Task[Ended]], name: str
) -> None:
    unlucky, ended = UNLUCKY[name], await runs[f"imagine {name}"]

    address = [line for line in ended.lines if line.startswith(AT_ADDRESS)]
    said = words(unlucky.words_id, host="#").split("#")
    assert ended.code == unlucky.code
    assert all(piece in ended.lines[-1 - len(address)] for piece in said)
    assert bool(address) is (name in AT_THE_PROVIDER)
    assert_no_secrets(ended)


@pytest.mark.parametrize("name", UNPAID)
async def test_where_a_picture_goes_is_settled_before_it_is_paid_for(
    bench: BotBench, runs: dict[str, asyncio.Task[Ended]], name: str
) -> None:
    prompt, _, said = UNPAID[name]
    ended = await runs[f"unpaid {name}"]

    (line,) = ended.lines
    assert ended.code == FAILED
    assert all(piece in line for piece in said.split("{folder}"))
    assert bench.images.created(prompt.partition(" --")[0]) == []


async def test_a_full_disk_costs_no_picture(settings: dict[str, str], tmp_path: Path) -> None:
    ended = await easel(
        "imagine", "a heavy boat", "-o", "/dev/full", settings={**settings, "TMPDIR": str(tmp_path)}
    )

    (spare,) = [name for name in list_of(tmp_path) if name.startswith("easel-")]
    assert ended.code == FAILED
    assert ended.lines[:1] == [
        words(
            "terminal-output-elsewhere",
            path="/dev/full",
            reason="No space left on device",
            spare=f"{tmp_path}/{spare}",
        )
    ]
    with Image.open(tmp_path / spare) as picture:
        assert picture.format == "WEBP"


@pytest.mark.parametrize(
    ("output", "kind"), [("boat.jpg", "JPEG"), ("[b]boat[/b].PNG", "PNG"), ("boat", "WEBP")]
)
async def test_the_name_decides_the_format(
    output: str, kind: str, settings: dict[str, str], tmp_path: Path
) -> None:
    ended = await easel(
        "imagine", "a boat of [/any] kind", "-o", f"{tmp_path}/{output}", settings=settings
    )

    assert ended.code == 0
    assert f"{tmp_path}/{output} (" in ended.err
    with Image.open(tmp_path / output) as picture:
        assert picture.format == kind


@pytest.mark.parametrize("name", BROKEN)
async def test_a_check_names_what_is_wrong_and_only_that(
    bench: BotBench, runs: dict[str, asyncio.Task[Ended]], name: str
) -> None:
    broken, ended = BROKEN[name], await runs[f"check {name}"]

    (wrong,) = [line for line in ended.lines if line.startswith("✗")]
    assert wrong.startswith(f"✗ {words(f'check-{broken.part}')}: ")
    if broken.says:
        facts = {} if broken.says == "refused" else {"url": "#", "reason": "#"}
        said = words(f"check-{broken.part}-{broken.says}", **facts)
        assert all(piece in wrong for piece in said.split("#"))
    elif name == "port":
        assert f"HTTP_PORT: another program uses port {URL(bench.images.url).port};" in wrong
    else:
        assert next(iter(broken.changed.values())) in wrong
    assert ended.code == broken.code
    assert_no_secrets(ended)


async def test_the_models_are_shown_as_a_table() -> None:
    ended = await easel("models", settings={}, is_fresh=True)

    assert ended.code == 0
    assert words("models-default", label="FLUX schnell") in ended.out
    assert "FLUX.2 pro" in ended.out
    assert ended.err == ""


async def test_a_check_of_good_settings_says_so_and_gives_the_invite_link(
    bench: BotBench, settings: dict[str, str], runs: dict[str, asyncio.Task[Ended]]
) -> None:
    # What they draw meanwhile would be counted here.
    await asyncio.wait(runs.values())
    drawn_before = len(bench.images.creates)
    port = str(free_port())
    its = {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PUBLIC_PORT": port}
    ended = await easel("check", settings={**settings, **its, "HTTP_PORT": str(free_port())})

    assert ended.code == 0
    assert {line[0] for line in ended.lines} == {"✓", "!", words("check-invite", url="")[0]}
    for part in ("models", "database", "health", "nudges", "images", "gateway", "discord"):
        assert sum(line.startswith(f"✓ {words(f'check-{part}')}: ") for line in ended.lines) == 1
    link = re.search(r"https://discord\.com/oauth2/authorize\?\S+", ended.lines[-1])
    assert link
    assert f"client_id={bench.discord.backend.application_id}" in link[0]
    assert "permissions=274878024704" in link[0]
    assert len(bench.images.creates) == drawn_before
    assert_no_secrets(ended)


async def test_a_check_leaves_a_running_easel_alone_and_tries_the_rest(
    bench: BotBench, health_port: int, called: Mapping[str, str], settings: dict[str, str]
) -> None:
    folder = bench.bot._environment["DATA_DIR"]
    its = {"DATA_DIR": folder, "HTTP_PORT": str(health_port), **called}
    ended = await easel("check", settings={**settings, **its})
    shown = await bench.over(bench.imagine("an undisturbed boat"))

    assert ended.code == 0
    running = words("check-health-running", host="127.0.0.1", port=str(health_port))
    assert f"✓ {words('check-database')}: {words('check-database-running', path=folder)}" in (
        ended.lines
    )
    assert f"✓ {words('check-health')}: {running}" in ended.lines
    leads_here = words("check-nudges-fine", url=called["PUBLIC_URL"])
    assert f"✓ {words('check-nudges')}: {leads_here}" in ended.lines
    assert not any(line.startswith("✗") for line in ended.lines)
    assert has_picture(shown)
    assert {call.status for call in bench.images.calls.made} == {200}


@pytest.mark.usefixtures("bench")
async def test_a_check_of_one_of_several_processes_knows_who_has_the_port(
    health_port: int, settings: dict[str, str], postgres: PostgresServer
) -> None:
    its = {"DATABASE_URL": postgres.create_database_with_tables(), "HTTP_PORT": str(health_port)}
    ended = await easel("check", settings={**settings, **its})

    shared = words("check-health-shared", host="127.0.0.1", port=str(health_port))
    assert f"! {words('check-health')}: {shared}" in ended.lines
    assert ended.code == 0


async def test_samples_are_paid_for_once_and_only_after_a_yes(
    bench: BotBench, tmp_path: Path
) -> None:
    settings = settings_for(bench, tmp_path)
    quick = ("--model", "flux schnell", "--model", "flux dev")

    unasked = await easel("samples", *quick, settings=settings)
    assert (unasked.code, len(bench.images.started("a red fox reading"))) == (0, 0)
    assert words("terminal-samples-canceled") in unasked.out
    wrong = await easel("samples", "--model", "dalle", "--yes", settings=settings)
    assert wrong.code == FAILED

    drawn = await easel("samples", *quick, "--yes", settings=settings)

    assert drawn.code == 0
    assert len(bench.images.started("a red fox reading")) == 2
    files = sorted((tmp_path / "data" / "samples").iterdir())
    assert [file.name for file in files] == [
        "black-forest-labs--flux-dev.webp",
        "black-forest-labs--flux-schnell.webp",
    ]
    with Image.open(files[0]) as picture:
        assert picture.format == "WEBP"
