"""What moderators see of an appeal, and what its member is told."""

import discord
from discord import ui

from bot.locales import Words
from bot.locales.markdown import covered
from cogs.filter.appeal import Appeal, AppealState
from cogs.filter.model import LONGEST_TEXT
from cogs.kit.appeal_press import AppealAct, AppealPress
from cogs.kit.panels import panel
from cogs.reply import DONE, FAILED, WORKING, quoted

PHRASE_FIELD, REASON_FIELD = "phrase", "reason"
REASON_CHARACTERS = 300
_STYLES = {
    AppealAct.ACCEPT: discord.ButtonStyle.success,
    AppealAct.ALLOW: discord.ButtonStyle.secondary,
    AppealAct.DISMISS: discord.ButtonStyle.danger,
}


class AppealCards:
    """Builds the moderators' messages, in the language of their server."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    def asked(self, appeal: Appeal, found: str, entry: str, locale: str) -> ui.LayoutView:
        """Show the words behind a spoiler, with what matched and what can be decided."""
        title = self._say("filter-appeal-asked", locale)
        parts = [ui.TextDisplay[ui.LayoutView](f"{title}\n{self._whose(appeal, locale)}")]
        parts.append(ui.TextDisplay(covered(appeal.words)))
        if entry:
            why = self._say("filter-appeal-why", locale, found=covered(found), entry=covered(entry))
            parts.append(ui.TextDisplay(why))
        if appeal.reason:
            parts.append(ui.TextDisplay(self._said_for_it(appeal.reason, locale)))
        hint = self._say("filter-appeal-hint", locale)
        parts.append(ui.TextDisplay(f"-# {hint}"))
        buttons = [
            ui.Button[ui.LayoutView](
                style=style,
                label=self._say(f"filter-appeal-{act}", locale),
                custom_id=AppealPress(act=act, appeal_id=appeal.id).custom_id,
            )
            for act, style in _STYLES.items()
        ]
        return panel(*parts, ui.ActionRow(*buttons), colour=WORKING)

    def decided(
        self, appeal: Appeal, locale: str, *, phrase: str = "", still_found: bool = False
    ) -> ui.LayoutView:
        """Show what became of it; there is nothing left to press."""
        outcome = self._say(
            "filter-appeal-outcome",
            locale,
            state=appeal.state,
            person=f"<@{appeal.decided_by}>",
            phrase=covered(phrase) if phrase else "",
        )
        lines = [outcome, self._whose(appeal, locale)]
        parts = [ui.TextDisplay[ui.LayoutView]("\n".join(lines))]
        parts.append(ui.TextDisplay(covered(appeal.words)))
        if appeal.reason:
            parts.append(ui.TextDisplay(self._said_for_it(appeal.reason, locale)))
        if still_found:
            hint = self._say("filter-appeal-still-found", locale)
            parts.append(ui.TextDisplay(f"-# {hint}"))
        return panel(*parts, colour=DONE if appeal.state.lets_through else FAILED)

    def reason_form(self, appeal_id: str, locale: str) -> ui.Modal:
        """Ask a member what speaks for their words."""
        form = ui.Modal(
            title=self._say("filter-appeal-make", locale),
            custom_id=AppealPress(act=AppealAct.MAKE, appeal_id=appeal_id).custom_id,
        )
        form.add_item(
            ui.Label(
                text=self._say("filter-appeal-form-reason", locale),
                description=self._say("filter-appeal-form-reason-hint", locale),
                component=ui.TextInput[ui.Modal](
                    custom_id=REASON_FIELD,
                    style=discord.TextStyle.paragraph,
                    required=False,
                    max_length=REASON_CHARACTERS,
                ),
            )
        )
        form.stop()  # as below
        return form

    def form(self, appeal: Appeal, phrase: str, locale: str) -> ui.Modal:
        """Ask for the phrase to allow; the field holds a suggestion."""
        form = ui.Modal(
            title=self._say("filter-appeal-form", locale),
            custom_id=AppealPress(act=AppealAct.ALLOW, appeal_id=appeal.id).custom_id,
        )
        form.add_item(
            ui.Label(
                text=self._say("filter-appeal-form-phrase", locale),
                description=self._say("filter-appeal-form-hint", locale),
                component=ui.TextInput[ui.Modal](
                    custom_id=PHRASE_FIELD, default=phrase or None, max_length=LONGEST_TEXT
                ),
            )
        )
        # It is answered by its custom id, also after a restart: the library need not keep it.
        form.stop()
        return form

    def told(self, appeal: Appeal, locale: str) -> str:
        """Return what the member reads in direct messages."""
        told = self._say(
            "filter-appeal-told",
            locale,
            passes="yes" if appeal.state.lets_through else "no",
            channel=f"<#{appeal.channel_id}>",
        )
        return f"{told}\n{quoted(appeal.words)}"

    def received(self, appeal: Appeal, locale: str) -> str:
        """Return what the member reads once the moderators have it."""
        words_id = "filter-appeal-received"
        if appeal.state is AppealState.UNREACHABLE:
            words_id = "filter-appeal-unreachable"
        return self._say(words_id, locale)

    def _said_for_it(self, reason: str, locale: str) -> str:
        return f"{self._say('filter-appeal-reason', locale)}\n{quoted(reason)}"

    def _whose(self, appeal: Appeal, locale: str) -> str:
        person, channel = f"<@{appeal.user_id}>", f"<#{appeal.channel_id}>"
        return self._say("filter-appeal-whose", locale, person=person, channel=channel)

    def _say(self, words_id: str, locale: str, **facts: str) -> str:
        return self._words.say(words_id, locale, **facts)
