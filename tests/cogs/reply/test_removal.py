"""Taking results away: what is left to see, and that it happens once."""

import pytest

from bot.clock import Clock
from bot.db.database import Database
from bot.imagine.job import TOKEN_LIFETIME_SECONDS, Job
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.reply.card import Cards
from cogs.reply.removal import Removal, RemovedError
from cogs.results.pictures import Pictures, PicturesGoneError
from tests.fakes.backend import held
from tests.harness.world import Shown, World


@pytest.fixture
def audit_log(world: World, store: Database) -> AuditLog:
    return AuditLog(database=store, clock=world.harness.clock)


@pytest.fixture
def taken() -> list[str]:
    """The results whose copies were taken away."""
    return []


@pytest.fixture
def removal(world: World, audit_log: AuditLog, taken: list[str]) -> Removal:
    async def take_away(job: Job) -> None:
        taken.append(job.id)

    clock: Clock = world.harness.clock
    return Removal(
        client=world.env.bot,
        ledger=world.harness.ledger,
        audit_log=audit_log,
        cards=Cards(words=world.words),
        clock=clock,
        copies=(take_away,),
    )


@pytest.fixture
def pictures(world: World) -> Pictures:
    return Pictures(client=world.env.bot, clock=world.harness.clock)


async def job_of(world: World, shown: Shown) -> Job:
    """The job whose picture a message shows."""
    found = await world.harness.ledger.find_by_message(shown.id)
    assert found is not None
    return found


async def test_ones_own_result_vanishes(world: World, removal: Removal) -> None:
    job = await job_of(world, await world.drawn())

    await removal.remove(job, by=world.ann.id)

    assert world.messages() == []


async def test_moderators_leave_a_word_and_neither_picture_nor_prompt(
    world: World, removal: Removal
) -> None:
    job = await job_of(world, await world.drawn("a paper boat"))

    await removal.remove(job, by=world.mia.id)

    (left,) = world.messages()
    assert left.text == "The moderators have removed this picture."
    assert (left.files, left.buttons) == ([], [])


async def test_it_still_works_when_the_commands_token_is_over(
    world: World, removal: Removal
) -> None:
    job = await job_of(world, await world.drawn())
    await world.harness.clock.advance(16 * 60)

    await removal.remove(job, by=world.mia.id)

    assert world.messages()[0].files == []


async def test_the_trail_tells_which_moderator_it_was(
    world: World, removal: Removal, audit_log: AuditLog
) -> None:
    ours, theirs = (
        await job_of(world, await world.drawn()),
        await job_of(world, await world.drawn()),
    )
    await removal.remove(ours, by=world.ann.id)
    await removal.remove(theirs, by=world.mia.id)

    query = EventQuery(guild_id=world.guild.id, kinds=[EventKind.REMOVED])
    (event,) = await audit_log.find(query, limit=9)
    assert (event.kind, event.actor_id) == (EventKind.REMOVED, world.mia.id)
    assert (event.user_id, event.job_id) == (world.ann.id, theirs.id)


async def test_what_is_removed_already_may_be_carried_out_again(
    world: World, removal: Removal
) -> None:
    job = await job_of(world, await world.drawn())
    await removal.remove(job, by=world.mia.id)

    await removal.carry_out(job, by=world.mia.id)

    assert world.messages()[0].files == []


async def test_a_message_that_somebody_deleted_is_no_hindrance(
    world: World, removal: Removal
) -> None:
    job = await job_of(world, shown := await world.drawn())
    world.env.backend.delete_message(world.channel.id, shown.id)
    await world.harness.clock.advance(16 * 60)

    await removal.remove(job, by=world.mia.id)

    assert world.messages() == []


async def test_a_private_result_goes_with_its_public_copy(world: World, removal: Removal) -> None:
    result = await world.imagine("a paper boat", private=True)
    await world.harness.all_over()
    await world.click(result, "Publish")
    private, public = world.messages()
    job = await job_of(world, private)

    await removal.remove(job, by=world.mia.id)

    assert [its.id for its in world.messages()] == [private.id]
    assert world.message(private.id).files == []
    assert public.files


async def test_a_second_removal_is_told(world: World, removal: Removal) -> None:
    job = await job_of(world, await world.drawn())
    await removal.remove(job, by=world.mia.id)

    with pytest.raises(RemovedError):
        await removal.remove(job, by=world.ann.id)


async def test_copies_go_as_well(world: World, removal: Removal, taken: list[str]) -> None:
    job = await job_of(world, await world.drawn())

    await removal.remove(job, by=world.ann.id)

    assert taken == [job.id]


async def test_pictures_are_found_again_and_not_after_they_are_gone(
    world: World, removal: Removal, pictures: Pictures
) -> None:
    shown = await world.drawn()
    job = await job_of(world, shown)

    assert [its.filename for its in await pictures.of(job)] == shown.files

    await removal.remove(job, by=world.mia.id)
    with pytest.raises(PicturesGoneError):
        await pictures.of(job)


async def in_direct_messages(world: World) -> Shown:
    """A private result that went on in direct messages: its command was too long ago."""
    world.harness.backend.plan(held())
    await world.imagine("a boat", private=True)
    await world.harness.backend.created.wait()
    await world.harness.clock.sleep(TOKEN_LIFETIME_SECONDS)
    world.harness.backend.release.set()
    await world.harness.all_over()
    (shown,) = world.messages(world.env.backend.dm_channels[world.ann.id])
    return shown


async def test_what_went_on_in_direct_messages_is_found_and_removed_there(
    world: World, removal: Removal, pictures: Pictures
) -> None:
    shown = await in_direct_messages(world)
    job = await job_of(world, shown)

    assert [its.filename for its in await pictures.of(job)] == shown.files

    await removal.remove(job, by=world.ann.id)
    assert world.messages(world.env.backend.dm_channels[world.ann.id]) == []


async def test_the_pictures_of_a_published_result_are_found_when_its_token_is_over(
    world: World, pictures: Pictures
) -> None:
    result = await world.imagine("a boat", private=True)
    await world.harness.all_over()
    await world.click(result, "Publish")
    public = world.messages()[-1]
    await world.harness.clock.advance(16 * 60)

    job = await job_of(world, public)

    assert [its.filename for its in await pictures.of(job)] == public.files
