"""/edit and /blend: pictures that members bring along, changed or brought together."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalog import Catalog, ImagineOptions, OptionValues
from bot.catalog.editing import plan_blends, plan_edits
from bot.catalog.options import ASPECT_RATIO, COUNT, IMAGE, MODEL, PRIVATE, SPOILER
from bot.imagine.request import ImagineRequest
from cogs.kit.choices import model_choices
from cogs.kit.interaction_context import attachment_of, requester_of
from cogs.kit.language import text
from cogs.services import Services


class _Entry:
    """Turns pictures and words into jobs. Refusals are raised, and said by the tree."""

    def __init__(self, services: Services) -> None:
        self._catalog = services.catalog
        self._preferences = services.preferences
        self._sources = services.option_sources
        self._submission = services.submission

    async def _enter(
        self,
        interaction: discord.Interaction,
        options: ImagineOptions,
        plan: Callable[[ImagineOptions, Catalog], Sequence[ImagineRequest]],
    ) -> None:
        preferences = await self._preferences.of(interaction.user.id)
        # Which model edits or blends is another question, and so is how many.
        preferred = preferences.options.without(MODEL, ASPECT_RATIO, COUNT)
        options = await self._sources.with_lists(requester_of(interaction), options)
        requests = plan(replace(options, defaults=preferred), self._catalog)
        await self._submission.submit_all(interaction, requests)


class EditCog(_Entry, commands.Cog):
    """/edit, where a model changes pictures."""

    @app_commands.command(description=text("command-edit"))
    @app_commands.describe(
        image=text("command-edit-image"),
        instruction=text("command-edit-instruction"),
        model=text("command-edit-model"),
        image2=text("command-edit-image_more"),
        image3=text("command-edit-image_more"),
        image4=text("command-edit-image_more"),
        private=text("command-imagine-private"),
        spoiler=text("command-imagine-spoiler"),
    )
    async def edit(  # noqa: PLR0913, PLR0917 - the command's options, one parameter each
        self,
        interaction: discord.Interaction,
        image: discord.Attachment,
        instruction: str,
        model: str | None = None,
        image2: discord.Attachment | None = None,
        image3: discord.Attachment | None = None,
        image4: discord.Attachment | None = None,
        private: bool | None = None,  # noqa: FBT001 - an option of the command
        spoiler: bool | None = None,  # noqa: FBT001 - an option of the command
    ) -> None:
        """Check the options, and enter with them."""
        options = _options(
            instruction, model, image, image2, image3, image4, private=private, spoiler=spoiler
        )
        await self._enter(interaction, options, plan_edits)

    @edit.autocomplete("model")
    async def _editors(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return model_choices(
            self._catalog, typed, interaction.locale.value, among=self._catalog.editors
        )


class BlendCog(_Entry, commands.Cog):
    """/blend, where a model takes several."""

    @app_commands.command(description=text("command-blend"))
    @app_commands.describe(
        image1=text("command-blend-image"),
        image2=text("command-blend-image"),
        image3=text("command-blend-image"),
        image4=text("command-blend-image"),
        image5=text("command-blend-image"),
        prompt=text("command-blend-prompt"),
        model=text("command-blend-model"),
        private=text("command-imagine-private"),
        spoiler=text("command-imagine-spoiler"),
    )
    async def blend(  # noqa: PLR0913, PLR0917 - the command's options, one parameter each
        self,
        interaction: discord.Interaction,
        image1: discord.Attachment,
        image2: discord.Attachment,
        image3: discord.Attachment | None = None,
        image4: discord.Attachment | None = None,
        image5: discord.Attachment | None = None,
        prompt: str | None = None,
        model: str | None = None,
        private: bool | None = None,  # noqa: FBT001 - an option of the command
        spoiler: bool | None = None,  # noqa: FBT001 - an option of the command
    ) -> None:
        """Check the options, and enter with them."""
        options = _options(
            prompt or "",
            model,
            *(image1, image2, image3, image4, image5),
            private=private,
            spoiler=spoiler,
        )
        await self._enter(interaction, options, plan_blends)

    @blend.autocomplete("model")
    async def _blenders(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return model_choices(
            self._catalog, typed, interaction.locale.value, among=self._catalog.blenders
        )


def _options(
    prompt: str,
    model: str | None,
    *images: discord.Attachment | None,
    private: bool | None,
    spoiler: bool | None,
) -> ImagineOptions:
    given = tuple(attachment_of(image) for image in images if image is not None)
    values = OptionValues.of(
        MODEL.given(model),
        IMAGE.given(given or None),
        PRIVATE.given(private),
        SPOILER.given(spoiler),
    )
    return ImagineOptions(prompt=prompt, values=values)
