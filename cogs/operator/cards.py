"""What /operator answers: lists of blocks and servers, the log, a question before leaving."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

import discord
from discord import ui

from bot.jobs.paging import PagePlace
from bot.locales import Words
from bot.locales.markdown import escaped
from cogs.audit import AuditEntry
from cogs.kit.panels import DANGER, page_buttons, panel, rows_of
from cogs.kit.router import Press, Snowflake, digits
from cogs.moderation import Block, BlockCards, BlockPage
from cogs.operator.model import PAGE_SIZE, ServerDecision

NAME_CHARACTERS = 60


class OperatorBlocksPress(Press, tag="easel:operator:blocks"):
    """A page of the blocks to go to."""

    number: Annotated[int, digits(6)]


class OperatorServersPress(Press, tag="easel:operator:servers"):
    """A page of the servers to go to."""

    number: Annotated[int, digits(6)]


class OperatorLogPress(Press, tag="easel:operator:log"):
    """A page of the log to go to."""

    number: Annotated[int, digits(4)]


class LeavePress(Press, tag="easel:operator:leave"):
    """A server to leave."""

    guild_id: Snowflake


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownServer:
    """A server that has Easel, or about which something is decided."""

    id: int
    name: str
    members: int | None
    """None where Easel is not there, or Discord has not said."""
    decision: ServerDecision | None


class OperatorCards:
    """Builds them in the language of the one person who sees them."""

    def __init__(self, *, words: Words, log_line: Callable[[AuditEntry, str], str]) -> None:
        self._words = words
        self._log_line = log_line
        self._blocks = BlockCards(words=words)

    def blocked(self, block: Block, stopped: int, locale: str) -> str:
        """Say that somebody is blocked everywhere, and what was stopped."""
        return self._blocks.done(block, stopped, locale, words_id="operator-blocked")

    def blocks(self, page: BlockPage, locale: str) -> ui.LayoutView:
        """Show some of those who are blocked everywhere."""
        if not page.blocks:
            return panel(ui.TextDisplay(self._words.say("operator-blocks-none", locale)))
        lines = [self._words.say("operator-blocks-title", locale, count=page.total)]
        lines += [self._blocks.line(block, locale) for block in page.blocks]
        turns = self._turns(
            lambda number: OperatorBlocksPress(number=number).custom_id,
            number=page.number,
            pages=page.count,
            locale=locale,
        )
        return panel(ui.TextDisplay("\n".join(lines)), *turns)

    def servers(
        self, servers: Sequence[KnownServer], number: int, *, only_allowed: bool, locale: str
    ) -> ui.LayoutView:
        """Show some of the servers, and which of them may draw."""
        place = PagePlace.of(len(servers), number, size=PAGE_SIZE)
        mode = "operator-servers-only-allowed" if only_allowed else "operator-servers-all"
        lines = [
            self._words.say("operator-servers-title", locale, count=len(servers)),
            f"-# {self._words.say(mode, locale)}",
        ]
        lines += [
            self._server(one, locale, only_allowed=only_allowed)
            for one in servers[place.offset : place.offset + PAGE_SIZE]
        ]
        turns = self._turns(
            lambda number: OperatorServersPress(number=number).custom_id,
            number=place.number,
            pages=place.pages,
            locale=locale,
        )
        return panel(ui.TextDisplay("\n".join(lines)), *turns)

    def log(
        self, entries: Sequence[AuditEntry], number: int, *, has_more: bool, locale: str
    ) -> ui.LayoutView:
        """Show a page of what the operators did, and what they were told."""
        lines = [self._words.say("operator-log-title", locale)]
        lines += [self._log_line(entry, locale) for entry in entries]
        if not entries:
            lines.append(self._words.say("operator-log-none", locale))
        turns = self._turns(
            lambda number: OperatorLogPress(number=number).custom_id,
            number=number,
            pages=number + has_more,
            locale=locale,
        )
        return panel(ui.TextDisplay("\n".join(lines)), *turns)

    def leave(self, guild_id: int, name: str, locale: str) -> ui.LayoutView:
        """Ask before leaving a server."""
        button = ui.Button[ui.LayoutView](
            label=self._words.plain.say("operator-leave-button", locale),
            style=discord.ButtonStyle.danger,
            custom_id=LeavePress(guild_id=guild_id).custom_id,
        )
        asked = self._words.say("operator-leave-ask", locale, server=name)
        return panel(ui.TextDisplay(asked), ui.ActionRow(button), colour=DANGER)

    def _server(self, server: KnownServer, locale: str, *, only_allowed: bool) -> str:
        decision = server.decision
        if decision is None:
            state = "not-allowed" if only_allowed else "open"
        else:
            state = "allowed" if decision.is_allowed else "denied"
        line = self._words.say(
            "operator-server-line",
            locale,
            # Of one that was named by its id nothing else is known.
            server="none" if server.name == str(server.id) else server.name[:NAME_CHARACTERS],
            id=str(server.id),
            state=state,
            members="none" if server.members is None else server.members,
        )
        reason = "" if decision is None else decision.reason
        return f"{line}\n> {escaped(reason)}" if reason else line

    def _turns(
        self, custom_id: Callable[[int], str], *, number: int, pages: int, locale: str
    ) -> list[ui.ActionRow[ui.LayoutView]]:
        return rows_of(page_buttons(self._words, locale, custom_id, number=number, pages=pages))
