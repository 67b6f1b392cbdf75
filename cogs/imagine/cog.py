"""The /imagine command: the registry's options in, an accepted job or a refusal out."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalog import Attachment, ImagineOptions
from bot.catalog.addresses import picture_at, without_addresses
from bot.catalog.editing import plan_blends, plan_edits
from bot.catalog.options import ASPECT_RATIO, COUNT, IMAGE, MODEL, OPTIONS, Option, OptionValues
from bot.catalog.options.option import (
    NumberSlash,
    PictureSlash,
    Slash,
    TextSlash,
    Typing,
    WholeNumberSlash,
    YesNoSlash,
)
from bot.locales.markdown import one_line
from cogs.imagine.planner import Planner
from cogs.kit.choices import MOST_CHOICES, NAME_CHARACTERS, name_and_purpose, ratio_and_name
from cogs.kit.given_back import (
    AgainPress,
    ModelPress,
    RatioPress,
    pictures_kept,
    read_back,
    shown_by,
)
from cogs.kit.interaction_context import attachment_of, place_of, requester_of
from cogs.kit.language import text
from cogs.kit.panels import submitted_choices
from cogs.kit.router import on_form, on_press
from cogs.results import Addresses, read_rewording
from cogs.services import Services

Callback = TypeVar("Callback", bound=Callable[..., object])


def takes_options(suggest: Callable[..., Any]) -> Callable[[Callback], Callback]:
    """Give a command's callback a parameter for each option, in place of its ``**`` parameter.

    discord.py makes a command of its callback's signature, so the signature is what is made here.
    ``suggest`` answers where an option has suggestions; it asks ``focused_option`` for which.
    """

    def decorate(callback: Callback) -> Callback:
        shown = {option.tag: option.slash for option in OPTIONS if option.slash is not None}
        signature = inspect.signature(callback)
        own = [its for its in signature.parameters.values() if its.kind is not its.VAR_KEYWORD]
        added = [
            inspect.Parameter(
                tag, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_annotation(slash)
            )
            for tag, slash in shown.items()
        ]
        # What ``inspect.signature`` returns from now on (PEP 362).
        vars(callback)["__signature__"] = signature.replace(parameters=[*own, *added])
        texts = {tag: slash for tag, slash in shown.items() if isinstance(slash, TextSlash)}
        app_commands.describe(**{tag: text(f"command-imagine-{tag}") for tag in shown})(callback)
        app_commands.choices(
            **{
                tag: [app_commands.Choice(name=one, value=one) for one in slash.choices]
                for tag, slash in texts.items()
                if slash.choices
            }
        )(callback)
        app_commands.autocomplete(
            **{tag: suggest for tag, slash in texts.items() if slash.suggest is not None}
        )(callback)
        return callback

    return decorate


def focused_option(interaction: discord.Interaction) -> Option[Any] | None:
    """Return the option that somebody is typing."""
    data = cast("Mapping[str, Any]", interaction.data or {})
    focused = {one["name"] for one in data.get("options", ()) if one.get("focused")}
    return next((option for option in OPTIONS if option.tag in focused), None)


def values_of(given: Mapping[str, object]) -> OptionValues:
    """Return what a command was given, by the options' tags."""
    return OptionValues.of(*(option.given(_value(given.get(option.tag))) for option in OPTIONS))


def _value(given: object) -> object:
    return (attachment_of(given),) if isinstance(given, discord.Attachment) else given


def _annotation(slash: Slash) -> object:
    """Return what discord.py reads a type and a range from; the default makes it optional."""
    match slash:
        case TextSlash():
            return str
        case WholeNumberSlash():
            return app_commands.Range[int, slash.minimum, slash.maximum]
        case NumberSlash():
            return app_commands.Range[float, slash.minimum, slash.maximum]
        case YesNoSlash():
            return bool
        case PictureSlash():
            return discord.Attachment


class ImagineCog(commands.Cog):
    """Turns slash commands into jobs. Refusals are raised, and said by the tree."""

    def __init__(self, services: Services) -> None:
        self._catalog = services.catalog
        self._sources = services.option_sources
        self._words = services.words
        self._rules = services.rules
        self._preferences = services.preferences
        self._planner = Planner(catalog=services.catalog, sources=services.option_sources)
        self._submission = services.submission
        self._forms = services.forms
        self._debounce = services.debounce
        self._addresses = Addresses(client=services.client)

    async def _suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        option = focused_option(interaction)
        slash = None if option is None else option.slash
        if not isinstance(slash, TextSlash) or slash.suggest is None:
            return []
        locale, chosen = interaction.locale.value, interaction.namespace.model
        typing = Typing(
            text=typed,
            model=chosen if isinstance(chosen, str) else None,
            catalog=self._catalog,
            name_of=lambda model: name_and_purpose(model, locale),
            name_of_ratio=lambda ratio: ratio_and_name(ratio, locale),
            styles=lambda: self._styles_of(interaction),
        )
        return [
            app_commands.Choice(name=one_line(one.name, NAME_CHARACTERS), value=one.value)
            for one in (await slash.suggest(typing))[:MOST_CHOICES]
        ]

    @app_commands.command(description=text("command-imagine"))
    @app_commands.describe(prompt=text("command-imagine-prompt"))
    @takes_options(suggest=_suggest)
    async def imagine(
        self, interaction: discord.Interaction, /, prompt: str, **given: object
    ) -> None:
        """Check the options, and enter with them."""
        options = ImagineOptions(prompt=prompt, values=values_of(given))
        await self._submit(interaction, options)

    @on_press(AgainPress)
    async def _change(self, interaction: discord.Interaction, press: AgainPress) -> None:
        """Ask for the words of a refused request once more, with what was wrong above its field."""
        refusal, typed = await read_back(interaction.message, press)
        here = await self._rules.models_at(place_of(interaction), self._catalog.models)
        form = self._forms.again(refusal, typed, press.about, here, interaction.locale.value)
        await interaction.response.send_modal(form)

    @on_press(ModelPress)
    async def _ask_model(self, interaction: discord.Interaction, press: ModelPress) -> None:
        """Ask for another model alone."""
        refusal, _ = await read_back(interaction.message, press)
        here = await self._rules.models_at(place_of(interaction), self._catalog.models)
        form = self._forms.other_model(refusal, press, press.form, here, interaction.locale.value)
        await interaction.response.send_modal(form)

    @on_form(ModelPress)
    async def _with_model(self, interaction: discord.Interaction, press: ModelPress) -> None:
        """Draw all else as it was typed with this model."""
        model = next(iter(submitted_choices(interaction).get(MODEL.tag, ())), None)
        if model is not None:
            _, typed = await read_back(interaction.message, press)
            typed.with_(MODEL, model, self._catalog.name_length).send_as_form(interaction)

    @on_press(RatioPress)
    async def _with_ratio(self, interaction: discord.Interaction, press: RatioPress) -> None:
        """Draw all else as it was typed in this ratio."""
        with self._debounce.once(interaction):
            _, typed = await read_back(interaction.message, press)
            typed.with_(ASPECT_RATIO, press.ratio).send_as_form(interaction)

    @on_form(AgainPress)
    async def _again(self, interaction: discord.Interaction, press: AgainPress) -> None:
        """Enter with the words as they are now; whatever they say counts."""
        typed = read_rewording(interaction)
        kept = pictures_kept(shown_by(interaction.message), submitted_choices(interaction))
        options = ImagineOptions(
            prompt=await self._with_fresh_addresses(" ".join([*kept, typed.prompt])),
            values=OptionValues.of(
                *(
                    option.given(option.inline.read(text))
                    for option in OPTIONS
                    if option.inline is not None
                    and (text := typed.typed.get(option.tag, "").strip())
                )
            ),
        )
        if press.form is None:
            await self._submit(interaction, options)
        else:
            await self._submit_with_pictures(interaction, options, press.form)

    async def _with_fresh_addresses(self, prompt: str) -> str:
        """Return words with addresses that are good now: a refusal stays longer than a day."""
        old_ones = self._pictures_in(prompt)
        new_ones = await self._addresses.fresh(old_ones)
        for old, new in zip(old_ones, new_ones, strict=True):
            prompt = prompt.replace(old.url, new.url)
        return prompt

    def _pictures_in(self, prompt: str) -> Sequence[Attachment]:
        _, addresses = without_addresses(prompt)
        found = (picture_at(address, self._catalog.picture_origins) for address in addresses)
        return [picture for picture in found if picture is not None]

    async def _submit_with_pictures(
        self, interaction: discord.Interaction, options: ImagineOptions, command: str
    ) -> None:
        """Enter again with what was given to /edit or /blend, the pictures by their addresses."""
        words, _ = without_addresses(options.prompt)
        pictures = tuple(self._pictures_in(options.prompt))
        preferred = await self._preferences.of(interaction.user.id)
        options = replace(
            options.with_(IMAGE.given(pictures or None)),
            prompt=words,
            defaults=preferred.options.without(MODEL, ASPECT_RATIO, COUNT),
        )
        options = await self._sources.with_lists(requester_of(interaction), options)
        plan = plan_blends if command == "blend" else plan_edits
        await self._submission.submit_all(interaction, plan(options, self._catalog))

    async def _submit(self, interaction: discord.Interaction, options: ImagineOptions) -> None:
        requests = await self._planner.requests(options, requester_of(interaction))
        await self._submission.submit_all(interaction, requests)

    async def _styles_of(self, interaction: discord.Interaction) -> Mapping[str, str]:
        """Return the styles that may be used in a place, those of the member marked as theirs."""
        yours = self._words.plain.say("style-yours", interaction.locale.value)
        styles: dict[str, str] = {}
        for one, is_own in await self._sources.offered_styles(requester_of(interaction)):
            styles.setdefault(one.name, f"{yours} · {one.text}" if is_own else one.text)
        return styles
