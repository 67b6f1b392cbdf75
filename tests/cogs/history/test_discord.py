"""/history and favourites: what somebody drew and likes, page by page."""

from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.jobs.paging import PAGE_SIZE
from tests.harness.results import (
    answer,
    deleted,
    filled_in,
    job_of,
    latest,
    listed,
    message_of,
    pressed,
)
from tests.harness.world import Json, Shown, World

REUSE, SHOW = "history:reuse", "history:show"
THUMBNAIL = 11


async def history(world: World, *, who: MemberActor | None = None, **options: object) -> Shown:
    """What the command shows to the one alone who asked."""
    return answer(world, await (who or world.ann).slash(world.channel, "history", **options))


async def chosen(
    world: World, shown: Shown, custom_id: str, job_id: str, *, who: MemberActor | None = None
) -> InteractionResult:
    """Let Ann, or somebody else, choose one of the results of a page."""
    actor = who or world.ann
    result = await actor.select(message_of(world, shown), [job_id], custom_id=custom_id)
    await world.harness.all_over()
    return result


def thumbnails(shown: Shown) -> list[str]:
    """The addresses of the small pictures, in their order."""
    found: list[str] = []

    def walk(items: list[Json]) -> None:
        for item in items:
            accessory: Json = item.get("accessory") or {}
            if accessory.get("type") == THUMBNAIL:
                found.append(str(accessory["media"]["url"]))
            walk(item.get("components", []))

    walk(shown.message.components)
    return found


class TestPages:
    async def test_nothing_yet_says_how_to_begin(self, world: World) -> None:
        assert "/imagine" in (await history(world)).text

    async def test_the_newest_come_first_each_with_its_picture_and_a_way_to_it(
        self, world: World
    ) -> None:
        first, second = await world.drawn("a tin boat"), await world.drawn("a red fox")

        shown = await history(world)

        assert shown.is_private
        assert shown.text.index("a red fox") < shown.text.index("a tin boat")
        assert len(thumbnails(shown)) == 2
        for result in (first, second):
            assert f"/{world.channel.id}/{result.id})" in shown.text

    async def test_only_one_s_own_are_shown(self, world: World) -> None:
        await world.drawn("a tin boat")

        assert "a tin boat" not in (await history(world, who=world.bob)).text

    async def test_pages_are_turned_also_after_a_restart(self, world: World) -> None:
        for number in range(PAGE_SIZE + 1):
            await world.drawn(f"boat number {number}")
        shown = await history(world, text="BOAT")
        assert "page 1 of 2" in shown.text
        await world.restart()

        await pressed(world, shown, "Older")
        older = world.message(shown.id)

        assert "page 2 of 2" in older.text
        assert "boat number 0" in older.text
        await pressed(world, older, "Newer")
        assert "boat number 5" in world.message(shown.id).text

    async def test_words_and_model_narrow_it(self, world: World) -> None:
        await world.drawn("a tin boat")
        await world.drawn("a red fox", model="dev")

        assert "boat" not in (await history(world, text="fox")).text
        assert "fox" in (await history(world, model="flux dev")).text
        assert "boat" not in (await history(world, model="flux-dev")).text
        assert world.say("history-nothing-found") in (await history(world, text="cat")).text

    async def test_a_message_is_not_fetched_again_at_once(self, world: World) -> None:
        shown = await world.drawn()
        await history(world)
        await history(world)

        assert len(world.requests("GET", f"/messages/{shown.id}")) == 1

    async def test_several_messages_of_a_channel_are_asked_for_at_once(self, world: World) -> None:
        for _ in range(3):
            await world.drawn()

        shown = await history(world)

        assert len(thumbnails(shown)) == 3
        assert len(world.requests("GET", f"/channels/{world.channel.id}/messages")) == 1

    async def test_a_picture_that_is_gone_leaves_its_words(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        await world.mia.delete(message_of(world, shown))

        told = await history(world)

        assert "a tin boat" in told.text
        assert world.say("history-no-picture") in told.text
        assert thumbnails(told) == []

    async def test_a_private_one_is_there_while_discord_tells_and_its_words_stay(
        self, world: World
    ) -> None:
        await world.drawn("a secret boat", private=True)
        fresh = await history(world)
        await world.harness.clock.advance(3600)

        later = await history(world)

        assert len(thumbnails(fresh)) == 1
        assert "private" in fresh.text
        assert "a secret boat" in later.text
        assert thumbnails(later) == []

    async def test_what_was_deleted_is_not_in_it(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        await deleted(world, shown)

        assert "a tin boat" not in (await history(world)).text


class TestReuse:
    async def test_the_form_comes_filled_in_and_draws(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        job = await job_of(world, shown)

        form = await chosen(world, await history(world), REUSE, job.id)
        assert filled_in(form)["prompt"] == "a tin boat"
        await world.ann.submit_modal(form, {"prompt": "a tin ship"})
        await world.harness.all_over()

        assert "> a tin ship" in latest(world).text

    async def test_it_can_be_shown_again_here(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        job = await job_of(world, shown)

        await chosen(world, await history(world), SHOW, job.id)

        again = latest(world)
        assert again.id != shown.id
        assert again.files == shown.files
        assert again.buttons == shown.buttons


class TestFavourites:
    async def test_they_are_kept_and_taken_back(self, world: World) -> None:
        boat = await world.drawn("a tin boat")
        await world.drawn("a red fox")
        liked = await listed(world, boat, "favourite")
        assert world.say("history-liked") in answer(world, liked).text

        shown = await history(world, favourites=True)
        assert "a tin boat" in shown.text
        assert "a red fox" not in shown.text

        await world.harness.clock.advance(5)
        again = await listed(world, boat, "favourite")
        assert world.say("history-liked-before") in answer(world, again).text
        assert "a tin boat" in (await history(world, favourites=True)).text

        await world.click(again, "Remove from favourites")
        assert world.say("history-unliked") in answer(world, again).text
        assert answer(world, again).buttons == ["Add to favourites"]
        assert world.say("history-no-favourites") in (await history(world, favourites=True)).text

    async def test_others_pictures_can_be_favourites(self, world: World) -> None:
        boat = await world.drawn("a tin boat")
        await listed(world, boat, "favourite", who=world.bob)

        shown = await history(world, who=world.bob, favourites=True)

        assert "a tin boat" in shown.text
        assert world.ann.mention in shown.text

    async def test_a_deleted_result_is_nobody_s_favourite(self, world: World) -> None:
        boat = await world.drawn("a tin boat")
        await listed(world, boat, "favourite", who=world.bob)
        await deleted(world, boat)

        shown = await history(world, who=world.bob, favourites=True)

        assert world.say("history-no-favourites") in shown.text
