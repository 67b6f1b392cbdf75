"""What /operator answers: lists of blocks and servers, the log, a question before leaving."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import discord
from discord import ui

from bot.locales import Words
from bot.locales.markdown import escaped
from cogs.audit import AuditEntry
from cogs.kit.panels import DANGER, panel
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
        press = OperatorBlocksPress
        turns = self._turns(
            [press(number=page.number + step).custom_id for step in (-1, 1)],
            number=page.number,
            count=page.count,
            locale=locale,
        )
        return panel(ui.TextDisplay("\n".join(lines)), *turns)

    def servers(
        self, servers: Sequence[KnownServer], number: int, *, only_allowed: bool, locale: str
    ) -> ui.LayoutView:
        """Show some of the servers, and which of them may draw."""
        count = max(1, -(-len(servers) // PAGE_SIZE))
        number = min(max(number, 1), count)
        mode = "operator-servers-only-allowed" if only_allowed else "operator-servers-all"
        lines = [
            self._words.say("operator-servers-title", locale, count=len(servers)),
            f"-# {self._words.say(mode, locale)}",
        ]
        lines += [
            self._server(one, locale, only_allowed=only_allowed)
            for one in servers[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        ]
        turns = self._turns(
            [OperatorServersPress(number=number + step).custom_id for step in (-1, 1)],
            number=number,
            count=count,
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
            [OperatorLogPress(number=number + step).custom_id for step in (-1, 1)],
            number=number,
            count=number + has_more,
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
        self, custom_ids: Sequence[str], *, number: int, count: int, locale: str
    ) -> Iterator[ui.ActionRow[ui.LayoutView]]:
        if count == 1:
            return
        newer, older = custom_ids
        row = ui.ActionRow[ui.LayoutView]()
        row.add_item(self._button("blocks-newer", newer, locale, is_off=number == 1))
        row.add_item(self._button("blocks-older", older, locale, is_off=number == count))
        yield row

    def _button(
        self, words_id: str, custom_id: str, locale: str, *, is_off: bool = False
    ) -> ui.Button[ui.LayoutView]:
        return ui.Button(
            style=discord.ButtonStyle.secondary,
            label=self._words.say(words_id, locale),
            custom_id=custom_id,
            disabled=is_off,
        )
