"""SIGHUP: the key, the models and their prices are read anew, without a restart."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import AsyncGenerator
from pathlib import Path

from bot import log
from bot.catalog import Catalog
from bot.configured import configured_catalog
from bot.errors import SettingsError
from bot.locales import Words
from bot.replicate import ReplicateClient
from bot.settings import Settings

logger = logging.getLogger(__name__)

TERMINAL = Path("/dev/tty")
RENEWED = ("cometapi_key", "models_file", "default_model")
"""The settings that are read anew; all others hold from start to end."""


class Renewal:
    """Reads them when the signal comes; what is wrong leaves everything as it was."""

    def __init__(self, *, settings: Settings, catalog: Catalog, words: Words) -> None:
        self._settings = settings
        self._catalog = catalog
        self._words = words.plain
        self._clients: list[ReplicateClient] = []
        self._asked = asyncio.Event()

    def add_client(self, client: ReplicateClient) -> None:
        """Give this one a new key, too."""
        self._clients.append(client)

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncGenerator[None]:
        """Listen to the signal inside."""
        has_terminal = await asyncio.to_thread(_has_terminal)

        def received() -> None:
            # The same signal says that the terminal was closed, which ends a process as ever.
            if has_terminal and not _has_terminal():
                os.kill(os.getpid(), signal.SIGTERM)
            else:
                self._asked.set()

        loop = asyncio.get_running_loop()
        try:
            loop.add_signal_handler(signal.SIGHUP, received)
        except (NotImplementedError, AttributeError):  # Windows knows neither
            yield
            return
        renewing = asyncio.create_task(self._renew_when_asked(), name="renewal")
        try:
            yield
        finally:
            loop.remove_signal_handler(signal.SIGHUP)
            renewing.cancel()
            await asyncio.wait({renewing})

    async def renew(self) -> bool:
        """Read the key, the models and the prices; False where something is wrong with them."""
        try:
            settings, catalog = await asyncio.to_thread(self._read)
        except SettingsError as error:
            for problem in error.problems:
                said = self._words.say("terminal-renewal-refused", problem=problem)
                logger.error("%s", said)  # noqa: TRY400 - a mistake in a file needs no trace
            return False
        before = _abilities(self._catalog)
        key = settings.cometapi_key.get_secret_value()
        is_new = key != self._settings.cometapi_key.get_secret_value()
        log.hide(settings.secrets)
        for client in self._clients:
            client.use_key(key)
        self._catalog.become(catalog)
        self._settings = settings
        facts = {"key": "new" if is_new else "same", "models": len(catalog.models)}
        logger.info("%s", self._words.say("terminal-renewal-done", **facts))
        if _abilities(catalog) != before:
            logger.warning("%s", self._words.say("terminal-renewal-commands"))
        return True

    async def _renew_when_asked(self) -> None:
        while True:
            await self._asked.wait()
            self._asked.clear()
            await self.renew()

    def _read(self) -> tuple[Settings, Catalog]:
        found = Settings.load(words=self._words, required=("COMETAPI_KEY",))
        settings = self._settings.model_copy(
            update={name: getattr(found, name) for name in RENEWED}
        )
        return settings, configured_catalog(settings)


def _abilities(catalog: Catalog) -> tuple[bool, ...]:
    """Return what can be done at all with these models: commands and buttons are made by it."""
    upscaler = catalog.upscaler
    return (
        bool(catalog.editors),
        bool(catalog.blenders),
        upscaler is not None,
        upscaler is not None and len(upscaler.scales) > 1,
        len(catalog.fillers) > 0,
        len(catalog.fillers) > 1,
    )


def _has_terminal() -> bool:
    """Whether this process belongs to a terminal that is there."""
    try:
        os.close(os.open(TERMINAL, os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True
