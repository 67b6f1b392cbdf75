"""What moderators and members do on a page, with a bot that uses it all."""

import pytest

from sandbox.discord.refusal import RefusedError
from tests.servers.guest_bot import PIXEL
from tests.servers.page_acts import fill, use_on_message, use_on_person
from tests.servers.page_bot import PageBot
from tests.servers.sandbox import Bench
from tests.servers.shown import Shown


async def panel(bench: Bench) -> Shown:
    return await bench.reply(bench.invoke("panel"))


async def test_entity_selects_resolve_what_was_chosen(mira: Bench) -> None:
    world = mira.world
    shown = await panel(mira)

    chosen: dict[str, list[object]] = {
        "user": [world.kai.id],
        "roles": [world.roles.artist, world.roles.member],
        "mentionable": [world.nova.id, world.roles.moderator],
        "channel": [world.commissions],
        "who": ["all"],
    }
    told = {
        name: await mira.reply(
            mira.choose(shown, custom_id=name, values=[str(value) for value in values])
        )
        for name, values in chosen.items()
    }

    assert {name: one.text for name, one in told.items()} == {
        "user": "chosen: kai",
        "roles": "chosen: Artist, Member",
        "mentionable": "chosen: nova, Moderator",
        "channel": "chosen: commissions",
        "who": "chosen: all",
    }


async def test_a_select_takes_only_the_channels_it_names(mira: Bench) -> None:
    shown = await panel(mira)
    category = str(mira.world.studio)

    with pytest.raises(RefusedError, match="this kind of channel cannot be chosen"):
        mira.choose(shown, custom_id="channel", values=[category])


async def test_default_values_are_text_as_discord_sends_them(mira: Bench) -> None:
    shown = await panel(mira)
    select = next(one for one in shown.components if one.get("custom_id") == "user")

    assert select["default_values"] == [{"id": str(mira.me.id), "type": "user"}]


async def test_a_form_carries_text_people_roles_and_files(mira: Bench) -> None:
    shown = await panel(mira)
    opened = await mira.outcome(mira.press(shown, custom_id="Words"))
    world = mira.world
    filled = {
        "Prompt": "two boats",
        "Member": [str(world.theo.id)],
        "Roles": [str(world.roles.artist), str(world.roles.member)],
        "Pictures": [mira.upload("a.png", PIXEL)],
    }

    answer = await mira.reply(fill(mira, opened, filled))
    assert answer.text == f"two boats |  | theo | Artist, Member | [{len(PIXEL)}]"


async def test_a_form_carries_channels_and_choices(mira: Bench) -> None:
    shown = await panel(mira)
    opened = await mira.outcome(mira.press(shown, custom_id="Choices"))
    log = str(mira.world.mod_log)
    filled = {"Channel": [log], "Size": "4x", "Extras": ["x", "y"], "Only for me": True}

    submitted = fill(mira, opened, filled)

    assert (await mira.reply(submitted)).text == "mod-log | b | 4x | x, y | True"


async def test_a_form_is_taken_after_its_message_is_gone(mira: Bench) -> None:
    shown = await panel(mira)
    opened = await mira.outcome(mira.press(shown, custom_id="Words"))
    assert opened.modal is not None
    mira.discord.backend.delete_message(mira.here, shown.id)

    submitted = fill(mira, opened, {"Prompt": "a last boat"})

    assert (await mira.reply(submitted)).text.startswith("a last boat")


async def test_a_message_command_knows_its_message(mira: Bench) -> None:
    sent = mira.discord.send_as(mira.world.theo.id, mira.here, "look at this")
    used = use_on_message(mira, "Details", int(sent["id"]))

    answer = await mira.reply(used)

    jump = f"https://discord.com/channels/{mira.world.guild_id}/{mira.here}/{sent['id']}"
    assert answer.text == f"theo in art: look at this {jump}"
    assert answer.payload["interaction_metadata"]["name"] == "Details"


async def test_a_person_command_knows_the_member(mira: Bench) -> None:
    used = use_on_person(mira, "Who is this?", mira.world.kai)

    assert (await mira.reply(used)).text == "kai: @everyone, Artist, Member"


async def test_menus_are_refused_where_discord_does_not_offer_them(mira: Bench) -> None:
    shown = await panel(mira)
    hidden = await mira.reply(mira.choose(shown, custom_id="who", values=["all"]))

    with pytest.raises(RefusedError, match="cannot be used on this message"):
        use_on_message(mira, "Details", hidden)
    with pytest.raises(RefusedError, match="no longer there"):
        use_on_message(mira, "Details", 1)
    with pytest.raises(RefusedError, match="no command Nothing"):
        use_on_person(mira, "Nothing", mira.me)


async def test_subcommands_take_options_of_every_type(mira: Bench) -> None:
    world = mira.world
    explained = mira.invoke(
        "policy explain",
        member=str(world.nova.id),
        channel=str(world.commissions),
        role=str(world.roles.artist),
        anyone=str(world.kai.id),
    )
    quiet = mira.invoke(
        "policy quiet set",
        hours=2.5,
        zone="Asia/Tokyo",
        loud=True,
        people=3,
        table=mira.upload("table.csv", b"a,b\n"),
        place=str(world.studio),
    )

    answer = await mira.reply(explained)
    assert answer.text == "nova in commissions: Artist, kai"
    assert answer.payload["interaction_metadata"]["name"] == "policy explain"
    assert (await mira.reply(quiet)).text == "2.5 Asia/Tokyo True 3 4 Studio"


async def test_subcommands_suggest(mira: Bench) -> None:
    offered = await mira.suggestions("policy quiet set", {"zone": "Europe"}, hours=1.0)

    assert [one["value"] for one in offered] == ["Europe/Berlin", "Europe/Istanbul"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"hours": 0.1, "zone": "x"}, "hours: at least 0.5."),
        ({"hours": "soon", "zone": "x"}, "hours: this must be a number."),
        ({"hours": 1, "zone": "x", "people": 10}, "people: at most 9."),
        ({"hours": 1, "zone": "x", "loud": "yes"}, "loud: this must be true or false."),
    ],
)
async def test_what_does_not_fit_a_subcommand_is_refused(
    mira: Bench, options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        mira.invoke("policy quiet set", **options)
    assert str(refused.value) == sentence


async def test_commands_of_servers_alone_are_not_offered_in_direct_messages(
    mira: Bench, bot: PageBot
) -> None:
    assert bot.is_ready()
    offered = {one["name"]: one["places"] for one in mira.discord.desk.all_commands_for(mira.me.id)}

    both = ["server", "direct"]
    assert offered == {
        "panel": both,
        "tell": both,
        "policy": ["server"],
        "Details": both,
        "Who is this?": both,
    }
