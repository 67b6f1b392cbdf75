"""Working with a result, as people do: buttons, the list beside them, forms and choices."""

import itertools
from collections.abc import Mapping
from typing import Any

import discord
from simcord.actors import MemberActor, _component_interaction
from simcord.results import InteractionResult, to_discord_message

from bot.imagine.job import Job
from tests.harness.world import Shown, World


def message_of(world: World, shown: Shown) -> discord.Message:
    """The message as the library knows it."""
    return to_discord_message(world.env, shown.message)


async def pressed(
    world: World, shown: Shown, label: str, *, who: MemberActor | None = None
) -> InteractionResult:
    """Let Ann, or somebody else, press a button; return when nothing is under way."""
    result = await (who or world.ann).click(message_of(world, shown), label=label)
    await world.harness.all_over()
    return result


async def listed(
    world: World, shown: Shown, line: str, *, who: MemberActor | None = None
) -> InteractionResult:
    """Let Ann, or somebody else, choose a line of the list beside the buttons."""
    result = await (who or world.ann).select(message_of(world, shown), [line])
    await world.harness.all_over()
    return result


async def sent_form(
    world: World, form: InteractionResult, *, who: MemberActor | None = None, **values: object
) -> InteractionResult:
    """Let Ann, or somebody else, send a form that was shown to them."""
    result = await (who or world.ann).submit_modal(form, values)
    await world.harness.all_over()
    return result


def _fields(form: InteractionResult) -> list[dict[str, Any]]:
    assert form.modal is not None
    return [label["component"] for label in form.modal["components"] if "component" in label]


def filled_in(form: InteractionResult) -> dict[str, str]:
    """What a form shows before anybody types, by the names of its fields."""
    fields = _fields(form)
    return {
        field["custom_id"]: field.get("value")
        or next((one["value"] for one in field.get("options", ()) if one.get("default")), "")
        for field in fields
    }


async def deleted(world: World, shown: Shown, *, who: MemberActor | None = None) -> None:
    """Let Ann, or somebody else, delete a result, and say yes in the form."""
    await sent_form(world, await listed(world, shown, "delete", who=who), who=who)


def asked_in(form: InteractionResult) -> dict[str, list[str]]:
    """What a form lets somebody choose from, by the names of its fields."""
    fields = _fields(form)
    return {
        field["custom_id"]: [one["label"] for one in field["options"]]
        for field in fields
        if "options" in field
    }


async def older(
    world: World, shown: Shown, labels: Mapping[str, str], *, is_choice: bool = False
) -> Shown:
    """The buttons of an older version, by label and custom id, as their messages still show them.

    They stood under the pictures, or (``is_choice``) in an answer of their own below the same ones.
    """
    buttons = [
        {"type": 2, "style": 2, "label": label, "custom_id": custom_id}
        for label, custom_id in labels.items()
    ]
    message = shown
    if is_choice:
        message = answer(world, await listed(world, shown, "details"))
        items = [{"media": {"url": one["url"]}} for one in shown.message.attachments]
        message.message.components = [{"type": 17, "components": [{"type": 12, "items": items}]}]
    message.message.components[0]["components"].append({"type": 1, "components": buttons})
    return message


def said_above(form: InteractionResult) -> dict[str, str]:
    """The texts of a form, by the names of the fields that they stand above."""
    assert form.modal is not None
    return {
        below["component"]["custom_id"]: part["content"]
        for part, below in itertools.pairwise(form.modal["components"])
        if "content" in part
    }


def answer(world: World, result: InteractionResult) -> Shown:
    """The message that answered, which only the one who acted sees."""
    assert result.ephemeral
    return world.shown(result)


async def job_of(world: World, shown: Shown) -> Job:
    """The job whose picture a message shows."""
    found = await world.harness.ledger.find_by_message(shown.id)
    assert found is not None
    return found


def link_to(world: World, shown: Shown) -> str:
    """The address of a message."""
    return f"https://discord.com/channels/{world.guild.id}/{world.channel.id}/{shown.id}"


def latest(world: World) -> Shown:
    """The newest message of the channel."""
    return world.messages()[-1]


def asked_last(world: World) -> dict[str, object]:
    """What the last paid request asked for."""
    return dict(world.harness.backend.creates[-1][1])


async def deleted_while_open(world: World, shown: Shown, form: InteractionResult) -> None:
    """Let a moderator delete a message while somebody fills in a form that it opened."""
    await world.mia.delete(message_of(world, shown))
    # simcord would look for the message; Discord takes the form without it.
    form._interaction.source_message_id = None


async def forged(
    world: World,
    shown: Shown,
    custom_id: str,
    *,
    who: MemberActor | None = None,
    waits: bool = True,
) -> InteractionResult:
    """Let somebody's own program press what the message before them does not have."""
    data = {"custom_id": custom_id, "component_type": 2}
    result = await _component_interaction(who or world.bob, shown.message, data)
    if waits:
        await world.harness.all_over()
    return result
