"""Commands are told to Discord when they are others than it has."""

from typing import cast

import pytest

from bot.app import EaselBot
from cogs.kit.command_tree import _told
from tests.harness.world import World

OURS = {
    "name": "draw",
    "type": 1,
    "description": "Draw",
    "description_localizations": {"de": "Zeichne"},
    "nsfw": False,
    "default_member_permissions": 8192,
    "contexts": [0, 1],
    "integration_types": [0],
    "options": [{"name": "count", "type": 4, "description": "How many", "min_value": 0}],
}


def puts(world: World) -> int:
    return len(world.requests("PUT", "/commands"))


async def test_they_are_told_once_until_they_change(world: World) -> None:
    client = cast("EaselBot", world.env.bot)
    before = puts(world)

    await client.publish_commands()
    assert puts(world) == before
    removed = client.tree.remove_command("help")
    await client.publish_commands()
    assert puts(world) == before + 1
    await client.publish_commands()
    assert puts(world) == before + 1
    assert removed is not None
    client.tree.add_command(removed)
    assert client.application_id is not None
    await client.http.bulk_upsert_global_commands(client.application_id, [])
    await client.publish_commands()
    assert puts(world) == before + 3


@pytest.mark.parametrize(
    ("differently", "is_same"),
    [
        ({"id": "5", "version": "6", "application_id": "7", "dm_permission": True}, True),
        ({"default_member_permissions": "8192", "nsfw": None}, True),
        ({"contexts": [1, 0], "name_localizations": {}}, True),
        ({"options": [{**OURS["options"][0], "required": False, "choices": []}]}, True),  # type: ignore[index]
        ({"options": [{**OURS["options"][0], "min_value": 1}]}, False),  # type: ignore[index]
        ({"description_localizations": None}, False),
        ({"default_member_permissions": None}, False),
        ({"contexts": [0, 1, 2]}, False),
        ({"name_localizations": {"de": "zeichne"}}, False),
        ({"type": 2}, False),
    ],
)
def test_what_discord_adds_and_leaves_out_is_no_difference(
    differently: dict[str, object], *, is_same: bool
) -> None:
    assert (_told([OURS]) == _told([{**OURS, **differently}])) is is_same


@pytest.mark.parametrize("answer", [None, [], {}, "x", [None], [{"name": 5}]])
def test_an_odd_answer_is_no_list_of_these(answer: object) -> None:
    assert _told([OURS]) != _told(answer)
