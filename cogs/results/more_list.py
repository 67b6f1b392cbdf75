"""A list of results to look through: a line and a small picture for each, and pages."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.imagine.job import Job
from bot.jobs.paging import Page
from bot.locales import Words
from bot.locales.markdown import one_line
from cogs.reply import jump_link, quoted
from cogs.results.thumbnails import Thumbnail

PROMPT_CHARACTERS = 200
"""Five of them fit into one message, whose text is limited to 4,000 characters."""
LABEL_CHARACTERS = 100
"""Discord's limit for the label of a line to choose, and for its description."""


def shortened(prompt: str, length: int = PROMPT_CHARACTERS) -> str:
    """Return the beginning of a prompt, on one line."""
    return one_line(prompt, length)


class ResultList:
    """Builds the parts of such a list."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    def entry(
        self, job: Job, thumbnail: Thumbnail | None, facts: Sequence[str], locale: str
    ) -> ui.Item[ui.LayoutView]:
        """Show one result: its words, facts about it, a way to it, and its first picture."""
        link = jump_link(job)
        said = [job.request.model_label, *facts]
        if link is not None:
            said.append(self._words.say("history-jump", locale, link=link))
        lines = [quoted(shortened(job.request.prompt)), f"-# {' · '.join(said)}"]
        if thumbnail is None:
            lines.append(f"-# {self._words.say('history-no-picture', locale)}")
            return ui.TextDisplay("\n".join(lines))
        return ui.Section[ui.LayoutView](
            "\n".join(lines),
            accessory=ui.Thumbnail[ui.LayoutView](
                thumbnail.url,
                description=shortened(job.request.prompt),
                spoiler=thumbnail.is_covered,
            ),
        )

    def choice(
        self, custom_id: str, words_id: str, jobs: Sequence[Job], locale: str
    ) -> ui.ActionRow[ui.LayoutView]:
        """Offer the results of the page to choose one from."""
        return ui.ActionRow(
            ui.Select[ui.LayoutView](
                custom_id=custom_id,
                placeholder=self._words.say(words_id, locale),
                # A list keeps showing what was chosen; taken back, the same can be chosen again.
                min_values=0,
                options=[
                    discord.SelectOption(
                        label=shortened(f"{number}. {job.request.prompt}", LABEL_CHARACTERS),
                        value=job.id,
                        description=job.request.model_label[:LABEL_CHARACTERS],
                    )
                    for number, job in enumerate(jobs, start=1)
                ],
            )
        )

    def paging(
        self, page: Page, before: str, after: str, locale: str
    ) -> list[ui.ActionRow[ui.LayoutView]]:
        """Offer the pages before and after this one, by their custom ids; nothing where none is."""
        if page.pages == 1:
            return []
        return [
            ui.ActionRow(
                ui.Button[ui.LayoutView](
                    label=self._words.say("history-newer", locale),
                    custom_id=before,
                    disabled=page.number == 1,
                ),
                ui.Button[ui.LayoutView](
                    label=self._words.say("history-older", locale),
                    custom_id=after,
                    disabled=page.number == page.pages,
                ),
            )
        ]
