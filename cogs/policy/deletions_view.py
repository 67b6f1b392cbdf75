"""What moderators are told of deleted roles and channels: what it means, and the fix."""

from collections.abc import Mapping

import discord
from discord import ui

from bot.locales import Markdown, Words
from bot.locales.markdown import escaped
from cogs.kit.panels import panel, rows_of
from cogs.policy.deletions import Losses, RuleLoss, consequence_of
from cogs.policy.model import Rules
from cogs.policy.places import target_of_record
from cogs.policy.press import FixPress

_MOST_NAMED, _MOST_LINES, _MOST_BUTTONS = 12, 12, 5
_LABEL_CHARACTERS = 80


class DeletionNotice:
    """Builds the message in the server's language."""

    def __init__(self, *, words: Words) -> None:
        self._words = words
        self._say = words.say

    def view(
        self, losses: Losses, recorded: Mapping[int, Rules], guild: discord.Guild
    ) -> ui.LayoutView:
        """Say what is deleted, what each rule means now, and offer each to be set anew."""
        locale = guild.preferred_locale.value
        names = tuple(escaped(name) for name in losses.names[:_MOST_NAMED])
        title = self._say("deletions-title", locale, count=losses.count)
        lines = [f"### {title}"]
        if names:
            lines.append(self._say("deletions-names", locale, names=names))
        rules = [self._rule(loss, recorded, locale) for loss in losses.rules[:_MOST_LINES]]
        lines += [f"· {line}" for line in rules]
        if losses.channels:
            said = self._say("deletions-channels", locale, count=losses.channels)
            lines.append(f"· {said}")
        for name, children in losses.carried.items():
            kept = tuple(Markdown(f"<#{child}>") for child in children[:_MOST_NAMED])
            said = self._say(
                "deletions-carried", locale, category=escaped(name or "?"), channels=kept
            )
            lines.append(f"· {said}")
        if losses.is_shut:
            lines.append(f"⚠ {self._say('deletions-shut', locale)}")
        lines += [
            f"· {self._say('deletions-setting-' + name.replace('_', '-'), locale)}"
            for name in losses.settings
        ]
        if losses.rules:
            lines.append(f"-# {self._say('deletions-fix', locale)}")
        buttons = [self._button(loss, guild, locale) for loss in losses.rules[:_MOST_BUTTONS]]
        return panel(ui.TextDisplay("\n".join(lines)), *rows_of(buttons))

    def _rule(self, loss: RuleLoss, recorded: Mapping[int, Rules], locale: str) -> str:
        value = recorded.get(loss.record_id, Rules())[loss.rule]
        where = (
            f"<#{loss.record_id}>" if loss.record_id else self._say("policy-place-server", locale)
        )
        return self._say(
            "deletions-rule",
            locale,
            rule=Markdown(loss.rule.name.said(self._words, locale)),
            place=Markdown(where),
            consequence=Markdown(self._say(consequence_of(loss, value), locale)),
        )

    def _button(
        self, loss: RuleLoss, guild: discord.Guild, locale: str
    ) -> ui.Button[ui.LayoutView]:
        press = FixPress(target=target_of_record(guild, loss.record_id), rule=loss.rule)
        name = loss.rule.name.said(self._words.plain, locale)
        label = self._words.plain.say("deletions-set", locale, rule=name)
        return ui.Button(label=label[:_LABEL_CHARACTERS], custom_id=press.custom_id)
