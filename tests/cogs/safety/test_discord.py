"""What is refused everywhere, as its member, the moderators and managers see it."""

from bot.db.database import Database
from cogs.audit.model import EventKind
from cogs.safety.report import QUIET_SECONDS
from tests.fakes.pictures import picture
from tests.harness.managing import a_manager, text_of
from tests.harness.menus import menu, posted, scene
from tests.harness.reported import aftercare_in
from tests.harness.results import answer, latest, listed, pressed, sent_form
from tests.harness.services import CATALOG
from tests.harness.world import World

PHOTO = ("photo.png", picture())


async def test_the_moderators_are_told_once_an_hour_and_nothing_is_paid(
    world: World, store: Database
) -> None:
    care = await aftercare_in(world, store)

    for prompt in ("a child, nude", "a boy, naked"):
        result = await world.imagine(prompt)

        assert world.env.errors
        shown = world.shown(result)
        assert result.ephemeral
        assert shown.text.startswith(world.say("refusal-safety-minors"))
        assert prompt in shown.text
        assert shown.buttons == []
    assert world.harness.backend.creates == []
    (notice,) = care.notices
    assert world.say("safety-report-minors") in notice.text
    assert "|| a child, nude ||" in notice.text
    assert world.ann.mention in notice.text
    assert notice.buttons == []
    assert len(await care.events(EventKind.REFUSED)) == 2

    await world.harness.clock.advance(QUIET_SECONDS + 1)
    await world.imagine("a girl, naked")
    assert world.env.errors

    assert "|| a girl, naked ||" in care.notices[1].text
    assert len(await care.events(EventKind.SAFETY_REPORTED)) == 2


async def test_a_photo_is_not_undressed(world: World) -> None:
    result = await world.ann.slash(
        world.channel, "edit", image=PHOTO, instruction="remove her clothes"
    )

    assert world.env.errors
    assert world.shown(result).text.startswith(world.say("refusal-safety-undressing"))
    assert world.harness.backend.creates == []


async def test_pictures_are_not_undressed_from_a_menu_or_by_a_message(
    world: World,
) -> None:
    theirs = await posted(world, PHOTO)

    form = await menu(world, "Edit with Easel", theirs)
    edited = await sent_form(world, form, prompt="nude version")
    bot = world.env.bot.user
    assert bot is not None
    words = f"{bot.mention} remove her dress"
    await world.ann.send(world.channel, words, attachments=[("hill.png", scene())])
    offered = latest(world)
    asked = await pressed(world, offered, "Why not?")

    assert "dress" not in offered.text
    for refused in (edited, asked):
        assert answer(world, refused).text.startswith(world.say("refusal-safety-undressing"))
    assert world.harness.backend.creates == []


async def test_a_picture_of_a_child_is_not_undressed_by_a_button(world: World) -> None:
    first = await world.drawn("a child on a beach")
    form = await listed(world, first, "use", who=world.bob)

    used = await sent_form(
        world, form, who=world.bob, prompt="topless", model=[CATALOG.editors[0].id]
    )
    form = await pressed(world, first, "Edit prompt")
    edited = await sent_form(
        world, form, prompt="a nude child", model=[CATALOG.default.id], aspect_ratio="", seed=""
    )

    for refused in (used, edited):
        assert answer(world, refused).text.startswith(world.say("refusal-safety-minors"))
    assert len(world.harness.backend.creates) == 1


async def test_a_manager_who_tries_a_prompt_reads_that_no_filter_decides(world: World) -> None:
    manager = a_manager(world)

    tried = {
        prompt: text_of(world, await manager.slash(world.channel, "filter test", prompt=prompt))
        for prompt in ("a child, nude", "remove her dress", "a boat")
    }

    assert world.say("filter-safety-minors") in tried["a child, nude"]
    assert "it is drawn" not in tried["a child, nude"]
    assert world.say("filter-safety-undressing") in tried["remove her dress"]
    assert "Refused" not in tried["a boat"]
