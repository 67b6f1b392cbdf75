"""The presses of cards: what all of them begin with, and the method that answers each action."""

import contextlib
from collections.abc import Generator, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace

import discord
from discord.ext import commands

from bot.clock import Clock
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import Way
from bot.jobs.ledger import JobLedger
from cogs.kit.panels import chosen
from cogs.kit.router import FORM, Answer, Answered, answered_by, custom_id_of, on_form, on_press
from cogs.reply import CardAction, CardActions, CardPress, action_of, recorded, require_allowed

_DRAWN_AGAIN = frozenset({CardActions.REROLL, CardActions.SUBTLE, CardActions.STRONG})
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
        if interaction.response.type is discord.InteractionResponseType.modal:
            # Nothing has begun: whoever closes the form may want it again at once.
            del self._latest[key]


class CardActionsCog(commands.Cog):
    """Answers from the job's record, so that what stands under a result works after any restart."""

    def __init__(
        self, *, ledger: JobLedger, debounce: Debounce, cogs: Iterable[commands.Cog]
    ) -> None:
        self._ledger = ledger
        self._debounce = debounce
        self._answers: dict[Answered, Answer] = {
            (type_, action): getattr(cog, name)
            for cog in cogs
            for (type_, action), name in answered_by(type(cog))
            if isinstance(action, CardAction)
        }

    @on_press(CardPress)
    @on_form(CardPress)
    async def _answer(self, interaction: discord.Interaction, press: CardPress) -> None:
        """Let those who may use an action do so, and a double click do it once."""
        if press.action is CardActions.MORE:
            lines = (action_of(tag) for tag in chosen(interaction))
            press = replace(press, action=next(filter(None, lines), CardActions.MORE))
        answer = self._answers.get((interaction.type, press.action))
        if answer is None:
            return
        job = await recorded(self._ledger, press.job_id)
        require_allowed(press.action.allowed, interaction, job)
        if interaction.type is FORM or not press.action.is_debounced:
            with self._giving_back(press, job):
                await answer(interaction, press, job)
            return
        with self._debounce.once(interaction), self._giving_back(press, job):
            await answer(interaction, press, job)

    def _giving_back(self, press: CardPress, job: Job) -> AbstractContextManager[None]:
        is_again = press.action in _DRAWN_AGAIN
        return giving_back(job) if is_again else contextlib.nullcontext()


@contextlib.contextmanager
def giving_back(job: Job) -> Generator[None]:
    """Let what refuses the same picture once more give its words back, to be changed."""
    try:
        yield
    except RefusedError as error:
        if job.request.way is not Way.UPSCALE:
            again = CardPress(action=CardActions.REPHRASE, job_id=job.id)
            error.drawn_before = job.request.prompt, again.custom_id
        raise
