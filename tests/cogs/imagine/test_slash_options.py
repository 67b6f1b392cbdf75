"""The options of /imagine as Discord sees them, and the line that is copied from Details."""

from pathlib import Path

import discord
import pytest
from discord import app_commands

from bot.catalog import options_of, plan
from bot.catalog.options import OPTIONS
from bot.locales import Words
from cogs.imagine.cog import ImagineCog, takes_options, values_of
from cogs.results.details import as_typed
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.made_up import CLOSENESS, catalog_with_it
from tests.unit.bot.locales.test_words import bundle


def test_the_command_has_every_option_in_order() -> None:
    shown = [parameter.name for parameter in ImagineCog.imagine.parameters]

    assert shown == ["prompt", *(option.tag for option in OPTIONS if option.slash is not None)]


def test_what_has_suggestions_or_choices_has_them_in_discord() -> None:
    by_name = {parameter.name: parameter for parameter in ImagineCog.imagine.parameters}

    assert {name for name, its in by_name.items() if its.autocomplete} == {
        "model",
        "aspect_ratio",
        "style",
    }
    assert [one.value for one in by_name["output_format"].choices] == ["webp", "jpg", "png"]


class TestMadeUp:
    @pytest.fixture(autouse=True)
    def _registered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        its_words = "command-imagine-closeness = How closely the words are followed"
        english = {
            f"command-imagine-{option.tag}": Words.load().say(f"command-imagine-{option.tag}")
            for option in OPTIONS
            if option.slash is not None
        }
        others = "\n".join(f"{words_id} = {text}" for words_id, text in english.items())
        words = Words({"en": bundle("en", f"{others}\n{its_words}")})
        monkeypatch.setattr("cogs.kit.language.packaged_words", lambda: words)
        monkeypatch.setattr(OPTIONS, "_options", (*OPTIONS, CLOSENESS))

    def test_is_found_in_the_command(self) -> None:
        async def suggest(_: discord.Interaction, __: str) -> list[app_commands.Choice[str]]:
            return []

        @app_commands.command(name="imagine", description="Draw")
        @app_commands.describe(prompt="What")
        @takes_options(suggest=suggest)
        async def imagine(_: discord.Interaction, /, prompt: str, **given: object) -> None:
            """Draw."""

        parameter = imagine.parameters[-1]

        assert (parameter.name, parameter.required) == ("closeness", False)
        assert parameter.type is discord.AppCommandOptionType.number
        assert (parameter.min_value, parameter.max_value) == (0, 50)
        assert str(parameter.description) == "How closely the words are followed"

    def test_what_discord_gives_is_taken(self) -> None:
        assert values_of({"closeness": 3.5, "seed": None}).get(CLOSENESS) == 3.5

    def test_is_in_the_line_that_is_copied(self, tmp_path: Path) -> None:
        catalog = catalog_with_it(tmp_path)
        request = plan(an_imagine("a boat", model="acme close", closeness=3.5), catalog)

        line = as_typed(options_of(request, catalog))

        assert "--closeness 3.5" in line
        again = plan(an_imagine(line.removeprefix("/imagine prompt: ")), catalog)
        assert again.predictions == request.predictions
