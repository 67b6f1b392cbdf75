"""What is offered to whom and where: nothing that cannot work."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.app import EaselBot
from bot.imagine.job import Job, JobState
from bot.imagine.result import ResultInfo
from cogs.kit.components import Card
from cogs.kit.language import packaged_words
from cogs.reply import Cards
from cogs.reply.buttons import ACTIONS, CardPart
from tests.fakes.requests import a_reply, a_request
from tests.harness.world import Shown, World

FOR_MEMBERS = {
    *("imagine", "edit", "blend", "history", "show", "gallery", "styles", "usage"),
    *("my", "wildcards"),
    *("preferences", "tidy", "privacy"),
    *("Edit with Easel", "Reroll", "Details", "Who made this?", "Report picture"),
}
MANAGERS, MODERATORS = (
    discord.Permissions(manage_guild=True),
    discord.Permissions(manage_messages=True),
)


async def test_members_do_not_see_the_commands_of_those_who_run_a_server(world: World) -> None:
    assert isinstance(world.env.bot, EaselBot)
    listed = await world.env.bot.tree.fetch_commands()

    needed = {one.name: one.default_member_permissions for one in listed}

    assert {name for name, its in needed.items() if its is None} >= FOR_MEMBERS
    assert {name for name, its in needed.items() if its == MANAGERS} == {
        *("setup", "policy", "limits", "budget", "filter", "style", "showcase", "wildcard"),
        *("escalation", "config"),
    }
    assert {name for name, its in needed.items() if its == MODERATORS} == {
        *("audit", "block", "member", "remove-all", "reports", "reviews", "Block from Easel")
    }
    nothing = discord.Permissions.none()
    assert {name for name, its in needed.items() if its == nothing} == {"operator"}


INFO = ResultInfo(got=1, asked=1, seeds=(7,), seconds=2.0)
PUBLIC_ONLY = {"★ Star", "Report to the moderators"}
PUBLISH, SAVE = "Publish", "Save to direct messages"
EDITED, FILLED = {"Use as input"}, {"Zoom out or pan", "Change a part"}
ENLARGED = {"Upscale", "Upscale to …"}
WORDS = packaged_words()
EVERYTHING = {
    WORDS.say(action.words_id).partition(":")[0]
    for action in ACTIONS
    if action.part in {CardPart.EACH, CardPart.ROW, CardPart.LIST, CardPart.PRIVATE}
}
"""What a new action does not say it needs, it is offered with everywhere."""


def offered(card: Card) -> set[str]:
    """The buttons and the lines of the list, by their labels before any explanation."""
    return labels_in(json.loads(json.dumps(card.payload))["components"])


def labels_in(components: list[dict[str, Any]]) -> set[str]:
    found = set[str]()
    for one in components:
        if one.get("type") == discord.ComponentType.button.value:
            found.add(one["label"])
        found |= {line["label"] for line in one.get("options", ())}
        found |= labels_in(one.get("components", []))
    return {label.partition(":")[0] for label in found}


GUILD = {"guild_id": 11, "is_private": False}
PRIVATE = {"guild_id": 11, "is_private": True}
DIRECT = {"guild_id": None, "is_private": False}
OUTSIDE = {"guild_id": 11, "is_private": False, "is_guest": True}


@pytest.mark.parametrize(
    ("place", "models", "missing"),
    [
        pytest.param(GUILD, {}, {PUBLISH}, id="in public"),
        pytest.param(PRIVATE, {}, PUBLIC_ONLY, id="in private"),
        pytest.param(
            {**PRIVATE, "can_publish": False},
            {},
            {*PUBLIC_ONLY, PUBLISH},
            id="in private, where Easel may not post",
        ),
        pytest.param(DIRECT, {}, {*PUBLIC_ONLY, PUBLISH, SAVE}, id="in direct messages"),
        pytest.param(OUTSIDE, {}, {*PUBLIC_ONLY, PUBLISH}, id="in a server without Easel"),
        pytest.param(
            {**OUTSIDE, "is_private": True, "can_publish": False},
            {},
            {*PUBLIC_ONLY, PUBLISH},
            id="in a server without Easel that shows it to one person",
        ),
        pytest.param({**DIRECT, "is_guest": True}, {}, {*PUBLIC_ONLY, PUBLISH}, id="in a group"),
        pytest.param(GUILD, {"can_edit": False}, {PUBLISH, *EDITED}, id="without an editor"),
        pytest.param(
            GUILD,
            {"can_upscale": False, "can_scale": False},
            {PUBLISH, *ENLARGED},
            id="without an upscaler",
        ),
        pytest.param(GUILD, {"can_fill": False}, {PUBLISH, *FILLED}, id="without a fill model"),
    ],
)
def test_a_card_offers_all_that_can_work_there_and_nothing_else(
    place: Mapping[str, Any], models: Mapping[str, bool], missing: set[str]
) -> None:
    cards = Cards(words=WORDS, **models)
    job = Job(
        id="0" * 32,
        state=JobState.DELIVERED,
        created_at=1_790_000_000.0,
        request=a_request(),
        reply=replace(a_reply(), **place),
        predictions=(),
        result_info=INFO,
    )

    assert offered(cards.picture(job, INFO, ["a.png"])) == EVERYTHING - missing


HERE = EVERYTHING - {"Upscale to …"}
"""The upscaling model of these tests has one size."""


class TestWhere:
    """The same, as a reply says of itself where it is."""

    async def test_in_direct_messages(self, world: World) -> None:
        asked = await world.ann.user.slash("imagine", prompt="a boat")
        await world.harness.all_over()
        assert asked.response is not None

        shown = world.message(asked.response.id, asked.response.channel_id)

        assert labels_in(shown.message.components) == HERE - {*PUBLIC_ONLY, PUBLISH, SAVE}

    async def test_in_private_where_the_bot_may_not_post(self, world: World) -> None:
        channel = world.channel_without_files()
        asked = await world.ann.slash(channel, "imagine", prompt="a boat", private=True)
        await world.harness.all_over()
        assert asked.response is not None

        shown = world.message(asked.response.id, channel.id)

        assert labels_in(shown.message.components) == HERE - {*PUBLIC_ONLY, PUBLISH}

    async def test_shown_again_to_oneself_or_elsewhere(self, world: World) -> None:
        await world.drawn()
        elsewhere = world.guild.create_text_channel("elsewhere")
        job = (await world.ann.autocomplete(world.channel, "show", "result", ""))[0]

        own = await shown_again(world, job["value"], private=True)
        public = await shown_again(world, job["value"], channel=elsewhere)

        assert labels_in(own.message.components) == HERE - {*PUBLIC_ONLY, PUBLISH}
        assert labels_in(public.message.components) == HERE - {PUBLISH}


async def shown_again(
    world: World,
    result: str,
    *,
    channel: ChannelHandle | None = None,
    **options: object,
) -> Shown:
    """Let Ann show a result somewhere."""
    asked = await world.ann.slash(channel or world.channel, "show", result=result, **options)
    assert asked.response is not None
    return world.message(asked.response.id, asked.response.channel_id)
