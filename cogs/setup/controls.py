"""The selects and buttons of /setup."""

import discord
from discord import ui

from bot.locales import Words
from cogs.kit.panels import MOST_OPTIONS, channels_chosen, roles_chosen
from cogs.setup.press import STEPS, SetupAct, SetupPress, Step

Part = ui.Item[ui.LayoutView]

_POSTABLE = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.category,
]
_FOR_TEAM = [discord.ChannelType.text, discord.ChannelType.news]


class SetupControls:
    """Builds the controls in the reader's language."""

    def __init__(self, *, words: Words) -> None:
        self._say = words.say

    def navigation(self, step: Step, locale: str) -> list[Part]:
        """Build the buttons to the previous and the next step."""
        buttons: list[Part] = []
        if step is not STEPS[0]:
            back = SetupPress(step=step.moved(-1))
            buttons.append(
                ui.Button(label=self._say("setup-back", locale), custom_id=back.custom_id)
            )
        if step is not Step.DONE:
            buttons.append(
                ui.Button(
                    label=self._say("setup-next", locale),
                    custom_id=SetupPress(step=step.moved(1)).custom_id,
                    style=discord.ButtonStyle.primary,
                )
            )
        return buttons

    def select(self, step: Step, act: SetupAct, locale: str) -> ui.Select[ui.LayoutView]:
        """Build a select without options."""
        return ui.Select(
            custom_id=SetupPress(step=step, act=act).custom_id,
            placeholder=self._say(f"setup-choose-{act}", locale),
        )

    def role_select(
        self,
        step: Step,
        act: SetupAct,
        role_ids: tuple[int, ...],
        guild: discord.Guild,
        locale: str,
    ) -> ui.RoleSelect[ui.LayoutView]:
        """Build a select of roles; the present ones are chosen."""
        return ui.RoleSelect(
            custom_id=SetupPress(step=step, act=act).custom_id,
            placeholder=self._say(f"setup-choose-{act}", locale),
            # All manager roles can be removed; somebody has to be allowed to draw.
            min_values=1 if act is SetupAct.ROLES else 0,
            max_values=1 if act is SetupAct.PING else MOST_OPTIONS,
            default_values=roles_chosen(role_ids, guild),
        )

    def channel_select(
        self,
        step: Step,
        act: SetupAct,
        channel_ids: tuple[int, ...],
        guild: discord.Guild,
        locale: str,
    ) -> ui.ChannelSelect[ui.LayoutView]:
        """Build a select of one channel, or of the channels where members may draw."""
        is_many = act is SetupAct.CHANNELS
        return ui.ChannelSelect(
            custom_id=SetupPress(step=step, act=act).custom_id,
            placeholder=self._say(f"setup-choose-{act}", locale),
            channel_types=_POSTABLE if is_many else _FOR_TEAM,
            min_values=1 if is_many else 0,
            max_values=MOST_OPTIONS if is_many else 1,
            default_values=channels_chosen(channel_ids[:MOST_OPTIONS], guild),
        )
