"""Saying no: a refusal in words, and the last net for everything unexpected."""

import asyncio
import contextlib
import io
import logging
import secrets
from collections.abc import AsyncGenerator, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import discord
from discord import ui
from discord.state import ConnectionState

from bot.catalog.options import MODEL, OPTIONS
from bot.deadline import answer_within
from bot.errors import (
    AnsweredElsewhereError,
    DiscordAwayError,
    Fact,
    RefusedError,
    ValueNotAllowedError,
)
from bot.first_answers import first_answer_given
from bot.locales import Words
from bot.locales.markdown import visible, within
from cogs.kit.appeal_press import AppealAct, AppealPress
from cogs.kit.arrivals import ANSWER_SECONDS, Arrivals
from cogs.kit.components import button, row, text
from cogs.kit.given_back import (
    FILENAME,
    AgainPress,
    ModelPress,
    RatioPress,
    Typed,
    fields_of,
    is_rewording,
    other_text_in,
    to_copy,
    typed_in,
    typed_of,
    with_words,
)
from cogs.kit.interaction_context import log_about
from cogs.kit.language import PreferredLanguages
from cogs.kit.panels import MESSAGE_CHARACTERS, MOST_TEXT
from cogs.kit.rest import ERRORS, INTERACTION_UNKNOWN, answer_at_once, is_away

logger = logging.getLogger(__name__)

PAUSES_SECONDS = (1.0, 5.0, 20.0, 60.0, 240.0)
"""Who was promised an answer gets one once Discord is back, as long as it takes one."""
FINISH_SECONDS = 3.0
"""How long the end of a process waits for handlers: as long as Discord waits for an answer."""
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
        self._answering: set[asyncio.Task[Any]] = set()

    @contextlib.contextmanager
    def answering(self, interaction: discord.Interaction) -> Generator[None]:
        """Let the end of this process wait for the handler of an interaction, which runs inside."""
        log_about(interaction)
        task = cast("asyncio.Task[Any]", asyncio.current_task())
        self._answering.add(task)
        try:
            yield
        finally:
            self._answering.discard(task)
            first_answer_given()

    async def finish(self) -> None:
        """Wait for the handlers that run, for a moment: what they need is closed next."""
        if self._answering:
            await asyncio.wait(self._answering, timeout=FINISH_SECONDS)

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
        locale, typed = str(data.get("locale")), typed_in(data)
        said, hint = self._words.say("refusal-busy", locale), self._words.say("given-back", locale)
        line = visible(other_text_in(data, least=1) if typed is None else typed.line)
        content = with_words(said, hint, line, MOST_TEXT)
        parts: list[Mapping[str, object]] = [text(said)]
        if line:
            parts = [text(content or to_copy(f"{said}\n{hint}", line))]
        if typed is not None and line and content:
            label = self._words.say("given-back-again", locale)
            again = AgainPress(said=len(typed.said), form=typed.form).custom_id
            parts.append(row(button(label, again, discord.ButtonStyle.secondary)))
        try:
            await answer_at_once(state, data, *parts)
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
            await self._refuse(interaction, error.words_id, error, **error.facts)
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
            await self._refuse(interaction, "refusal-discord-away")
            return
        reference = secrets.token_hex(4)
        logger.error("interaction %d, reference %s", interaction.id, reference, exc_info=error)
        await self._refuse(interaction, "refusal-unexpected", reference=reference)

    async def _refuse(
        self,
        interaction: discord.Interaction,
        words_id: str,
        error: RefusedError | None = None,
        /,
        **facts: Fact,
    ) -> None:
        """Say why not; whoever typed words has them back, however many, and can change them."""
        locale = interaction.locale.value
        typed = await typed_of(interaction)
        line = _line_of(interaction, typed, error)
        limit = SENTENCE_CHARACTERS if line else MESSAGE_CHARACTERS
        sentence: str = within(self._words.say(words_id, locale, **facts), limit)
        if error is not None and error.channel_ids:
            channels = tuple(f"<#{channel_id}>" for channel_id in error.channel_ids)
            elsewhere = self._words.say("refusal-elsewhere", locale, channels=channels)
            sentence = f"{sentence}\n{elsewhere}"
        buttons = [
            self._button(label_id, press, locale, **label_facts)
            for label_id, press, label_facts in _offers(typed, error)
        ]
        hint = self._words.say("given-back", locale)
        content = line and with_words(sentence, hint, line)
        if line and not content:
            await self._send(interaction, f"{sentence}\n{hint}", buttons, attached=line)
            return
        await self._send(interaction, content or sentence, buttons)

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

    def _button(
        self, words_id: str, custom_id: str, locale: str, **facts: Fact
    ) -> ui.Button[ui.View]:
        label = self._words.plain.say(words_id, locale, **facts)
        return ui.Button(label=label, custom_id=custom_id)


_Offer = tuple[str, str, Mapping[str, Fact]]
"""The id of a button's label, its custom id, and the label's facts."""


def _line_of(
    interaction: discord.Interaction, typed: Typed | None, error: RefusedError | None
) -> str:
    """Return what is given back: what was typed, or the words of the result it is about."""
    if typed is not None:
        return typed.line
    if error is not None and error.drawn_before is not None:
        return error.drawn_before[0]
    return other_text_in({"type": interaction.type.value, "data": interaction.data})


def _offers(typed: Typed | None, error: RefusedError | None) -> Iterator[_Offer]:
    """Yield the buttons below a refusal; none where nothing that is changed can help."""
    if error is not None and error.appeal_id is not None:
        appeal = AppealPress(act=AppealAct.MAKE, appeal_id=error.appeal_id)
        yield "filter-appeal-make", appeal.custom_id, {}
    if error is not None and error.is_final:
        return
    is_about_model = error is not None and error.is_about_model
    if typed is None:
        if error is not None and error.drawn_before is not None:
            label = "given-back-model" if is_about_model else "given-back-again"
            yield label, error.drawn_before[1], {}
        return
    if error is not None and error.is_gone:
        if not is_rewording(typed.form):
            return
        # New words need no picture to start from.
        typed = replace(typed, form=None)
    said, form = len(typed.said), typed.form
    if isinstance(error, ValueNotAllowedError) and error.nearest is not None:
        ratio = RatioPress(ratio=error.nearest, said=said, form=form)
        yield "given-back-ratio", ratio.custom_id, {"ratio": error.nearest}
    if is_about_model:
        yield "given-back-model", ModelPress(said=said, form=form).custom_id, {}
    about = MODEL.tag if is_about_model else _option_about(error)
    again = AgainPress(said=said, about=about if about in fields_of(form) else None, form=form)
    yield "given-back-again", again.custom_id, {}


def _option_about(error: RefusedError | None) -> str | None:
    """Return the tag of the option that was wrong, also where it was typed into the words."""
    parameter = None if error is None else error.facts.get("parameter")
    if not isinstance(parameter, str):
        return None
    plain = parameter.replace("-", "").replace("_", "").casefold()
    spelled = OPTIONS.by_spelling.get(plain)
    return parameter if spelled is None else spelled[0].tag


def _view_of(buttons: Sequence[ui.Button[ui.View]]) -> ui.View:
    if not buttons:
        view: ui.View = discord.utils.MISSING
        return view
    view = ui.View(timeout=None)
    for one in buttons:
        view.add_item(one)
    # They are answered by their custom ids, also after a restart: the library need not keep it.
    view.stop()
    return view


def _text_file(text: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode(errors="replace")), FILENAME)
