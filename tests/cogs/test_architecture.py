"""What holds for every command and every line in ``cogs/``."""

import ast
from collections.abc import Iterator
from pathlib import Path

import discord
import pytest
from discord import app_commands

from bot.locales import Words
from cogs.imagine.cog import ImagineCog
from cogs.kit.language import FluentTranslator, packaged_words, text
from tests.unit.bot.locales.test_words import bundle

COGS = Path(__file__).parents[2] / "cogs"
SHOWS_TEXT = frozenset(
    {
        "send_message",
        "send",
        "edit_message",
        "edit_original_response",
        "TextDisplay",
        "Button",
        "Modal",
        "TextInput",
        "Label",
        "Embed",
        "describe",
        "command",
        "context_menu",
        "locale_str",
        "say",
    }
)
SAYS_WORDS = frozenset({"say", "_say"})


def commands() -> list[app_commands.Command[ImagineCog, ..., None]]:
    return [
        command
        for command in vars(ImagineCog).values()
        if isinstance(command, app_commands.Command)
    ]


def payloads() -> list[dict[str, object]]:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    return [dict(command.to_dict(tree)) for command in commands()]


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    for path in sorted(COGS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                name = function.attr if isinstance(function, ast.Attribute) else ""
                name = function.id if isinstance(function, ast.Name) else name
                yield path.name, name, node


def literal_words(node: ast.expr) -> str:
    """The literal letters in what is shown."""
    return "".join(
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def test_nothing_is_shown_that_is_not_in_the_fluent_files() -> None:
    literals: list[str] = []
    for file, name, call in calls():
        if name not in SHOWS_TEXT - SAYS_WORDS:
            continue
        shown = [*call.args, *(k.value for k in call.keywords if k.arg in {"content", "label"})]
        for argument in shown:
            if isinstance(argument, ast.Constant | ast.JoinedStr):
                words = literal_words(argument)
                literals += [f"{file}: {words}"] * any(c.isalpha() for c in words)

    assert literals == []


def test_this_test_finds_a_literal_sentence() -> None:
    call = ast.parse("send_message(f'Sorry, {name}')").body[0]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)

    assert literal_words(call.value.args[0]) == "Sorry, "


def test_there_are_commands() -> None:
    assert {command.name for command in commands()} == {"imagine"}


def test_every_text_of_every_command_comes_from_the_fluent_files() -> None:
    for command in commands():
        texts: list[object] = [command._locale_description]
        texts += [parameter.description for parameter in command._params.values()]

        for shown in texts:
            assert isinstance(shown, app_commands.locale_str)
            assert packaged_words().say(str(shown.extras["words_id"])) == shown.message


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
    known = {path: imported(path) for path in sorted(COGS.rglob("*.py"))}

    assert any("sqlalchemy" in names for names in known.values())
    assert [path for path, names in known.items() if {"discord", "sqlalchemy"} <= names] == []


def test_every_command_is_one_that_discord_takes() -> None:
    for payload in payloads():
        assert 1 <= len(str(payload["description"])) <= 100
        options = payload["options"]
        assert isinstance(options, list)
        assert len(options) <= 25
        for option in options:
            assert 1 <= len(option["description"]) <= 100
            assert len(option.get("choices") or []) <= 25


def test_the_options_that_others_rely_on_stay_as_they_are() -> None:
    (payload,) = payloads()
    options = payload["options"]
    assert isinstance(options, list)
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
        app_commands.TranslationContextLocation.command_description, commands()[0]
    )

    translated = await FluentTranslator(words).translate(text("command-imagine"), locale, context)

    assert translated == said
