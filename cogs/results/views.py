"""What a result asks of one person: other words, what to change, and which picture is meant."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.catalog import MAX_PROMPT_LENGTH, Attachment, Catalog, Model
from bot.catalog.options import MODEL, OPTIONS
from bot.imagine.job import Job
from bot.locales import Words
from bot.locales.markdown import one_line
from cogs.kit.choices import MOST_CHOICES, NAME_CHARACTERS, purpose_of
from cogs.kit.given_back import AgainPress, to_copy
from cogs.kit.panels import panel, rows_of, show_panel, submitted, submitted_selects
from cogs.kit.router import Press
from cogs.reply import CardAction, CardActions, CardPress, job_button
from cogs.results.versions import Rewording, editable_options

PROMPT = "prompt"
VALUE_CHARACTERS = 40


class ResultForms:
    """Makes the forms and reads them; a form knows its job by its custom id alone."""

    def __init__(self, *, catalog: Catalog, words: Words) -> None:
        self._catalog = catalog
        self._words = words

    def rewording(self, job: Job, locale: str) -> ui.Modal:
        """Ask for other words, with all of the request filled in.

        Raises:
            RefusedError: it was not drawn from words.
        """
        shown = editable_options(job, self._catalog)
        form = ui.Modal(
            title=self._words.say(CardActions.REPHRASE.words_id, locale),
            custom_id=CardPress(action=CardActions.REPHRASE, job_id=job.id).custom_id,
            timeout=None,
        )
        form.add_item(self._prompt(locale, "results-form-prompt", job.request.prompt))
        for option in OPTIONS:
            value = shown.get(option)
            if option.edit_field == "model":
                model = None if value is None else self._catalog.get(str(value))
                form.add_item(self._model(locale, self._catalog.models, model))
            elif option.edit_field == "text" and option.inline is not None:
                filled_in = "" if value is None else option.inline.show(value)
                form.add_item(self._value(locale, option.tag, filled_in))
        # Stopped before it is sent: the library keeps no form, so it works after a restart.
        form.stop()
        return form

    def edit(self, job: Job, number: int, locale: str) -> ui.Modal:
        """Ask what to change in one of its pictures."""
        return self.instruction(
            CardPress(action=CardActions.USE, job_id=job.id, number=number), locale
        )

    def instruction(self, press: Press, locale: str) -> ui.Modal:
        """Ask what to change in the picture that this press is about."""
        title = self._words.say(CardActions.USE.words_id, locale)
        form = ui.Modal(title=title, custom_id=press.custom_id, timeout=None)
        form.add_item(self._prompt(locale, "results-form-instruction", ""))
        editors = self._catalog.editors
        if len(editors) > 1:
            form.add_item(self._model(locale, editors, editors[0]))
        form.stop()
        return form

    def again(self, refusal: str, typed: str, locale: str) -> ui.Modal:
        """Ask for the words of a refused request once more, below what was wrong with them."""
        form = ui.Modal(
            title=self._words.say("given-back-again", locale),
            custom_id=AgainPress().custom_id,
            timeout=None,
        )
        field = self._prompt(locale, "results-form-prompt", typed)
        field.description = one_line(refusal, NAME_CHARACTERS) or None
        form.add_item(field)
        form.stop()
        return form

    def typed(self, interaction: discord.Interaction) -> ui.LayoutView:
        """Show the words of a form that was sent, to be copied: Discord has closed the form."""
        hint = self._words.say("given-back", interaction.locale.value)
        return panel(ui.TextDisplay(to_copy(hint, submitted(interaction).get(PROMPT, ""))))

    def _prompt(self, locale: str, words_id: str, filled_in: str) -> ui.Label[ui.Modal]:
        field = ui.TextInput[ui.Modal](
            custom_id=PROMPT,
            style=discord.TextStyle.paragraph,
            default=filled_in or None,
            max_length=MAX_PROMPT_LENGTH,
        )
        return ui.Label(text=self._words.say(words_id, locale), component=field)

    def _model(self, locale: str, models: Sequence[Model], now: Model | None) -> ui.Label[ui.Modal]:
        offered = list(models[:MOST_CHOICES])
        if now is not None and now in models and now not in offered:
            offered[-1] = now
        field = ui.Select[ui.Modal](
            custom_id=MODEL.tag,
            required=now is None,
            options=[
                discord.SelectOption(
                    label=model.label[:NAME_CHARACTERS],
                    value=model.id[:NAME_CHARACTERS],
                    description=purpose_of(model, locale)[:NAME_CHARACTERS],
                    default=model is now,
                )
                for model in offered
            ],
        )
        return ui.Label(text=self._words.say("results-form-model", locale), component=field)

    def _value(self, locale: str, name: str, filled_in: str) -> ui.Label[ui.Modal]:
        field = ui.TextInput[ui.Modal](
            custom_id=name,
            default=filled_in or None,
            required=False,
            max_length=VALUE_CHARACTERS,
        )
        return ui.Label(
            text=self._words.say(f"results-form-{name}", locale),
            description=self._words.say(f"results-form-{name}-hint", locale),
            component=field,
        )


def read_rewording(interaction: discord.Interaction) -> Rewording:
    """Read what was sent with the form."""
    models = {tag: chosen[0] for tag, chosen in submitted_selects(interaction).items() if chosen}
    fields = {**submitted(interaction), **models}
    return Rewording(
        prompt=fields.pop(PROMPT, ""),
        typed={option.tag: fields[option.tag] for option in OPTIONS if option.tag in fields},
    )


def read_instruction(interaction: discord.Interaction) -> tuple[str, str | None]:
    """Read what was sent with the form: what to change, and the model that was chosen."""
    chosen = submitted_selects(interaction).get(MODEL.tag, ())
    return submitted(interaction).get(PROMPT, ""), next(iter(chosen), None)


class ResultChoices:
    """Shows a result's pictures with a number each."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    async def ask(
        self,
        interaction: discord.Interaction,
        job: Job,
        action: CardAction,
        pictures: Sequence[Attachment],
        *,
        scales: Sequence[int] = (),
    ) -> None:
        """Answer with the pictures and a button for each, or for each size of each."""
        locale = interaction.locale.value
        gallery = ui.MediaGallery[ui.LayoutView]()
        for number, picture in enumerate(pictures, start=1):
            gallery.add_item(
                media=picture.url,
                description=self._words.say("results-choice-alt", locale, number=number),
                spoiler=picture.is_spoiler,
            )
        is_one = len(pictures) == 1
        words_id = f"results-choice-{action.tag}"
        if scales:
            words_id = "results-choice-scale" if is_one else f"{words_id}-scale"
        buttons = [
            job_button(
                CardPress(action=action, job_id=job.id, number=number, scale=scale),
                self._label(locale, number, scale, is_one=is_one),
            )
            for scale in scales or (None,)
            for number in range(1, len(pictures) + 1)
        ]
        await show_panel(
            interaction,
            panel(ui.TextDisplay(self._words.say(words_id, locale)), gallery, *rows_of(buttons)),
        )

    def _label(self, locale: str, number: int, scale: int | None, *, is_one: bool) -> str:
        if scale is None:
            return self._words.say("results-choice-number", locale, number=number)
        words_id = "results-choice-size" if is_one else "results-choice-number-size"
        return self._words.say(words_id, locale, number=number, scale=scale)
