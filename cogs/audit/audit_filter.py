"""The options that say which part of the audit log a command is about."""

from collections.abc import Callable
from typing import TypeVar

from discord import app_commands

from cogs.audit.topics import AuditTopic
from cogs.kit.choices import Chosen, PlaceTransformer
from cogs.kit.language import text

Command = TypeVar("Command", bound=Callable[..., object])


def narrowing(command: Command) -> Command:
    """Describe these options of a command."""
    described = app_commands.describe(
        person=text("command-audit-person"),
        channel=text("command-audit-channel"),
        what=text("command-audit-what"),
        since_days=text("command-audit-since_days"),
        until_days=text("command-audit-until_days"),
    )
    topics = [
        app_commands.Choice(name=text(f"command-audit-topic-{topic}"), value=topic.value)
        for topic in AuditTopic
    ]
    return described(app_commands.choices(what=topics)(command))


PlaceOption = app_commands.Transform[Chosen, PlaceTransformer]
