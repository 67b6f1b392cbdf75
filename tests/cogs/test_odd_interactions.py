"""What a member's Discord may send by itself: each is answered in words, without a trace."""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import discord
import pytest

from tests.harness.managing import text_of
from tests.harness.world import Json, World

HALF, HUGE = "\ud83d", 2**63


@contextmanager
def sent_oddly(world: World, change: Callable[[Json], object]) -> Iterator[None]:
    """Let the interactions of the block arrive changed."""
    emit = world.env.backend.emit

    def emit_changed(event: str, payload: Any) -> None:  # noqa: ANN401 - Discord's own JSON
        if event == "INTERACTION_CREATE":
            payload = copy.deepcopy(dict(payload))
            change(payload)
        emit(event, payload)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world.env.backend, "emit", emit_changed)
        yield


def option(name: str, kind: int, value: object) -> Callable[[Json], object]:
    """A command that came with one more option, or with another value."""

    def change(payload: Json) -> None:
        others = [one for one in payload["data"]["options"] if one["name"] != name]
        payload["data"]["options"] = [*others, {"name": name, "type": kind, "value": value}]

    return change


def without(*names: str) -> Callable[[Json], object]:
    """An interaction that came without some of its fields."""
    return lambda payload: [payload.pop(name, None) for name in names]


def with_(**fields: object) -> Callable[[Json], object]:
    """An interaction that came with other fields."""
    return lambda payload: payload.update(fields)


def inside(**fields: object) -> Callable[[Json], object]:
    """An interaction whose data came with other fields."""
    return lambda payload: payload["data"].update(fields)


@pytest.fixture
def no_trace(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert [one.getMessage() for one in caplog.records if one.exc_info] == []


OUTDATED = {
    "no options at all": inside(options=None),
    "an option that is gone": option("mood", 3, "happy"),
    "an option of another kind": option("seed", 3, "seven"),
    "a text that is a number": option("prompt", 4, 5),
    "a text that is a number all the same": option("prompt", 3, 5),
    "a count that is a word": option("count", 4, "two"),
    "a switch that is a word": option("private", 5, "yes"),
    "a command that is gone": inside(name="dream"),
    "a command that was a group": inside(name="style", options=[]),
}
UNREADABLE = {
    "nobody": without("member", "user"),
    "a member without a name": with_(member={"user": {"id": "5"}}),
    "a member without roles": lambda payload: payload["member"].pop("roles"),
    "no data": without("data"),
    "an attachment that is not there": option("image", 11, "77"),
    "an attachment without a size": lambda payload: (
        option("image", 11, "77")(payload),
        payload["data"].update(resolved={"attachments": {"77": {"id": "77", "filename": "a.png"}}}),
    ),
}
DRAWN = {
    "no limit for uploads": without("attachment_size_limit"),
    "an odd limit for uploads": with_(attachment_size_limit="large"),
    "an unknown language": with_(locale="tlh"),
    "an odd language": with_(locale=[5]),
    "a server without a language": without("guild_locale"),
    "an unknown context": with_(context=77),
    "odd entitlements": with_(entitlements=5),
    "an unknown kind of channel": lambda payload: payload["channel"].update(id="5", type=99),
    "half a character": option("prompt", 3, f"a boat {HALF} at night"),
    "NUL": option("prompt", 3, "a boat\0 at night"),
}


@pytest.mark.usefixtures("no_trace")
@pytest.mark.parametrize("odd", OUTDATED.values(), ids=list(OUTDATED))
async def test_a_command_of_an_older_easel_asks_to_reload_discord(
    world: World, odd: Callable[[Json], object]
) -> None:
    with sent_oddly(world, odd):
        result = await world.imagine("a boat")

    assert text_of(world, result).startswith(world.say("refusal-outdated"))
    assert not world.harness.backend.created.is_set()
    assert world.env.errors is not None  # as the tree was handed them


@pytest.mark.usefixtures("no_trace")
@pytest.mark.parametrize("odd", UNREADABLE.values(), ids=list(UNREADABLE))
async def test_a_command_that_cannot_be_read_is_answered(
    world: World, odd: Callable[[Json], object]
) -> None:
    with sent_oddly(world, odd):
        result = await world.imagine("a boat")

    assert text_of(world, result).startswith(world.say("refusal-unreadable"))
    assert not world.harness.backend.created.is_set()
    assert world.env.errors is not None


@pytest.mark.usefixtures("no_trace")
@pytest.mark.parametrize("odd", DRAWN.values(), ids=list(DRAWN))
async def test_what_nobody_needs_costs_no_picture(
    world: World, odd: Callable[[Json], object]
) -> None:
    with sent_oddly(world, odd):
        result = await world.imagine("a boat at night")
    await world.harness.all_over()

    shown = world.shown(result)
    assert shown.files
    assert HALF not in shown.text
    assert "\0" not in shown.text


FORGED = [
    f"limits:set:role-{HUGE}:1",
    f"limits:exempt:{'9' * 9}",
    f"policy:all:h:{HUGE}:{HUGE}:{HUGE}:",
    f"policy:level:t:0:0:{'9' * 60}:",
    f"easel:block:{HUGE}",
    f"easel:sweep:go:{HUGE}:{'9' * 12}",
    f"easel:blocks:page:{'9' * 6}",
    f"easel:reports:page:{'9' * 6}",
    f"tidy:go:{'9' * 12}",
    f"audit:{'z' * 60}",
    f"easel:{'9' * 5_000}",
    "9" * 5_000,
]
FIELDS = {
    "no id": lambda payload: payload["data"].pop("custom_id"),
    "an id that is a number": inside(custom_id=5),
    "an unknown kind": inside(component_type=99),
    "no kind": lambda payload: payload["data"].pop("component_type"),
    "no message": without("message"),
}


@pytest.mark.usefixtures("no_trace")
@pytest.mark.parametrize("custom_id", FORGED, ids=lambda one: str(one)[:24])
async def test_a_press_with_a_number_too_large_is_answered(world: World, custom_id: str) -> None:
    everything = world.guild.create_role("Owners", permissions=discord.Permissions.all())
    owner = world.guild.add_member(world.env.create_user("olga"), roles=[everything])
    result = await world.imagine("a boat")
    await world.harness.all_over()
    with sent_oddly(world, inside(custom_id=custom_id)):
        press = await world.click(result, "Reroll", who=owner)

    assert press.acknowledged


@pytest.mark.usefixtures("no_trace")
@pytest.mark.parametrize("odd", FIELDS.values(), ids=list(FIELDS))
async def test_a_press_with_odd_fields_is_answered(
    world: World, odd: Callable[[Json], object]
) -> None:
    result = await world.imagine("a boat")
    await world.harness.all_over()
    with sent_oddly(world, odd):
        press = await world.click(result, "Reroll", who=world.mia)

    assert press.acknowledged


GALLERY = {
    "a type that is a number": {"media": {"content_type": 5}},
    "a type with parts": {"media": {"content_type": {"id": None}}},
    "a cover that is no switch": {"spoiler": "odd"},
    "a size that is a word": {"media": {"width": "odd", "height": []}},
    "a description with parts": {"description": [[]]},
}


def in_the_gallery(odd: Json) -> Callable[[Json], None]:
    """A message whose pictures are described oddly."""

    def change(payload: Json) -> None:
        (card,) = payload["message"]["components"]
        (gallery,) = [part for part in card["components"] if "items" in part]
        for item in gallery["items"]:
            item["media"] |= odd.get("media", {})
            item |= {name: value for name, value in odd.items() if name != "media"}

    return change


@pytest.mark.usefixtures("no_trace")
@pytest.mark.parametrize("odd", GALLERY.values(), ids=list(GALLERY))
async def test_a_picture_described_oddly_is_varied(world: World, odd: Json) -> None:
    result = await world.imagine("a boat")
    await world.harness.all_over()
    with sent_oddly(world, in_the_gallery(odd)):
        press = await world.click(result, "Vary")
    await world.harness.all_over()

    assert world.shown(press).files


@pytest.mark.usefixtures("no_trace")
@pytest.mark.parametrize(
    "link",
    [
        f"https://discord.com/channels/1/2/{HUGE}",
        f"https://discord.com/channels/{HUGE}/{HUGE}/{10**19}",
        f"https://discord.com/channels/1/2/{'9' * 20}",
    ],
)
async def test_a_link_to_a_message_that_cannot_be_is_not_ours(world: World, link: str) -> None:
    shown = await world.ann.slash(world.channel, "show", result=link)

    assert text_of(world, shown)
    assert "went wrong" not in text_of(world, shown)
    assert world.env.errors
