"""What is stored about a member: said, exported, erased; and what stays, without their words."""

import json

from bot.app import EaselBot
from bot.db.charges import NOBODY, ChargeRow, insert_charge
from bot.db.database import Database
from bot.errors import FlaggedError
from bot.wiring.personal import PERSONAL
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import AuditEvent, EventKind, EventQuery
from cogs.moderation.cog import ReportsCog
from cogs.preferences.service import Preferences, PreferenceService, Tell
from cogs.privacy.erasure import COUNTED_SECONDS, ErasureService
from cogs.privacy.repository import count_of
from tests.fakes.backend import failing, never_ending
from tests.harness.reported import said
from tests.harness.world import World


async def look(world: World) -> None:
    bot = world.env.bot
    assert isinstance(bot, EaselBot)
    cog = bot.get_cog("ReportsCog")
    assert isinstance(cog, ReportsCog)
    await cog.orders.look()


def erasures(world: World, store: Database) -> ErasureService:
    clock = world.harness.clock
    return ErasureService(
        personal=PERSONAL,
        database=store,
        audit_log=AuditLog(database=store, clock=clock),
        clock=clock,
    )


async def erase(world: World, choice: str) -> None:
    told = await world.ann.slash(world.channel, "privacy")
    await world.click(told, "Erase everything")
    await world.click(told, choice)
    await world.env.settle()


async def test_it_says_what_is_stored_and_how_much(world: World) -> None:
    await world.drawn()
    await world.drawn()

    told = world.shown(await world.ann.slash(world.channel, "privacy"))

    assert "with your words and where they were asked: **2**" in told.text
    assert world.say("privacy-kept") in told.text
    assert told.is_private
    bobs = world.shown(await world.bob.slash(world.channel, "privacy"))
    assert "with your words and where they were asked: **0**" in bobs.text


async def test_the_file_holds_ones_own_requests_and_no_tokens(world: World) -> None:
    await world.drawn("a paper boat")
    await world.bob.slash(world.channel, "imagine", prompt="a kite")
    await world.harness.all_over()
    told = await world.ann.slash(world.channel, "privacy")

    await world.click(told, "Export as a file")

    (file,) = world.messages()[-1].message.attachments
    content = world.env.backend.cdn.get(file["url"])
    assert content is not None
    found = json.loads(content)
    (job,) = found["jobs"]
    assert job["prompt"] == "a paper boat"
    assert "token" not in content.decode()
    assert found["user_id"] == str(world.ann.id)


async def test_erasing_data_leaves_pictures_and_their_buttons_say_so(
    world: World, store: Database
) -> None:
    shown = await world.imagine("a paper boat")
    await world.harness.all_over()
    bobs = await world.bob.slash(world.channel, "imagine", prompt="a kite")
    await world.harness.all_over()
    book = PreferenceService(database=store, clock=world.harness.clock)
    await book.change(world.ann.id, lambda _: Preferences(tells=(Tell.PING,)))

    await erase(world, "Erase, keep pictures")

    assert world.shown(shown).files
    press = await world.click(shown, "Reroll")
    assert said(press) == world.say("refusal-job-unknown")
    assert await book.of(world.ann.id) == Preferences()
    left = await store.read(lambda connection: count_of(connection, PERSONAL, world.ann.id))
    assert (left["jobs"], left["preferences"]) == (0, 0)
    theirs = await store.read(lambda connection: count_of(connection, PERSONAL, world.bob.id))
    assert theirs["jobs"] == 1
    assert world.shown(bobs).files


async def test_pictures_go_as_well_on_request_also_after_a_kill(
    world: World, store: Database
) -> None:
    first, second = await world.drawn(), await world.drawn()
    await erasures(world, store).begin(world.ann.id, removes_pictures=True)

    await world.restart()
    await look(world)
    await erasures(world, store).go_on()

    assert {first.id, second.id}.isdisjoint(one.id for one in world.messages())
    left = await store.read(lambda connection: count_of(connection, PERSONAL, world.ann.id))
    assert (left["jobs"], left["reports"]) == (0, 0)


async def test_while_something_is_drawn_nothing_is_erased(world: World, store: Database) -> None:
    world.harness.backend.plan(never_ending())
    await world.imagine("a paper boat")
    told = await world.ann.slash(world.channel, "privacy")
    await world.click(told, "Erase everything")

    press = await world.click(told, "Erase, keep pictures")

    assert said(press) == world.say("refusal-privacy-busy")
    left = await store.read(lambda connection: count_of(connection, PERSONAL, world.ann.id))
    assert left["jobs"] == 1


async def test_moderators_logs_keep_who_and_when_and_no_words(
    world: World, store: Database
) -> None:
    clock = world.harness.clock
    audit_log = AuditLog(database=store, clock=clock)
    await world.drawn()
    await audit_log.add(
        AuditEvent(
            guild_id=world.guild.id,
            kind=EventKind.REFUSED,
            user_id=world.ann.id,
            facts={"prompt": "words", "model": "FLUX"},
        )
    )

    await erase(world, "Erase, keep pictures")

    found = await audit_log.find(EventQuery(guild_id=world.guild.id), limit=50)
    (refused,) = [event for event in found if event.kind is EventKind.REFUSED]
    assert refused.user_id == world.ann.id
    assert refused.facts == {"model": "FLUX"}
    assert EventKind.ERASED in {event.kind for event in found}


async def test_what_was_drawn_today_still_counts_and_is_nobodys_tomorrow(
    world: World, store: Database
) -> None:
    clock = world.harness.clock
    charge = ChargeRow(
        job_id="0" * 32,
        guild_id=world.guild.id,
        channel_id=world.channel.id,
        user_id=world.ann.id,
        charged_at=clock.time(),
        images=1,
        price_micros=3_000,
    )
    await store.write(lambda connection: insert_charge(connection, charge))

    await erase(world, "Erase, keep pictures")
    today = await store.read(lambda connection: count_of(connection, PERSONAL, world.ann.id))
    await clock.advance(COUNTED_SECONDS + 1)
    await erasures(world, store).go_on()
    tomorrow = await store.read(lambda connection: count_of(connection, PERSONAL, world.ann.id))
    nobodys = await store.read(lambda connection: count_of(connection, PERSONAL, NOBODY))

    assert (today["charges"], tomorrow["charges"], nobodys["charges"]) == (1, 0, 1)


async def test_with_the_pictures_goes_every_message_that_shows_their_words(world: World) -> None:
    await world.drawn("a paper boat")
    world.harness.backend.plan(failing(FlaggedError()))
    await world.drawn("a broken boat")
    assert sum("boat" in shown.text for shown in world.messages()) == 2
    told = await world.ann.slash(world.channel, "privacy")
    await world.click(told, "Erase everything")

    await world.click(told, "Erase, delete pictures")

    assert world.shown(told).text == world.say("privacy-erased-all")
    assert not any("boat" in shown.text for shown in world.messages())
