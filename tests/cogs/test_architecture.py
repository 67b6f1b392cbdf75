"""What holds for every command and every line in ``cogs/``."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import discord
import pytest
from discord import app_commands

from bot.app import EaselBot
from bot.catalog.options import OPTIONS
from bot.catalog.options.option import TextSlash
from bot.locales import Words
from cogs.imagine.cog import ImagineCog
from cogs.kit.language import FluentTranslator, packaged_words, text
from tests.harness.world import World
from tests.unit.bot.locales.test_words import bundle

CHAT_INPUT, MESSAGE = (
    discord.AppCommandType.chat_input.value,
    discord.AppCommandType.message.value,
)
NAME = re.compile(r"[a-z0-9_-]{1,32}")
COGS = Path(__file__).parents[2] / "cogs"
SHOWS_TEXT = frozenset(
    {
        "Button",
        "Choice",
        "ContextMenu",
        "Embed",
        "Group",
        "Label",
        "Modal",
        "Section",
        "Select",
        "SelectOption",
        "TextDisplay",
        "TextInput",
        "Thumbnail",
        "add_field",
        "add_item",
        "command",
        "context_menu",
        "describe",
        "edit_message",
        "edit_original_response",
        "locale_str",
        "put_panel",
        "send",
        "send_message",
        "show_panel",
    }
)
SHOWN = frozenset({"content", "label", "placeholder", "description", "title", "text"})
"""Keywords with what people read; in ``describe`` it is all of them."""
NAMED = frozenset({"Choice", "ContextMenu"})
"""Where a person reads the name as well. Commands' names are the same in every language."""

Node = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu


def walked(tree: app_commands.CommandTree[Any]) -> Iterator[Node]:
    """Every command, subcommand, group and context menu."""
    for kind in discord.AppCommandType:
        for node in tree.get_commands(type=kind):
            yield node
            if isinstance(node, app_commands.Group):
                yield from node.walk_commands()


def tree_of(world: World) -> app_commands.CommandTree[Any]:
    return cast("EaselBot", world.env.bot).tree


def sent(payload: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A command as Discord is sent it, and each of its subcommands and options."""
    yield payload
    for option in payload.get("options", ()):
        yield from sent(option)


def called(call: ast.Call) -> str:
    """The name of what is called, without the object it belongs to."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    for path in sorted(COGS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path.name, called(node), node


def literal_words(node: ast.expr) -> str:
    """The literal letters in what is shown."""
    return "".join(
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def shown_by(name: str, call: ast.Call) -> Iterator[ast.expr]:
    """What of a call's arguments people read."""
    if name not in SHOWS_TEXT:
        return
    yield from call.args
    for keyword in call.keywords:
        is_name = keyword.arg == "name" and name in NAMED
        if keyword.arg in SHOWN or is_name or name == "describe":
            yield keyword.value


def test_nothing_is_shown_that_is_not_in_the_fluent_files() -> None:
    literals = [
        f"{file}: {literal_words(argument)}"
        for file, name, call in calls()
        for argument in shown_by(name, call)
        if isinstance(argument, ast.Constant | ast.JoinedStr)
        if any(letter.isalpha() for letter in literal_words(argument))
    ]

    assert literals == []


@pytest.mark.parametrize(
    "line", ["send_message(f'Sorry, {name}')", "ui.Button(label='Press')", "describe(page='Page')"]
)
def test_this_test_finds_a_literal_sentence(line: str) -> None:
    (node,) = [one for one in ast.walk(ast.parse(line)) if isinstance(one, ast.Call)]
    (argument,) = shown_by(called(node), node)

    assert any(letter.isalpha() for letter in literal_words(argument))


async def test_every_text_of_every_command_comes_from_the_fluent_files(world: World) -> None:
    texts: list[tuple[str, object]] = []
    for node in walked(tree_of(world)):
        if isinstance(node, app_commands.ContextMenu):
            texts.append((node.qualified_name, node._locale_name))
            continue
        texts.append((node.qualified_name, node._locale_description))
        if isinstance(node, app_commands.Command):
            texts += [
                (f"{node.qualified_name} {name}", parameter.description)
                for name, parameter in node._params.items()
            ]

    assert len(texts) > 100
    for place, shown in texts:
        assert isinstance(shown, app_commands.locale_str), place
        assert packaged_words().say(str(shown.extras["words_id"])) == shown.message, place


async def test_every_choice_is_in_the_fluent_files_or_the_same_in_all_languages(
    world: World,
) -> None:
    untranslated = {
        choice.name
        for node in walked(tree_of(world))
        if isinstance(node, app_commands.Command)
        for parameter in node.parameters
        for choice in parameter.choices
        if choice._locale_name is None
    }

    assert {name for name in untranslated if not is_a_value(name)} == set()


def is_a_value(name: str) -> bool:
    """Whether it is what is typed in a prompt as well: 16:9, png."""
    return any(
        name in option.slash.choices for option in OPTIONS if isinstance(option.slash, TextSlash)
    )


def imported(path: Path) -> set[str]:
    """Return the packages that a file imports, by their first names."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found.add(node.module.split(".")[0])
    return found


def test_no_file_of_a_feature_knows_both_discord_and_the_database() -> None:
    known = {
        path: imported(path)
        for path in sorted(COGS.rglob("*.py"))
        if "sqlalchemy" in path.read_text(encoding="utf-8")
    }

    assert any("sqlalchemy" in names for names in known.values())
    assert [path for path, names in known.items() if {"discord", "sqlalchemy"} <= names] == []


async def test_every_command_is_one_that_discord_takes(world: World) -> None:
    tree = tree_of(world)
    payloads = [
        node.to_dict(tree)
        for kind in discord.AppCommandType
        for node in tree.get_commands(type=kind)
    ]

    assert len({(payload["type"], payload["name"]) for payload in payloads}) == len(payloads)
    assert len([payload for payload in payloads if payload["type"] == CHAT_INPUT]) <= 100
    assert len([payload for payload in payloads if payload["type"] == MESSAGE]) <= 5
    for payload in payloads:
        if payload["type"] != CHAT_INPUT:
            assert payload.get("description", "") == ""
            continue
        for part in sent(payload):
            place = f"{payload['name']} {part['name']}"
            assert NAME.fullmatch(part["name"]), place
            assert 1 <= len(part["description"]) <= 100, place
            options, choices = part.get("options", []), part.get("choices") or []
            assert len(options) <= 25, place
            assert len(choices) <= 25, place
            assert all(1 <= len(choice["name"]) <= 100 for choice in choices), place
            are_required = [option.get("required", False) for option in options]
            assert are_required == sorted(are_required, reverse=True), place


async def test_the_options_that_others_rely_on_stay_as_they_are(world: World) -> None:
    command = tree_of(world).get_command("imagine")
    assert isinstance(command, app_commands.Command)
    options = command.to_dict(tree_of(world))["options"]
    names = [option["name"] for option in options]
    relied_on = [
        "prompt",
        "model",
        "aspect_ratio",
        "count",
        "seed",
        "output_format",
        "output_quality",
        "image",
        "style",
        "private",
    ]

    assert [name for name in names if name in relied_on] == relied_on
    assert [option["name"] for option in options if option.get("required")] == ["prompt"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (discord.Locale.turkish, "Bir resim çiz"),
        (discord.Locale.american_english, None),
        (discord.Locale.japanese, None),
    ],
)
async def test_command_texts_are_translated_where_there_are_words(
    locale: discord.Locale, said: str | None
) -> None:
    words = Words(
        {
            "en": bundle("en", "command-imagine = Draw a picture"),
            "tr": bundle("tr", "command-imagine = Bir resim çiz"),
        }
    )
    context: app_commands.TranslationContextTypes = app_commands.TranslationContext(
        app_commands.TranslationContextLocation.command_description, ImagineCog.imagine
    )

    translated = await FluentTranslator(words).translate(text("command-imagine"), locale, context)

    assert translated == said
