"""The form that blocks somebody, and the list of those who are blocked."""

from typing import Annotated

import discord
from discord import ui

from bot.locales import Words
from cogs.kit.panels import page_buttons, panel, rows_of, submitted, submitted_choices
from cogs.kit.router import Press, Snowflake, digits
from cogs.kit.times import short_day
from cogs.moderation.block import REASON_CHARACTERS, Block, BlockPage, BlockTime
from cogs.reply import quoted

REASON, TIME = "reason", "time"


class BlocksPress(Press, tag="easel:blocks:page"):
    """A page of the list to go to."""

    number: Annotated[int, digits(6)]


class BlockForm(Press, tag="easel:block"):
    """The form that blocks somebody."""

    user_id: Snowflake


class BlockCards:
    """Builds them in the language of the one moderator who sees them."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    def form(self, custom_id: str, locale: str) -> ui.Modal:
        """Ask for how long, and why."""
        form = ui.Modal(
            title=self._words.say("blocks-form", locale), custom_id=custom_id, timeout=None
        )
        times = ui.Select[ui.Modal](
            custom_id=TIME,
            options=[
                discord.SelectOption(
                    label=self._words.say(f"blocks-time-{time}", locale),
                    value=time,
                    default=time is BlockTime.DAY,
                )
                for time in BlockTime
            ],
        )
        why = ui.TextInput[ui.Modal](
            custom_id=REASON,
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=REASON_CHARACTERS,
        )
        form.add_item(ui.Label(text=self._words.say("blocks-form-time", locale), component=times))
        form.add_item(
            ui.Label(
                text=self._words.say("blocks-form-reason", locale),
                description=self._words.say("blocks-form-hint", locale),
                component=why,
            )
        )
        # It is answered by its custom id, also after a restart: the library need not keep it.
        form.stop()
        return form

    def done(
        self, block: Block, stopped: int, locale: str, *, words_id: str = "blocks-done"
    ) -> str:
        """Say that somebody is blocked, and what was stopped."""
        said = self._words.say(words_id, locale, person=f"<@{block.user_id}>", until=block.until)
        if not stopped:
            return said
        return f"{said} {self._words.say('blocks-stopped', locale, count=stopped)}"

    def page(self, page: BlockPage, locale: str) -> ui.LayoutView:
        """Show some of a server's blocks, with a way to the others."""
        if not page.blocks:
            return panel(ui.TextDisplay(self._words.say("blocks-none", locale)))
        lines = [self._words.say("blocks-title", locale, count=page.total)]
        lines += [self.line(block, locale) for block in page.blocks]
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay("\n".join(lines))]
        others = page_buttons(
            self._words,
            locale,
            lambda number: BlocksPress(number=number).custom_id,
            number=page.number,
            pages=page.count,
        )
        parts += rows_of(others)
        return panel(*parts)

    def line(self, block: Block, locale: str) -> str:
        """Say who is blocked until when, by whom, and why."""
        line = self._words.say(
            "blocks-line",
            locale,
            person=f"<@{block.user_id}>",
            until=block.until,
            moderator=f"<@{block.blocked_by}>",
            since=short_day(block.blocked_at),
        )
        return f"{line}\n{quoted(block.reason)}" if block.reason else line


def read_form(interaction: discord.Interaction) -> tuple[BlockTime, str]:
    """Read what was sent with the form; without a choice it is a day."""
    chosen = [
        value for value in submitted_choices(interaction).get(TIME, ()) if value in set(BlockTime)
    ]
    time = BlockTime(chosen[0]) if chosen else BlockTime.DAY
    return time, submitted(interaction).get(REASON, "")
