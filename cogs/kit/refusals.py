"""Saying no: a refusal in words, and the last net for everything unexpected."""

import asyncio
import contextlib
import io
import logging
import secrets
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any, cast

import discord
from discord import ui
from discord.state import ConnectionState

from bot.deadline import answer_within
from bot.errors import AnsweredElsewhereError, DiscordAwayError, RefusedError
from bot.locales import Words
from bot.locales.markdown import visible, within
from cogs.kit.appeal_press import AppealAct, AppealPress
from cogs.kit.arrivals import ANSWER_SECONDS, Arrivals
from cogs.kit.components import text
from cogs.kit.given_back import AgainPress, to_copy, with_words
from cogs.kit.language import PreferredLanguages
from cogs.kit.panels import MESSAGE_CHARACTERS, typed_in
from cogs.kit.rest import ERRORS, INTERACTION_UNKNOWN, answer_at_once, is_away
from cogs.kit.router import Press

logger = logging.getLogger(__name__)

PAUSES_SECONDS = (1.0, 5.0, 20.0, 60.0, 240.0)
"""Who was promised an answer gets one once Discord is back, as long as it takes one."""
SENTENCE_CHARACTERS = 1_000
"""Of a refusal, where words are given back below it."""
_ANSWERED = frozenset(
    {
        discord.InteractionType.application_command,
        discord.InteractionType.component,
        discord.InteractionType.modal_submit,
    }
)
"""What is answered with a message; autocomplete only takes choices."""
_PLAIN: dict[str, object] = {"version": 1, "attachment_size_limit": 0}
"""What the library asks of an interaction that is only told something."""


class UnreadableError(RefusedError):
    """Discord sent an interaction that is not as Discord documents it."""

    words_id = "refusal-unreadable"


class OutdatedError(RefusedError):
    """A command as it once was: the member's Discord has not loaded it anew."""

    words_id = "refusal-outdated"


class Refusals:
    """Answers an interaction, to its member alone, with the reason why nothing happened."""

    def __init__(self, *, words: Words, language: PreferredLanguages) -> None:
        self._words = words
        self.language = language
        self.arrivals = Arrivals()

    def age_seconds(self, interaction_id: int) -> float:
        """Return how long ago an interaction was made; 0 where its id does not tell."""
        return self.arrivals.age_seconds(interaction_id)

    @contextlib.asynccontextmanager
    async def said(self, interaction: discord.Interaction) -> AsyncGenerator[None]:
        """Turn what is raised inside into an answer."""
        try:
            await self.begin(interaction)
            yield
        except Exception as error:  # noqa: BLE001 - the last net of every press and form
            await self.say(interaction, error)

    async def say_unreadable(self, state: ConnectionState[Any], data: Mapping[str, object]) -> None:
        """Answer an interaction of which no more can be read than where to answer it."""
        plain = {**_PLAIN, "application_id": state.application_id}
        if isinstance(locale := data.get("locale"), str):
            plain["locale"] = locale
        named = {key: data.get(key) for key in ("id", "token", "type")}
        try:
            interaction = discord.Interaction(data=cast("Any", plain | named), state=state)
            is_answered = interaction.type in _ANSWERED
        except (LookupError, TypeError, ValueError):
            return
        if is_answered:
            await self.say(interaction, UnreadableError())

    async def say_busy(self, state: ConnectionState[Any], data: Mapping[str, object]) -> None:
        """Answer an interaction that waited too long for its turn; give back what was typed.

        Nothing is looked up, not even in which language they like it, and no more is read of it
        than that: all of it would delay who is in time.
        """
        locale, typed = str(data.get("locale")), visible(typed_in(data))
        said = self._words.say("refusal-busy", locale)
        if typed:
            said = to_copy(f"{said}\n{self._words.say('given-back', locale)}", typed)
        try:
            await answer_at_once(state, data, text(said))
        except (LookupError, TypeError, ValueError, *ERRORS) as error:
            logger.warning("interaction %s: refusal not shown: %r", data.get("id"), error)

    async def begin(self, interaction: discord.Interaction) -> None:
        """Answer in the language that its person chose; wait no longer than Discord does."""
        age_seconds = self.age_seconds(interaction.id)
        answer_within(ANSWER_SECONDS - age_seconds, is_answered=interaction.response.is_done)
        await self.language.settle(interaction)

    async def say(self, interaction: discord.Interaction, error: BaseException) -> None:
        """Answer with a refusal's words; log anything else whole, and answer with a reference."""
        if isinstance(error, RefusedError):
            await self._refuse(interaction, error)
            return
        if isinstance(error, discord.HTTPException) and error.code == INTERACTION_UNKNOWN:
            # Nobody can be told: Discord gave the interaction up (3 s) before it was answered.
            logger.warning("interaction %d was answered too late", interaction.id)
            return
        if isinstance(error, AnsweredElsewhereError):
            logger.debug("interaction %d was answered by another process", interaction.id)
            return
        if isinstance(error, DiscordAwayError) or is_away(error):
            logger.warning("interaction %d: Discord is away: %r", interaction.id, error)
            await self._answer(interaction, "refusal-discord-away")
            return
        reference = secrets.token_hex(4)
        logger.error("interaction %d, reference %s", interaction.id, reference, exc_info=error)
        await self._answer(interaction, "refusal-unexpected", reference=reference)

    async def _refuse(self, interaction: discord.Interaction, error: RefusedError) -> None:
        """Say why not; whoever typed words has them back, however many."""
        locale = interaction.locale.value
        sentence = within(
            self._words.say(error.words_id, locale, **error.facts),
            SENTENCE_CHARACTERS if error.typed else MESSAGE_CHARACTERS,
        )
        hint = self._words.say("given-back", locale)
        content = error.typed and with_words(sentence, hint, error.typed)
        buttons: list[ui.Button[ui.View]] = []
        if error.appeal_id is not None:
            appeal = AppealPress(act=AppealAct.MAKE, appeal_id=error.appeal_id)
            buttons.append(self._button("filter-appeal-make", appeal, locale))
        if content and not error.is_final:
            buttons.append(self._button("given-back-again", AgainPress(), locale))
        if error.typed and not content:
            await self._send(interaction, f"{sentence}\n{hint}", buttons, attached=error.typed)
            return
        await self._send(interaction, content or sentence, buttons)

    async def _answer(self, interaction: discord.Interaction, words_id: str, **facts: str) -> None:
        said = self._words.say(words_id, interaction.locale.value, **facts)
        await self._send(interaction, within(said, MESSAGE_CHARACTERS))

    async def _send(
        self,
        interaction: discord.Interaction,
        content: str,
        buttons: Sequence[ui.Button[ui.View]] = (),
        *,
        attached: str = "",
    ) -> None:
        for pause in (*PAUSES_SECONDS, 0.0):
            is_first = not interaction.response.is_done()
            send = interaction.response.send_message if is_first else interaction.followup.send
            try:
                await send(
                    content,
                    view=_view_of(buttons),
                    files=[_text_file(attached)] if attached else [],
                    ephemeral=True,
                    suppress_embeds=True,
                )
            except ERRORS as error:
                logger.warning("interaction %d: refusal not shown: %r", interaction.id, error)
                if is_first or not is_away(error):
                    return
                await asyncio.sleep(pause)
            else:
                return

    def _button(self, words_id: str, press: Press, locale: str) -> ui.Button[ui.View]:
        return ui.Button(label=self._words.say(words_id, locale), custom_id=press.custom_id)


def _view_of(buttons: Sequence[ui.Button[ui.View]]) -> ui.View:
    if not buttons:
        view: ui.View = discord.utils.MISSING
        return view
    view = ui.View(timeout=None)
    for button in buttons:
        view.add_item(button)
    # They are answered by their custom ids, also after a restart: the library need not keep it.
    view.stop()
    return view


def _text_file(text: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode(errors="replace")), "what-you-typed.txt")
