"""The panels of /setup."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import discord
from discord import ui

from bot.catalog import Catalog
from bot.locales import Markdown, Words
from bot.locales.amounts import MICROS_PER_USD
from cogs.kit.interaction_context import Postable
from cogs.kit.panels import panel
from cogs.limits import dollars, unpriced_lines
from cogs.policy import FILTER_STRICTNESS, NEWCOMER_WAIT, WHO, Rule, Rules, Who, lockouts_at
from cogs.server import PingFor, ServerSettings
from cogs.setup.access import access_of
from cogs.setup.controls import SetupControls
from cogs.setup.permissions import check_permissions, missing_in
from cogs.setup.press import STEPS, SetupAct, SetupPress, Step

Part = ui.Item[ui.LayoutView]

V = TypeVar("V")

PICTURES = (5, 10, 20, 50, 100)
"""Limits on offer, in pictures."""
BUDGETS = tuple(dollars * MICROS_PER_USD for dollars in (5, 10, 25, 50, 100))
"""Budgets on offer, a month."""
MOST_NAMED = 12
"""Of channels in a line; a server may have hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupState:
    """What a server has set so far."""

    guild: discord.Guild
    recorded: Mapping[int, Rules]
    settings: ServerSettings
    filter_entries: int = 0
    """The length of the prompt filter's list."""
    left_out: tuple[int, ...] = ()
    """Channels that were chosen, and in which no members write."""
    change: tuple[str, str] | None = None
    """What was just changed: old and new value, in words."""

    @property
    def server(self) -> Rules:
        """The rules of the whole server."""
        return self.recorded.get(0, Rules())

    @property
    def first_open(self) -> Step:
        """The step that was left, else the first that nobody has answered."""
        settings = self.settings
        if settings.setup_step in set(STEPS):
            return Step(settings.setup_step)
        if check_permissions(self.guild).missing or (
            not settings.is_set_up and self.server.is_empty
        ):
            return Step.PERMISSIONS
        answered = {
            Step.WHO: self.server[WHO] is not None,
            Step.TEAM: bool(settings.review_channel_id or settings.log_channel_id),
            Step.LIMITS: settings.limits.person.is_set or settings.budget.is_set,
            Step.FILTER: self.server[FILTER_STRICTNESS] is not None,
        }
        return next((step for step, is_answered in answered.items() if not is_answered), Step.DONE)


class SetupPanels:
    """Builds the panel of each step in the reader's language."""

    def __init__(self, *, words: Words, catalog: Catalog) -> None:
        self._words = words
        self._say = words.say
        self._catalog = catalog
        self._controls = SetupControls(words=words)

    def step(self, step: Step, state: SetupState, locale: str) -> ui.LayoutView:
        """Show a step: what it is about, what is set, and what to choose from."""
        make = {
            Step.PERMISSIONS: self._permissions,
            Step.WHO: self._who,
            Step.WHERE: self._where,
            Step.TEAM: self._team,
            Step.LIMITS: self._limits,
            Step.FILTER: self._filter,
            Step.DONE: self._done,
        }[step]
        title = self._say(f"setup-title-{step}", locale)
        head = self._say("setup-head", locale, number=step.number, steps=len(STEPS), title=title)
        text, controls = make(state, locale)
        parts: list[Part] = [ui.TextDisplay(f"### {head}\n{text}")]
        if state.change is not None:
            before, after = state.change
            changed = self._say(
                "setup-changed", locale, before=Markdown(before), after=Markdown(after)
            )
            parts.append(ui.TextDisplay(changed))
        warnings = self._warnings(step, state, locale)
        if warnings:
            parts.append(ui.TextDisplay("\n".join(warnings)))
        parts += [ui.ActionRow(control) for control in controls]
        parts.append(ui.ActionRow(*self._controls.navigation(step, locale)))
        return panel(*parts)

    def greeting(self, guild: discord.Guild) -> ui.LayoutView:
        """Greet a server in its language."""
        locale = guild.preferred_locale.value
        return panel(ui.TextDisplay(self._say("setup-greeting", locale)))

    def said(self, act: SetupAct, state: SetupState, locale: str) -> str:
        """Return the present value of what a control sets, in words."""
        settings, access = state.settings, access_of(state.recorded)
        audience = self._value(WHO, access.audience, locale)
        places = self._places(access.channel_ids, locale)
        roles = _mentions(settings.manager_role_ids, state.guild)
        ping = _mentions((settings.ping_role_id or 0,), state.guild)
        month = settings.budget.month_micros
        return {
            SetupAct.OPEN: "",
            SetupAct.WHO: audience,
            SetupAct.ROLES: audience,
            SetupAct.NEWCOMERS: self._value(NEWCOMER_WAIT, state.server[NEWCOMER_WAIT], locale),
            SetupAct.EVERYWHERE: places,
            SetupAct.CHANNELS: places,
            SetupAct.MANAGERS: self._list(roles, locale),
            SetupAct.REVIEW: self._channel(settings.review_channel_id, locale),
            SetupAct.LOG: self._channel(settings.log_channel_id, locale),
            SetupAct.PING: self._list(ping, locale),
            SetupAct.PING_FOR: self._say(f"setup-ping-{settings.ping_for}", locale),
            SetupAct.HOUR: self._pictures(settings.limits.person.per_hour, locale),
            SetupAct.DAY: self._pictures(settings.limits.person.per_day, locale),
            SetupAct.BUDGET: self._budget(month, locale),
            SetupAct.STRICTNESS: self._value(
                FILTER_STRICTNESS, state.server[FILTER_STRICTNESS], locale
            ),
            SetupAct.STARTER: self._say("setup-entries", locale, count=state.filter_entries),
        }[act]

    def _warnings(self, step: Step, state: SetupState, locale: str) -> list[str]:
        """Say why nobody, or only moderators, could draw; and which channels were left out."""
        if step not in {Step.WHO, Step.WHERE, Step.DONE}:
            return []
        said: list[str] = []
        if state.left_out:
            channels = self._named(state.left_out, locale)
            said.append("· " + self._say("setup-left-out", locale, channels=channels))
        ids = access_of(state.recorded).channel_ids
        there = [id_ for id_ in ids if state.guild.get_channel_or_thread(id_) is not None]
        if ids and not there:
            return [*said, "⚠ " + self._say("setup-places-gone", locale)]
        each = [
            lockouts_at(state.guild, id_, state.recorded, self._catalog) for id_ in there or (0,)
        ]
        if all(each):
            warnings = (one.said(self._words, locale) for one in sum(each, ()))
            said += [f"⚠ {one}" for one in dict.fromkeys(warnings)]
        return said

    def _permissions(self, state: SetupState, locale: str) -> tuple[str, list[Part]]:
        report = check_permissions(state.guild)
        lines = [self._say("setup-about-permissions", locale)]
        lines += [
            "✗ "
            + self._say(
                "setup-lack",
                locale,
                channels=self._named(lack.channel_ids, locale),
                permissions=lack.permissions,
            )
            for lack in report.missing
        ]
        if report.missing:
            role = state.guild.self_role
            name = state.guild.me.display_name if role is None else role.name
            lines.append(self._say("setup-fix", locale, role=name))
        if report.hidden_ids:
            channels = self._named(report.hidden_ids, locale)
            lines.append("· " + self._say("setup-hidden", locale, channels=channels))
        if report.able:
            lines.append("✓ " + self._say("setup-able", locale, count=report.able))
        again = SetupPress(step=Step.PERMISSIONS)
        button: Part = ui.Button(
            label=self._say("setup-check-again", locale), custom_id=again.custom_id
        )
        return "\n".join(lines), [button] if report.missing or report.hidden_ids else []

    def _who(self, state: SetupState, locale: str) -> tuple[str, list[Part]]:
        audience = access_of(state.recorded).audience
        lines = [
            self._say("setup-about-who", locale),
            self._now(SetupAct.WHO, state, locale),
            self._now(SetupAct.NEWCOMERS, state, locale),
        ]
        who = self._controls.select(Step.WHO, SetupAct.WHO, locale)
        for choice in WHO.choices:
            if choice.kind is not Who.NOBODY:
                who.add_option(
                    label=self._value(WHO, choice, locale),
                    value=choice.kind.value,
                    default=choice == audience,
                )
        wait = self._controls.select(Step.WHO, SetupAct.NEWCOMERS, locale)
        self._add_choices(wait, NEWCOMER_WAIT, state.server, locale)
        roles = self._controls.role_select(
            Step.WHO, SetupAct.ROLES, audience.role_ids, state.guild, locale
        )
        return "\n".join(lines), [who, roles, wait]

    def _where(self, state: SetupState, locale: str) -> tuple[str, list[Part]]:
        chosen = access_of(state.recorded).channel_ids
        lines = [
            self._say("setup-about-where", locale),
            self._now(SetupAct.CHANNELS, state, locale),
        ]
        select = self._controls.channel_select(
            Step.WHERE, SetupAct.CHANNELS, chosen, state.guild, locale
        )
        everywhere = SetupPress(step=Step.WHERE, act=SetupAct.EVERYWHERE)
        button: Part = ui.Button(
            label=self._say("setup-everywhere-button", locale), custom_id=everywhere.custom_id
        )
        return "\n".join(lines), [select, button] if chosen else [select]

    def _team(self, state: SetupState, locale: str) -> tuple[str, list[Part]]:
        settings = state.settings
        acts = [SetupAct.REVIEW, SetupAct.LOG, SetupAct.MANAGERS, SetupAct.PING]
        acts += [] if settings.ping_role_id is None else [SetupAct.PING_FOR]
        lines = [self._say("setup-about-team", locale)]
        lines += [self._now(act, state, locale) for act in acts]
        for channel_id in {settings.review_channel_id, settings.log_channel_id} - {None}:
            lines += self._channel_problems(channel_id or 0, state.guild, locale)
        controls: list[Part] = [
            self._controls.channel_select(
                Step.TEAM, act, () if id_ is None else (id_,), state.guild, locale
            )
            for act, id_ in (
                (SetupAct.REVIEW, settings.review_channel_id),
                (SetupAct.LOG, settings.log_channel_id),
            )
        ]
        managers = settings.manager_role_ids
        controls.append(
            self._controls.role_select(Step.TEAM, SetupAct.MANAGERS, managers, state.guild, locale)
        )
        pinged = () if settings.ping_role_id is None else (settings.ping_role_id,)
        controls.append(
            self._controls.role_select(Step.TEAM, SetupAct.PING, pinged, state.guild, locale)
        )
        if pinged:
            lines += self._ping_problems(pinged[0], state.guild, locale)
            controls.append(self._ping_for(settings, locale))
        return "\n".join(lines), controls

    def _ping_for(self, settings: ServerSettings, locale: str) -> Part:
        select = self._controls.select(Step.TEAM, SetupAct.PING_FOR, locale)
        for one in PingFor:
            label = self._say(f"setup-ping-{one}", locale)
            select.add_option(label=label, value=one, default=one is settings.ping_for)
        return select

    def _ping_problems(self, role_id: int, guild: discord.Guild, locale: str) -> list[str]:
        """Tell where Discord will not ping the role."""
        role = guild.get_role(role_id)
        if role is None:
            return ["✗ " + self._say("setup-ping-gone", locale)]
        if role.mentionable or guild.me.guild_permissions.mention_everyone:
            return []
        return ["✗ " + self._say("setup-ping-silent", locale, role=role.name)]

    def _limits(self, state: SetupState, locale: str) -> tuple[str, list[Part]]:
        person, budget = state.settings.limits.person, state.settings.budget
        lines = [self._say("setup-about-limits", locale)]
        acts = (SetupAct.HOUR, SetupAct.DAY, SetupAct.BUDGET)
        lines += [self._now(act, state, locale) for act in acts]
        lines += unpriced_lines(self._catalog, self._words, locale)
        hour = [(count, self._pictures(count or None, locale)) for count in (0, *PICTURES)]
        month = [(one or 0, self._budget(one, locale)) for one in (None, *BUDGETS)]
        controls: list[Part] = [
            self._amounts(SetupAct.HOUR, hour, person.per_hour, locale),
            self._amounts(SetupAct.DAY, hour, person.per_day, locale),
            self._amounts(SetupAct.BUDGET, month, budget.month_micros, locale),
        ]
        return "\n".join(lines), controls

    def _budget(self, micros: int | None, locale: str) -> str:
        if micros is None:
            return self._say("setup-none", locale)
        return self._say("budget-amount", locale, amount=dollars(micros))

    def _amounts(
        self, act: SetupAct, offered: Sequence[tuple[int, str]], now: int | None, locale: str
    ) -> Part:
        """Build a select of amounts; each has the name, because a closed select shows only one."""
        select = self._controls.select(Step.LIMITS, act, locale)
        name = self._say(f"setup-name-{act}", locale)
        for amount, said in offered:
            label = self._say("setup-option", locale, name=name, value=said)
            select.add_option(label=label, value=str(amount), default=amount == (now or 0))
        return select

    def _filter(self, state: SetupState, locale: str) -> tuple[str, list[Part]]:
        lines = [
            self._say("setup-about-filter", locale),
            self._now(SetupAct.STRICTNESS, state, locale),
            self._now(SetupAct.STARTER, state, locale),
        ]
        select = self._controls.select(Step.FILTER, SetupAct.STRICTNESS, locale)
        self._add_choices(select, FILTER_STRICTNESS, state.server, locale)
        controls: list[Part] = [select]
        if not state.filter_entries:
            starter = SetupPress(step=Step.FILTER, act=SetupAct.STARTER)
            label = self._say("setup-starter", locale)
            controls.append(ui.Button(label=label, custom_id=starter.custom_id))
        return "\n".join(lines), controls

    def _done(self, state: SetupState, locale: str) -> tuple[str, list[Part]]:
        acts = (
            SetupAct.WHO,
            SetupAct.NEWCOMERS,
            SetupAct.CHANNELS,
            SetupAct.REVIEW,
            SetupAct.LOG,
            SetupAct.MANAGERS,
            SetupAct.PING,
            *(() if state.settings.ping_role_id is None else (SetupAct.PING_FOR,)),
            SetupAct.HOUR,
            SetupAct.DAY,
            SetupAct.BUDGET,
            SetupAct.STRICTNESS,
            SetupAct.STARTER,
        )
        lines = [self._now(act, state, locale) for act in acts]
        return "\n".join((*lines, self._say("setup-about-done", locale))), []

    def _channel_problems(self, channel_id: int, guild: discord.Guild, locale: str) -> list[str]:
        channel = guild.get_channel(channel_id)
        if isinstance(channel, Postable):
            missing = missing_in(channel)
            if not missing:
                return []
            lack = self._say(
                "setup-lack", locale, channels=(f"<#{channel_id}>",), permissions=missing
            )
            return [f"✗ {lack}"]
        return ["✗ " + self._say("setup-gone", locale)]

    def _now(self, act: SetupAct, state: SetupState, locale: str) -> str:
        name = self._say(f"setup-name-{act}", locale)
        value = Markdown(self.said(act, state, locale))
        return self._say("setup-now", locale, name=name, value=value)

    def _value(self, rule: Rule[V], value: V | None, locale: str) -> str:
        """Return a rule's value in words, its default where nobody has set it."""
        return rule.display(rule.default if value is None else value, {}).said(self._words, locale)

    def _add_choices(
        self, select: ui.Select[ui.LayoutView], rule: Rule[int], server: Rules, locale: str
    ) -> None:
        for choice in rule.choices:
            select.add_option(
                label=self._value(rule, choice, locale),
                value=str(choice),
                default=choice == server[rule],
            )

    def _pictures(self, count: int | None, locale: str) -> str:
        if not count:
            return self._say("setup-none", locale)
        return self._say("setup-pictures", locale, count=count)

    def _channel(self, channel_id: int | None, locale: str) -> str:
        return self._say("setup-none", locale) if channel_id is None else f"<#{channel_id}>"

    def _places(self, channel_ids: tuple[int, ...], locale: str) -> str:
        if not channel_ids:
            return self._say("setup-everywhere", locale)
        return self._list(self._named(channel_ids, locale), locale)

    def _list(self, names: tuple[str, ...], locale: str) -> str:
        if not names:
            return self._say("setup-none", locale)
        return self._say("setup-list", locale, names=names)

    def _named(self, channel_ids: tuple[int, ...], locale: str) -> tuple[str, ...]:
        named = tuple(Markdown(f"<#{id_}>") for id_ in channel_ids[:MOST_NAMED])
        more = len(channel_ids) - len(named)
        return (*named, self._say("setup-more", locale, count=more)) if more else named


def _mentions(role_ids: Sequence[int], guild: discord.Guild) -> tuple[Markdown, ...]:
    """Mention those roles that are still there."""
    return tuple(Markdown(f"<@&{id_}>") for id_ in role_ids if guild.get_role(id_) is not None)
