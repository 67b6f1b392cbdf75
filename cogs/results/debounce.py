"""Two clicks where one was meant."""

import contextlib
from collections.abc import Generator

import discord

from bot.clock import Clock
from bot.errors import RefusedError
from cogs.kit.panels import chosen
from cogs.kit.router import custom_id_of

DOUBLE_SECONDS = 2.0
"""Who presses the same button again within this time has seen no answer yet."""


class AlreadyOnItError(RefusedError):
    """The same person pressed the same button a moment ago."""

    words_id = "refusal-result-twice"


class Debounce:
    """Takes one press for one: the second click of a double click starts nothing."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._latest: dict[tuple[int, int, str, tuple[str, ...]], float] = {}

    @contextlib.contextmanager
    def once(self, interaction: discord.Interaction) -> Generator[None]:
        """Act on a press inside; what fails there may be pressed again at once.

        Raises:
            AlreadyOnItError: the same person did the same a moment ago.
        """
        now = self._clock.monotonic()
        old = [key for key, at in self._latest.items() if now - at >= DOUBLE_SECONDS]
        for key in old:
            del self._latest[key]
        message_id = 0 if interaction.message is None else interaction.message.id
        key = (interaction.user.id, message_id, custom_id_of(interaction), chosen(interaction))
        if key in self._latest:
            raise AlreadyOnItError
        self._latest[key] = now
        try:
            yield
        except BaseException:
            self._latest.pop(key, None)
            raise
