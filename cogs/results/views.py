"""What a result asks of one person: other words, what to change, which picture, and how large.

Each is a form, so that it opens in front of whoever pressed, wherever in the channel they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import discord
from discord import ui

from bot.catalog import MAX_PROMPT_LENGTH, Catalog, Model, OptionValues, usual_price
from bot.catalog.addresses import picture_at
from bot.catalog.editing import BlenderMissingError, EditorMissingError
from bot.catalog.options import MODEL, OPTIONS
from bot.catalog.wildcards import literal_marks
from bot.imagine.job import Job
from bot.locales import Words
from bot.locales.markdown import one_line
from cogs.kit.choices import MOST_CHOICES, NAME_CHARACTERS, purpose_of
from cogs.kit.given_back import PICTURE, PICTURES, PROMPT, Typed, fields_of, form_id, is_rewording
from cogs.kit.panels import MOST_OPTIONS, submitted, submitted_choices
from cogs.kit.router import Press
from cogs.limits import dollars, to_micros
from cogs.reply import ALT_CHARACTERS, CardAction, CardActions, CardPress
from cogs.results.versions import Rewording, editable_options

SCALE = "scale"
ALL = "0"
"""Chosen instead of one picture's number."""
DESCRIPTION = "description"
MOST_FIELDS = 5
"""Discord's limit for one form."""
MOST_RADIO_BUTTONS = 10
"""Discord's limit for one group."""
VALUE_CHARACTERS = 40
FEWEST_BLENDED = 2


class ResultForms:
    """Makes the forms and reads them; a form knows its job by its custom id alone."""

    def __init__(self, *, catalog: Catalog, words: Words) -> None:
        self._catalog = catalog
        self._words = words

    def rewording(
        self,
        job: Job,
        locale: str,
        models: Sequence[Model] | None = None,
        *,
        refusal: str = "",
    ) -> ui.Modal:
        """Ask for other words, with all of the request filled in.

        ``models`` are those that may be used there; below a ``refusal``, it says that first.

        Raises:
            RefusedError: it was not drawn from words.
        """
        # What is painted, and where, stays as it was: only the words are others.
        is_fill = job.request.fill is not None
        shown = OptionValues() if is_fill else editable_options(job, self._catalog)
        form = ui.Modal(
            title=self._words.say(CardActions.REPHRASE.words_id, locale),
            custom_id=CardPress(action=CardActions.REPHRASE, job_id=job.id).custom_id,
            timeout=None,
        )
        if refusal:
            form.add_item(ui.TextDisplay(refusal))
        words = literal_marks(job.request.prompt)
        form.add_item(self._prompt(locale, "results-form-prompt", words))
        for option in () if is_fill else OPTIONS:
            value = shown.get(option)
            if option.edit_field == "model":
                model = None if value is None else self._catalog.get(str(value))
                form.add_item(self._model(locale, models or self._catalog.models, model))
            elif option.edit_field == "text" and option.inline is not None:
                filled_in = "" if value is None else option.inline.show(value)
                form.add_item(self._value(locale, option.tag, filled_in))
        # Stopped before it is sent: the library keeps no form, so it works after a restart.
        form.stop()
        return form

    def choice(
        self,
        job: Job,
        action: CardAction,
        locale: str,
        *,
        picture_count: int = 1,
        scales: Sequence[int] = (),
    ) -> ui.Modal:
        """Ask which of several pictures an action is about, and how large it shall be."""
        form = ui.Modal(
            title=self._words.say(action.words_id, locale),
            custom_id=CardPress(action=action, job_id=job.id).custom_id,
            timeout=None,
        )
        if picture_count > 1:
            form.add_item(self._picture(locale, picture_count))
        if len(scales) > 1:
            form.add_item(self._scale(locale, scales))
        form.stop()
        return form

    def edit(
        self, job: Job, locale: str, *, number: int | None = None, picture_count: int = 1
    ) -> ui.Modal:
        """Ask what to change in one of its pictures, and which where several are there."""
        press = CardPress(action=CardActions.USE, job_id=job.id, number=number)
        return self.instruction(press, locale, picture_count=picture_count)

    def instruction(self, press: Press, locale: str, *, picture_count: int = 1) -> ui.Modal:
        """Ask what to change in the picture that this press is about, or in one of so many."""
        title = self._words.say(CardActions.USE.words_id, locale)
        form = ui.Modal(title=title, custom_id=press.custom_id, timeout=None)
        if picture_count > 1:
            form.add_item(self._picture(locale, picture_count))
        form.add_item(self._prompt(locale, "results-form-instruction", ""))
        editors = self._catalog.editors
        if len(editors) > 1:
            form.add_item(self._model(locale, editors, editors[0]))
        form.stop()
        return form

    def redrawing(
        self, job: Job, models: Sequence[Model], picture_count: int, locale: str
    ) -> ui.Modal:
        """Ask which of these models draws it, and whether all of its pictures or one."""
        form = ui.Modal(
            title=self._words.say(CardActions.REDRAW.words_id, locale),
            custom_id=CardPress(action=CardActions.REDRAW, job_id=job.id).custom_id,
            timeout=None,
        )
        field = self._model(locale, models, None, self._price)
        if job.request.fill is None:
            field.description = self._words.say("results-form-redraw-hint", locale)
        form.add_item(field)
        if picture_count > 1:
            form.add_item(self._picture(locale, picture_count, is_all_offered=True))
        form.stop()
        return form

    def again(
        self, refusal: str, typed: Typed, about: str | None, models: Sequence[Model], locale: str
    ) -> ui.Modal:
        """Ask for a refused request once more, as it was typed, of the ``models`` there are here.

        What was wrong stands above the field of the option that it is ``about``, else on top.
        """
        pictures, typed = typed.pictures, replace(typed, pictures=())
        prompt, fields = typed.prompt_and_fields(fields_of(typed.form), self._catalog.name_length)
        form = ui.Modal(
            title=self._words.say("given-back-again", locale),
            custom_id=form_id(typed.form),
            timeout=None,
        )
        asks = "prompt" if is_rewording(typed.form) or typed.form == "blend" else "instruction"
        words_id, is_needed = f"results-form-{asks}", typed.form != "blend"
        parts = {PROMPT: self._prompt(locale, words_id, prompt, is_required=is_needed)}
        if pictures:
            parts[PICTURES] = self._pictures(locale, typed.form, pictures)
        for tag, text in fields.items():
            if tag != MODEL.tag:
                parts[tag] = self._value(locale, tag, text[:VALUE_CHARACTERS])
                continue
            if offered := self._able(typed.form, models):
                now = self._catalog.find(text)
                parts[tag] = self._model(locale, offered, now, is_required=False)
        # Words that cannot be read are as they were typed, with what was wrong among them.
        its_field = about if about in parts and fields.get(about or "") else PROMPT
        for tag, part in parts.items():
            if refusal and tag == its_field:
                form.add_item(ui.TextDisplay(refusal))
            form.add_item(part)
        form.stop()
        return form

    def description(self, job: Job, descriptions: Sequence[str], locale: str) -> ui.Modal:
        """Ask how pictures are to be described, with what is read out now filled in.

        Of more than five, Discord's limit, which one is asked instead.
        """
        form = ui.Modal(
            title=self._words.say(CardActions.DESCRIBE.words_id, locale),
            custom_id=CardPress(action=CardActions.DESCRIBE, job_id=job.id).custom_id,
            timeout=None,
        )
        count = len(descriptions)
        if count > MOST_FIELDS:
            form.add_item(self._picture(locale, count))
            form.add_item(self._description(locale, DESCRIPTION, None, ""))
        else:
            for number, now in enumerate(descriptions, start=1):
                name = None if count == 1 else number
                form.add_item(self._description(locale, f"{DESCRIPTION}-{number}", name, now))
        form.stop()
        return form

    def _description(
        self, locale: str, custom_id: str, number: int | None, now: str
    ) -> ui.Label[ui.Modal]:
        field = ui.TextInput[ui.Modal](
            custom_id=custom_id,
            style=discord.TextStyle.paragraph,
            default=now or None,
            required=False,
            max_length=ALT_CHARACTERS,
        )
        label = (
            self._words.say("results-form-description", locale)
            if number is None
            else self._words.say("results-choice-picture", locale, number=number)
        )
        hint = self._words.say("results-form-description-hint", locale)
        return ui.Label(text=label, description=hint, component=field)

    def other_model(
        self, refusal: str, press: Press, form_: str | None, models: Sequence[Model], locale: str
    ) -> ui.Modal:
        """Ask for another one of the ``models`` there are here, below what was wrong.

        ``form_`` is what took the words: not every model does what it asks for.
        """
        form = ui.Modal(
            title=self._words.say("given-back-model", locale),
            custom_id=press.custom_id,
            timeout=None,
        )
        if refusal:
            form.add_item(ui.TextDisplay(refusal))
        form.add_item(self._model(locale, self._able(form_, models), None))
        form.stop()
        return form

    def _able(self, form: str | None, models: Sequence[Model]) -> Sequence[Model]:
        """Return which of some models do what a form asks for; all that do where none of them.

        Raises:
            EditorMissingError, BlenderMissingError: no model does it.
        """
        able: Sequence[Model] = self._catalog.models
        if not is_rewording(form):
            blends = form == "blend"
            able = self._catalog.blenders if blends else self._catalog.editors
            if not able:
                raise BlenderMissingError if blends else EditorMissingError
        return [model for model in able if model in models] or able

    def _prompt(
        self, locale: str, words_id: str, filled_in: str, *, is_required: bool = True
    ) -> ui.Label[ui.Modal]:
        field = ui.TextInput[ui.Modal](
            custom_id=PROMPT,
            style=discord.TextStyle.paragraph,
            default=filled_in[:MAX_PROMPT_LENGTH] or None,
            required=is_required,
            max_length=MAX_PROMPT_LENGTH,
        )
        return ui.Label(text=self._words.say(words_id, locale), component=field)

    def _pictures(
        self, locale: str, form: str | None, addresses: Sequence[str]
    ) -> ui.Label[ui.Modal]:
        """Offer what was attached to a command, all of it chosen."""
        origins = self._catalog.picture_origins
        found = [picture_at(address, origins) for address in addresses]
        names = [
            one.filename if one else address for one, address in zip(found, addresses, strict=True)
        ]
        select = ui.Select[ui.Modal](
            custom_id=PICTURES,
            min_values=min(len(names), FEWEST_BLENDED if form == "blend" else 1),
            max_values=len(names),
            options=[
                discord.SelectOption(
                    label=one_line(name, NAME_CHARACTERS), value=str(number), default=True
                )
                for number, name in enumerate(names)
            ],
        )
        return ui.Label(text=self._words.say("results-form-pictures", locale), component=select)

    def _picture(
        self, locale: str, count: int, *, is_all_offered: bool = False
    ) -> ui.Label[ui.Modal]:
        lines = [
            (self._words.say("results-choice-picture", locale, number=number), str(number))
            for number in range(1, min(count, MOST_OPTIONS) + 1)
        ]
        if is_all_offered:
            lines.insert(0, (self._words.say("results-choice-all", locale, count=count), ALL))
        is_short = len(lines) <= MOST_RADIO_BUTTONS
        chosen = ALL if is_all_offered else None
        field = radio(PICTURE, lines, chosen=chosen) if is_short else _list(PICTURE, lines)
        return ui.Label(text=self._words.say("results-choice", locale), component=field)

    def _scale(self, locale: str, scales: Sequence[int]) -> ui.Label[ui.Modal]:
        lines = [
            (self._words.say("results-choice-size", locale, scale=scale), str(scale))
            for scale in scales
        ]
        field = radio(SCALE, lines, chosen=str(scales[0]))
        return ui.Label(text=self._words.say("results-choice-scale", locale), component=field)

    def _price(self, model: Model, locale: str) -> str:
        """Return what a picture costs, to stand before what the model is for; or nothing."""
        price = usual_price(model)
        if price is None:
            return ""
        shown = dollars(to_micros(price))
        return self._words.say("results-form-price", locale, price=shown) + " · "

    def _model(
        self,
        locale: str,
        models: Sequence[Model],
        now: Model | None,
        before: Callable[[Model, str], str] = lambda _, __: "",
        *,
        is_required: bool | None = None,
    ) -> ui.Label[ui.Modal]:
        offered = list(models[:MOST_CHOICES])
        if now is not None and now in models and now not in offered:
            offered[-1] = now
        field = ui.Select[ui.Modal](
            custom_id=MODEL.tag,
            required=now is None if is_required is None else is_required,
            options=[
                discord.SelectOption(
                    label=model.label[:NAME_CHARACTERS],
                    value=model.id[:NAME_CHARACTERS],
                    description=(before(model, locale) + purpose_of(model, locale))[
                        :NAME_CHARACTERS
                    ],
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


def radio(
    name: str, lines: Sequence[tuple[str, str]], *, chosen: str | None = None
) -> ui.RadioGroup[ui.Modal]:
    """Offer a few lines, by label and value, all of them to be seen at once."""
    return ui.RadioGroup(
        custom_id=name,
        options=[
            discord.RadioGroupOption(label=label, value=value, default=value == chosen)
            for label, value in lines
        ],
    )


def _list(name: str, lines: Sequence[tuple[str, str]]) -> ui.Select[ui.Modal]:
    return ui.Select(
        custom_id=name,
        options=[discord.SelectOption(label=label, value=value) for label, value in lines],
    )


def read_number(interaction: discord.Interaction, name: str) -> int | None:
    """Read which picture, or which size, was chosen in a form; None where it did not ask."""
    chosen = submitted_choices(interaction).get(name, ())
    return int(chosen[0]) if chosen and chosen[0].isdecimal() else None


def described_in(interaction: discord.Interaction) -> Mapping[int, str]:
    """Read what was sent with the form for descriptions, by the pictures' numbers."""
    texts = submitted(interaction)
    if DESCRIPTION in texts:
        return {read_number(interaction, PICTURE) or 1: texts[DESCRIPTION]}
    return {
        int(name.removeprefix(f"{DESCRIPTION}-")): said
        for name, said in texts.items()
        if name.startswith(f"{DESCRIPTION}-")
    }


def read_rewording(interaction: discord.Interaction) -> Rewording:
    """Read what was sent with the form."""
    models = {tag: chosen[0] for tag, chosen in submitted_choices(interaction).items() if chosen}
    fields = {**submitted(interaction), **models}
    return Rewording(
        prompt=fields.pop(PROMPT, ""),
        typed={option.tag: fields[option.tag] for option in OPTIONS if option.tag in fields},
    )


def read_model(interaction: discord.Interaction) -> str | None:
    """Read which model was chosen, by its id; None where the form did not ask."""
    return next(iter(submitted_choices(interaction).get(MODEL.tag, ())), None)


def read_instruction(interaction: discord.Interaction) -> tuple[str, str | None]:
    """Read what was sent with the form: what to change, and the model that was chosen."""
    return submitted(interaction).get(PROMPT, ""), read_model(interaction)
