"""SIGHUP: what is read anew while the bot runs, and what a mistake leaves as it was."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import log
from bot.catalog import Catalog
from bot.configured import configured_catalog
from bot.errors import PredictionError
from bot.imagine.request_limit import RequestLimit
from bot.locales import Words
from bot.replicate import ReplicateClient
from bot.settings import ENV_FILE_VARIABLE, KEY_NAMES, Settings
from bot.wiring.renewal import Renewal
from sandbox.environment import EASEL_SETTINGS
from tests.fakes.clock import FakeClock
from tests.harness.app_harness import eventually

OLD, NEW = "sk-old-key-4711", "sk-new-key-4712"
WORDS = Words.load()
MODEL = "black-forest-labs/flux-schnell"
OWN = f'[[models]]\nid = "{MODEL}"\nlabel = "Ours"\n'


@dataclass(frozen=True)
class Started:
    """What a process has read at its start."""

    folder: Path
    settings: Settings
    catalog: Catalog


class Running:
    """What a process has that reads its settings anew: a client, a catalog, and its renewal."""

    def __init__(self, started: Started, client: ReplicateClient, keys: list[str]) -> None:
        self._started, self._client, self._keys = started, client, keys
        self.catalog = started.catalog
        self.renewal = Renewal(settings=started.settings, catalog=self.catalog, words=WORDS)
        self.renewal.add_client(client)

    async def write(self, *, key: str, models: str) -> None:
        await asyncio.to_thread(write, self._started.folder, key=key, models=models)

    async def key_sent(self) -> str:
        with contextlib.suppress(PredictionError):
            await self._client.create(MODEL, {"prompt": "x"})
        return self._keys[-1]

    @property
    def label(self) -> str:
        model = self.catalog.get(MODEL)
        assert model is not None
        return model.label


def write(folder: Path, *, key: str, models: str) -> None:
    (folder / "models.toml").write_text(models)
    (folder / "key").write_text(f"{key}\n")
    (folder / ".env").write_text(
        f"MODELS_FILE={folder / 'models.toml'}\nCOMETAPI_KEY_FILE={folder / 'key'}\n"
    )


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Started:
    for name in (*EASEL_SETTINGS, *KEY_NAMES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(ENV_FILE_VARIABLE, str(tmp_path / ".env"))
    write(tmp_path, key=OLD, models=OWN)
    settings = Settings.load(words=WORDS)
    return Started(tmp_path, settings, configured_catalog(settings))


@pytest.fixture
async def running(started: Started) -> AsyncGenerator[Running]:
    keys: list[str] = []

    async def refuse(request: web.Request) -> web.Response:
        keys.append(request.headers["Authorization"].removeprefix("Bearer "))
        return web.json_response({"detail": "no"}, status=401)

    app = web.Application()
    app.router.add_post("/{path:.*}", refuse)
    clock = FakeClock()
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        client = ReplicateClient(
            session=session,
            base_url=str(server.make_url("/")),
            key=OLD,
            clock=clock,
            limit=RequestLimit(requests_per_minute=6000, clock=clock),
        )
        yield Running(started, client, keys)


async def test_the_signal_has_the_key_and_the_models_read_anew(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert await running.key_sent() == OLD
    await running.write(key=NEW, models=OWN.replace("Ours", "Theirs"))

    async with running.renewal.open():
        assert running.label == "Ours"
        os.kill(os.getpid(), signal.SIGHUP)
        await eventually(lambda: "Read anew" in caplog.text)

        assert running.label == "Theirs"
        assert await running.key_sent() == NEW
        assert "another one" in caplog.text


@pytest.mark.parametrize(
    ("key", "models", "named"),
    [
        (NEW, "models = 7", "models.toml"),
        (NEW, OWN + "oops = 1\n", "oops"),
        ("two words", OWN.replace("Ours", "Theirs"), "COMETAPI_KEY"),
        ("", OWN.replace("Ours", "Theirs"), "COMETAPI_KEY"),
    ],
)
async def test_what_is_wrong_is_named_and_changes_nothing(
    running: Running, caplog: pytest.LogCaptureFixture, key: str, models: str, named: str
) -> None:
    await running.write(key=key, models=models)

    assert not await running.renewal.renew()

    assert "Nothing was changed" in caplog.text
    assert named in caplog.text
    assert NEW not in caplog.text
    assert running.label == "Ours"
    assert await running.key_sent() == OLD


async def test_a_new_key_is_masked_in_the_log_as_the_old_one(
    running: Running, started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    log.set_up(secrets=started.settings.secrets)
    await running.write(key=NEW, models=OWN)
    try:
        await running.renewal.renew()
        logging.getLogger("x").info("%s and %s", OLD, NEW)
    finally:
        root.handlers[:], root.level = handlers, level

    assert "*** and ***" in capsys.readouterr().err


async def test_models_that_can_do_less_say_when_commands_follow(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    editors = running.catalog.editors
    left_out = "".join(f'[[models]]\nid = "{one.id}"\nis_offered = false\n' for one in editors)
    await running.write(key=OLD, models=left_out)

    assert await running.renewal.renew()

    assert running.catalog.editors == ()
    assert "with the next start" in caplog.text
