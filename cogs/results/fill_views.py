"""What is asked before a picture is extended or changed in parts: how, which parts, what there."""

import io
from collections.abc import Sequence

import discord
from discord import ui

from bot.catalog import MAX_PROMPT_LENGTH, Attachment, Catalog
from bot.catalog.attachment import SPOILER_PREFIX
from bot.imagine.fill import PARTS, Outpaint
from bot.imagine.job import Job
from bot.locales import Words
from cogs.kit.given_back import PROMPT
from cogs.kit.panels import panel, put_panel, submitted, submitted_choices
from cogs.reply import CardActions, CardPress, job_button
from cogs.results.message_pictures import NUMBERED_STEM
from cogs.results.views import ResultForms, radio

_OUTPAINT = "outpaint"


class FillViews:
    """Makes the forms and the numbered picture; all of them know their job by custom ids alone."""

    def __init__(self, *, forms: ResultForms, catalog: Catalog, words: Words) -> None:
        self._forms = forms
        self._catalog = catalog
        self._words = words

    def outpaint(self, job: Job, locale: str, *, picture_count: int) -> ui.Modal:
        """Ask how a picture is extended, and which where several are there."""
        form = self._forms.choice(job, CardActions.ZOOM, locale, picture_count=picture_count)
        size = None if job.result_info is None else job.result_info.size
        ways = [
            (self._words.say(f"fill-outpaint-{one}", locale), one.value)
            for one in Outpaint
            if one is not Outpaint.SQUARE or size is None or size[0] != size[1]
        ]
        label = self._words.say("fill-outpaint", locale)
        form.add_item(ui.Label(text=label, component=radio(_OUTPAINT, ways)))
        return form

    def parts(self, job: Job, number: int, parts: Sequence[int], locale: str) -> ui.Modal:
        """Ask what is to be seen in these parts of a picture."""
        press = CardPress(
            action=CardActions.PARTS, job_id=job.id, number=number, parts=tuple(parts)
        )
        form = ui.Modal(
            title=self._words.say(CardActions.PARTS.words_id, locale),
            custom_id=press.custom_id,
            timeout=None,
        )
        chosen = tuple(map(str, parts))
        said = self._words.say("fill-form-chosen", locale, parts=chosen, count=len(chosen))
        form.add_item(ui.TextDisplay(said))
        field = ui.TextInput[ui.Modal](
            custom_id=PROMPT,
            style=discord.TextStyle.paragraph,
            max_length=MAX_PROMPT_LENGTH,
        )
        form.add_item(
            ui.Label(
                text=self._words.say("fill-form-words", locale),
                description=self._words.say("fill-form-words-hint", locale),
                component=field,
            )
        )
        # Stopped before it is sent: the library keeps no form, so it works after a restart.
        form.stop()
        return form

    async def show_parts(
        self,
        interaction: discord.Interaction,
        job: Job,
        number: int,
        pictures: Sequence[Attachment],
        numbered: bytes | None,
    ) -> None:
        """Put the numbered picture and the choice of its parts in the place of the answer."""
        locale, picture = interaction.locale.value, pictures[number - 1]
        items: list[ui.Item[ui.LayoutView]] = [
            ui.TextDisplay(self._words.say("fill-parts", locale))
        ]
        if numbered is None:
            items.append(ui.TextDisplay(self._words.say("fill-parts-unseen", locale)))
        files: list[discord.File] = []
        if numbered is not None:
            name = f"{SPOILER_PREFIX if picture.is_spoiler else ''}{NUMBERED_STEM}.jpg"
            files.append(discord.File(io.BytesIO(numbered), filename=name))
            gallery = ui.MediaGallery[ui.LayoutView]()
            gallery.add_item(
                media=f"attachment://{name}",
                description=self._words.say("fill-parts-alt", locale),
                spoiler=picture.is_spoiler,
            )
            items.append(gallery)
        press = CardPress(action=CardActions.PARTS, job_id=job.id, number=number)
        select = ui.Select[ui.LayoutView](
            custom_id=press.custom_id,
            placeholder=self._words.say("fill-parts-placeholder", locale),
            min_values=1,
            max_values=len(PARTS),
            options=[
                discord.SelectOption(
                    label=self._words.say("fill-part", locale, number=part), value=str(part)
                )
                for part in PARTS
            ],
        )
        items.append(ui.ActionRow(select))
        if self._catalog.editors:
            use = CardPress(action=CardActions.USE, job_id=job.id, number=number)
            button = job_button(use, self._words.say("fill-in-words", locale))
            items.append(ui.ActionRow(button))
        # What one member alone sees cannot be asked for later: it is found here then.
        if numbered is None or job.reply.is_private:
            beside = pictures if numbered is None else [picture]
            items.append(self._gallery(beside, number, locale))
        await put_panel(interaction, panel(*items), files=files)

    def _gallery(
        self, pictures: Sequence[Attachment], number: int, locale: str
    ) -> ui.MediaGallery[ui.LayoutView]:
        """Show pictures as they are: all of a result in their order, or the one of this number."""
        gallery = ui.MediaGallery[ui.LayoutView]()
        for at, one in enumerate(pictures, start=1 if len(pictures) > 1 else number):
            alt = self._words.say("results-choice-picture", locale, number=at)
            gallery.add_item(media=one.url, description=alt, spoiler=one.is_spoiler)
        return gallery


def read_outpaint(interaction: discord.Interaction) -> Outpaint | None:
    """Read how a picture is to be extended; None where the form does not say."""
    chosen = submitted_choices(interaction).get(_OUTPAINT, ())
    return Outpaint(chosen[0]) if chosen and chosen[0] in set(Outpaint) else None


def read_words(interaction: discord.Interaction) -> str:
    """Read what is to be seen in the chosen parts."""
    return submitted(interaction).get(PROMPT, "")
