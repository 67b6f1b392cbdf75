"""The panel of limits: what is set, in words, and the forms to change it."""

from enum import StrEnum
from typing import Annotated

import discord
from discord import ui

from bot.locales import Markdown, Words
from cogs.kit.panels import panel
from cogs.kit.router import Press, Written, digits
from cogs.limits.model import LimitTarget, TargetKind, differences, read_target
from cogs.server import NO_LIMIT, Limit, Limits, RoleLimit

LINES_SHOWN = 20
"""Of roles and of channels; all text of one message is limited to 4,000 characters."""
FIELDS = ("concurrent", "per_hour", "per_day", "cooldown_seconds")
LONG_COOLDOWN_SECONDS = 3600
FORM_SECONDS = 15 * 60


class LimitsAct(StrEnum):
    """What the parts of the panel do."""

    PICK = "pick"
    """Choose whose limits to change; so do the next two."""
    ROLE = "role"
    CHANNEL = "channel"
    EXEMPT = "exempt"
    GONE = "gone"
    """Forget roles and channels that are gone."""
    SET = "set"
    """The form."""


class LimitsPress(Press, tag="limits"):
    """A press, a choice or the form, of the panel that showed this version of the settings."""

    act: LimitsAct
    target: Annotated[LimitTarget, Written("[a-z]+(?:-[0-9]+)?", read=read_target)] | None = None
    version: Annotated[int, digits(9)]


class LimitsPanel:
    """Builds the views; everything they need later is in their custom ids."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    def view(
        self, limits: Limits, *, version: int, locale: str, changed: str = "", gone: int = 0
    ) -> ui.LayoutView:
        """Show all limits, above them what was just changed, below them what can be."""
        parts: list[ui.Item[ui.LayoutView]] = []
        if changed:
            parts.append(ui.TextDisplay(changed))
        parts.append(ui.TextDisplay(self._all(limits, locale)))
        options = [
            discord.SelectOption(
                label=self._say(f"limits-of-{kind}", locale),
                value=kind.value,
                description=self._say(f"limits-about-{kind}", locale),
            )
            for kind in (TargetKind.PERSON, TargetKind.SERVER)
        ]
        parts += [
            ui.ActionRow(
                ui.Select[ui.LayoutView](
                    custom_id=LimitsPress(act=LimitsAct.PICK, version=version).custom_id,
                    placeholder=self._say("limits-pick", locale),
                    options=options,
                )
            ),
            ui.ActionRow(
                ui.RoleSelect[ui.LayoutView](
                    custom_id=LimitsPress(act=LimitsAct.ROLE, version=version).custom_id,
                    placeholder=self._say("limits-pick-role", locale),
                )
            ),
            ui.ActionRow(
                ui.ChannelSelect[ui.LayoutView](
                    custom_id=LimitsPress(act=LimitsAct.CHANNEL, version=version).custom_id,
                    placeholder=self._say("limits-pick-channel", locale),
                    channel_types=[
                        discord.ChannelType.text,
                        discord.ChannelType.news,
                        discord.ChannelType.forum,
                        discord.ChannelType.voice,
                    ],
                )
            ),
        ]
        words_id = "limits-unexempt" if limits.are_moderators_exempt else "limits-exempt"
        buttons = ui.ActionRow(
            ui.Button[ui.LayoutView](
                label=self._say(words_id, locale),
                custom_id=LimitsPress(act=LimitsAct.EXEMPT, version=version).custom_id,
            )
        )
        if gone:
            label = self._say("limits-forget-gone", locale, count=gone)
            press = LimitsPress(act=LimitsAct.GONE, version=version)
            buttons.add_item(ui.Button(label=label, custom_id=press.custom_id))
        return panel(*parts, buttons)

    def form(self, target: LimitTarget, now: RoleLimit, *, version: int, locale: str) -> ui.Modal:
        """Ask for a target's limits; the fields hold what is set."""
        form = ui.Modal(
            title=self._say(f"limits-form-{target.kind}", locale),
            custom_id=LimitsPress(act=LimitsAct.SET, target=target, version=version).custom_id,
            timeout=FORM_SECONDS,
        )
        for name in FIELDS:
            value = getattr(now.limit, name)
            form.add_item(self._field(name, self._typed(value, name), target, locale))
        if target.kind is TargetKind.ROLE:
            form.add_item(self._field("weight", str(now.weight), target, locale))
        # What is submitted is matched by its custom id: the library need not remember the form.
        form.stop()
        return form

    def change(
        self, target: LimitTarget, before: RoleLimit, after: RoleLimit, *, locale: str
    ) -> str:
        """Say what a change changed, each line before and after, and what is odd about it."""
        name = Markdown(target.mention or self._say(f"limits-of-{target.kind}", locale))
        found = differences(before, after)
        if not found:
            return self._say("limits-unchanged", locale, name=name)
        lines = [self._say("limits-changed", locale, name=name)]
        lines += [
            self._say(
                "limits-change-line",
                locale,
                field=self._say(f"limits-field-{field.replace('_', '-')}", locale),
                before=self._value(field, old, locale),
                after=self._value(field, new, locale),
            )
            for field, (old, new) in found.items()
        ]
        return "\n".join([*lines, *self._oddities(after.limit, locale)])

    def exempted(self, *, are_exempt: bool, locale: str) -> str:
        """Say whether moderators have limits from now on."""
        return self._say("limits-now-exempt" if are_exempt else "limits-now-unexempt", locale)

    def forgotten(self, count: int, *, locale: str) -> str:
        """Say how many limits of deleted roles and channels were dropped."""
        return self._say("limits-forgotten", locale, count=count)

    def describe(self, limit: Limit, locale: str) -> str:
        """Put a limit into one line."""
        said = [
            self._say(f"limits-says-{name.replace('_', '-')}", locale, value=value)
            for name in FIELDS
            if (value := getattr(limit, name)) is not None
        ]
        return " · ".join(said) or self._say("limits-none", locale)

    def _all(self, limits: Limits, locale: str) -> str:
        lines = [
            self._say("limits-title", locale),
            self._line(self._say("limits-of-person", locale), self.describe(limits.person, locale)),
            self._line(self._say("limits-of-server", locale), self.describe(limits.server, locale)),
        ]
        if limits.are_moderators_exempt:
            lines.append(self._say("limits-are-exempt", locale))
        roles = [
            self._line(
                f"<@&{id_}>",
                f"{self.describe(its.limit, locale)} · "
                + self._say("limits-says-weight", locale, value=its.weight),
            )
            for id_, its in limits.roles.items()
        ]
        channels = [
            self._line(f"<#{id_}>", self.describe(limit, locale))
            for id_, limit in limits.channels.items()
        ]
        for some in (roles, channels):
            lines += some[:LINES_SHOWN]
            if len(some) > LINES_SHOWN:
                lines.append(self._say("limits-more", locale, count=len(some) - LINES_SHOWN))
        lines.append(self._say("limits-hint", locale))
        return "\n".join(lines)

    @staticmethod
    def _line(name: str, said: str) -> str:
        return f"**{name}** · {said}"

    def _field(
        self, name: str, default: str, target: LimitTarget, locale: str
    ) -> ui.Label[ui.Modal]:
        field = name.replace("_", "-")
        hint = "limits-form-hint-weight" if name == "weight" else "limits-form-hint"
        if name == "cooldown_seconds":
            hint = "limits-form-hint-cooldown"
        elif target.kind is TargetKind.ROLE and name != "weight":
            hint = "limits-form-hint-role"
        return ui.Label(
            text=self._say(f"limits-field-{field}", locale),
            description=self._say(hint, locale),
            component=ui.TextInput(
                custom_id=name, default=default or None, required=False, max_length=10
            ),
        )

    def _oddities(self, limit: Limit, locale: str) -> list[str]:
        odd: list[str] = []
        if limit.per_hour and limit.per_day and limit.per_day < limit.per_hour:
            odd.append(self._say("limits-odd-day", locale))
        if (limit.cooldown_seconds or 0) >= LONG_COOLDOWN_SECONDS:
            minutes = (limit.cooldown_seconds or 0) // 60
            odd.append(self._say("limits-odd-cooldown", locale, minutes=minutes))
        return odd

    @staticmethod
    def _typed(value: int | None, name: str) -> str:
        if value is None:
            return ""
        return str(value) if value != NO_LIMIT or name == "cooldown_seconds" else "∞"

    def _value(self, field: str, value: int | None, locale: str) -> str:
        if value is None:
            return self._say("limits-unset", locale)
        if value == NO_LIMIT and field != "cooldown_seconds":
            return self._say("limits-unlimited", locale)
        return str(value)

    def _say(self, words_id: str, locale: str, **facts: str | float) -> str:
        return self._words.say(words_id, locale, **facts)
