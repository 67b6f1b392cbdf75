"""Zoom out, pan, make square, and change parts: pictures painted on, from the card to the card."""

import base64
from io import BytesIO

from PIL import Image as Pillow

from bot.catalog import Catalog
from bot.db.database import Database
from bot.errors import OutputGoneError, PromptEmptyError
from bot.imagine.fill import Fill, Outpaint
from bot.imagine.request import SubmittedRequest, Way
from bot.jobs.gate import Gate, silent
from tests.fakes.backend import PICTURE, succeeding
from tests.fakes.pictures import picture
from tests.harness.results import (
    answer,
    asked_in,
    asked_last,
    filled_in,
    forged,
    job_of,
    latest,
    link_to,
    listed,
    message_of,
    pressed,
    sent_form,
)
from tests.harness.services import CATALOG
from tests.harness.world import Shown, World, open_world

FILL = "black-forest-labs/flux-fill-pro"
WITHOUT = Catalog(
    models=[*CATALOG.models, *CATALOG.upscalers],
    default=CATALOG.default.id,
)
MASKED = Catalog(models=[*WITHOUT.models, *CATALOG.fillers[:1]], default=CATALOG.default.id)
"""With a fill model that knows masks alone."""


class NoHats:
    """A rule about words."""

    async def check(self, request: SubmittedRequest) -> None:
        if "hat" in request.prompt:
            raise PromptEmptyError


def lines(shown: Shown) -> list[str]:
    """What the list under a card offers."""
    return [line["value"] for one in shown.components for line in one.get("options", ())]


async def zoomed(world: World, shown: Shown, outpaint: str) -> Shown:
    """Let Ann extend a picture; return the card of what came."""
    form = await listed(world, shown, "zoom")
    await sent_form(world, form, outpaint=outpaint)
    return latest(world)


def sent_as(value: object) -> Pillow.Image:
    return Pillow.open(BytesIO(base64.b64decode(str(value).partition(",")[2])))


class TestZoomAndPan:
    async def test_a_picture_is_zoomed_out_with_its_words(self, world: World) -> None:
        first = await world.drawn("a paper boat")

        form = await listed(world, first, "zoom")
        assert asked_in(form) == {
            "outpaint": [
                "Zoom out 1.5x",
                "Zoom out 2x",
                "Make it square",
                "Pan left",
                "Pan right",
                "Pan up",
                "Pan down",
            ]
        }
        world.harness.downloads.next_ones = iter([picture(size=(8, 6)), picture(size=(30, 20))])
        await sent_form(world, form, outpaint="zoom2")

        model, asked = world.harness.backend.creates[-1]
        assert (model, asked["prompt"], asked["outpaint"]) == (FILL, "a paper boat", "Zoom out 2x")
        card = latest(world)
        assert "> a paper boat" in card.text
        assert f"-# Zoomed out 2x from [this picture]({link_to(world, first)})." in card.text
        assert "· 30 x 20 ·" in card.text
        job = await job_of(world, card)
        assert (job.request.way, job.request.fill) == (Way.ZOOM_2, Fill(outpaint=Outpaint.ZOOM_2))
        assert job.request.parent_id == (await job_of(world, first)).id

    async def test_of_several_pictures_one_is_chosen_in_the_same_form(self, world: World) -> None:
        world.harness.backend.plan(succeeding(*(f"{PICTURE}?{number}" for number in range(4))))
        first = await world.drawn("a boat", count=4)

        form = await listed(world, first, "zoom", who=world.bob)
        assert list(asked_in(form)) == ["picture", "outpaint"]
        await sent_form(world, form, who=world.bob, picture="3", outpaint="left")

        job = await job_of(world, latest(world))
        assert job.request.images[0].filename == first.files[2]
        assert (job.user_id, job.request.image_count) == (world.bob.id, 1)
        assert "Panned left from" in latest(world).text

    async def test_what_was_extended_can_be_extended_again_and_enlarged(self, world: World) -> None:
        card = await world.drawn("a paper boat")
        for outpaint in ("square", "up", "zoom15"):
            card = await zoomed(world, card, outpaint)
            assert asked_last(world)["prompt"] == "a paper boat"
        await pressed(world, card, "Upscale")

        larger = await zoomed(world, latest(world), "down")

        assert asked_last(world)["outpaint"] == "Bottom outpaint"
        assert "> a paper boat" in larger.text

    async def test_what_is_square_is_not_offered_to_become_so(self, world: World) -> None:
        world.harness.downloads.next_ones = iter([picture(size=(8, 8))])
        square = await world.drawn("a paper boat")
        wide = await world.drawn("a paper boat")

        of_square, of_wide = [
            asked_in(await listed(world, one, "zoom"))["outpaint"] for one in (square, wide)
        ]
        assert [way for way in of_wide if way not in of_square] == ["Make it square"]

        world.harness.downloads.next_ones = iter([picture(), picture(size=(8, 8))])
        shown = await zoomed(world, wide, "square")
        assert asked_last(world)["outpaint"] == "Make square"
        assert f"Made square from [this picture]({link_to(world, wide)})" in shown.text
        assert "Make it square" not in asked_in(await listed(world, shown, "zoom"))["outpaint"]

    async def test_a_model_that_only_knows_masks_gets_the_canvas_from_easel(
        self, store: Database
    ) -> None:
        async with open_world(store, catalog=MASKED) as world:
            first = await world.drawn("a paper boat")
            world.harness.downloads.next_ones = iter([picture(size=(200, 100))])

            await zoomed(world, first, "right")

            asked = asked_last(world)
            assert "outpaint" not in asked
            assert sent_as(asked["image"]).size == sent_as(asked["mask"]).size == (300, 100)

    async def test_a_private_picture_stays_private(self, world: World) -> None:
        first = await world.drawn(private=True)

        assert (await zoomed(world, first, "up")).is_private
        assert world.channel.history(viewer=world.bob) == []


class TestAgain:
    async def test_reroll_and_edit_prompt_paint_the_same_once_more(self, world: World) -> None:
        card = await zoomed(world, await world.drawn("a paper boat"), "left")
        before = await job_of(world, card)
        assert card.buttons == ["Upscale", "Reroll", "Edit prompt", "Redraw with …", "★ Star"]
        assert "strong" not in lines(card)
        await world.restart()

        await pressed(world, card, "Reroll")
        again = await job_of(world, latest(world))
        assert (again.request.way, again.request.fill) == (Way.REROLL, before.request.fill)
        assert again.request.images[0].filename == before.request.images[0].filename
        assert not again.request.is_composite

        form = await pressed(world, card, "Edit prompt")
        assert filled_in(form) == {"prompt": "a paper boat"}
        await sent_form(world, form, prompt="a stormy sea")
        model, asked = world.harness.backend.creates[-1]
        assert (model, asked["prompt"], asked["outpaint"]) == (
            FILL,
            "a stormy sea",
            "Left outpaint",
        )
        assert "Reworded from" in latest(world).text

    async def test_details_tell_it_of_both(self, world: World) -> None:
        first = await world.drawn("a paper boat")
        card = await zoomed(world, first, "left")

        of_child = answer(world, await listed(world, card, "details"))
        of_parent = answer(world, await listed(world, first, "details"))

        assert f"Panned left from {link_to(world, first)}" in of_child.text
        assert "/imagine prompt: a paper boat --seed" in of_child.text
        assert f"Panned left by {world.ann.mention}" in of_parent.text

    async def test_a_failure_can_be_retried(self, world: World) -> None:
        first = await world.drawn("a paper boat")
        world.harness.downloads.next_ones = iter([picture()])
        world.harness.downloads.otherwise = OutputGoneError("gone")
        failed = await zoomed(world, first, "left")
        world.harness.downloads.otherwise = picture()

        await pressed(world, failed, "Retry")

        assert asked_last(world)["outpaint"] == "Left outpaint"
        assert latest(world).files


class TestParts:
    async def parts(self, world: World, first: Shown) -> Shown:
        """Open the numbered picture."""
        return answer(world, await listed(world, first, "parts"))

    async def test_parts_are_chosen_on_the_numbered_picture_and_told_in_a_form(
        self, world: World
    ) -> None:
        first = await world.drawn("a paper boat")
        numbered = await self.parts(world, first)
        assert numbered.files == ["parts.jpg"]
        assert numbered.alt_texts == ["The picture with the numbers 1 to 9 over it, three in a row"]

        form = await world.ann.select(message_of(world, numbered), ["2", "1"])
        assert form.modal is not None
        assert form.modal["components"][0]["content"] == (
            "Parts 1, 2 are painted anew; the rest stays as it is."
        )
        await sent_form(world, form, prompt="a red hat")

        model, asked = world.harness.backend.creates[-1]
        assert (model, asked["prompt"]) == (FILL, "a red hat")
        assert "outpaint" not in asked
        mask = sent_as(asked["mask"])
        assert mask.size == sent_as(asked["image"]).size
        assert (mask.getpixel((0, 0)), mask.getpixel((mask.width - 1, mask.height - 1))) == (255, 0)
        card = latest(world)
        assert "> a red hat" in card.text
        assert f"-# Parts 1, 2 changed in [this picture]({link_to(world, first)})." in card.text
        job = await job_of(world, card)
        assert (job.request.way, job.request.images[0].filename) == (Way.PARTS, first.files[0])

    async def test_everything_works_after_a_restart(self, world: World) -> None:
        first = await world.drawn("a paper boat")
        await world.restart()
        numbered = await self.parts(world, first)
        await world.restart()
        form = await world.ann.select(message_of(world, numbered), ["9"])
        await world.restart()

        await sent_form(world, form, prompt="a red hat")

        assert "Part 9 changed in" in latest(world).text
        await pressed(world, latest(world), "Reroll")
        assert asked_last(world)["prompt"] == "a red hat"
        assert "mask" in asked_last(world)

    async def test_of_several_pictures_one_is_chosen_first(self, world: World) -> None:
        world.harness.backend.plan(succeeding(*(f"{PICTURE}?{number}" for number in range(4))))
        first = await world.drawn("a boat", count=4)

        form = await listed(world, first, "parts")
        assert list(asked_in(form)) == ["picture"]
        numbered = answer(world, await sent_form(world, form, picture="2"))
        form = await world.ann.select(message_of(world, numbered), ["5"])
        await sent_form(world, form, prompt="a red hat")

        job = await job_of(world, latest(world))
        assert job.request.images[0].filename == first.files[1]

    async def test_it_can_be_said_in_words_instead(self, world: World) -> None:
        numbered = await self.parts(world, await world.drawn("a paper boat"))

        form = await pressed(world, numbered, "Describe the change instead")
        await sent_form(
            world, form, prompt="make it red", model=["black-forest-labs/flux-kontext-pro"]
        )

        assert asked_last(world)["prompt"] == "make it red"
        assert "Edited from" in latest(world).text

    async def test_without_the_picture_the_numbers_are_told(self, world: World) -> None:
        first = await world.drawn("a paper boat")
        world.harness.downloads.otherwise = OutputGoneError("gone")

        numbered = await self.parts(world, first)

        assert numbered.files == []
        assert world.say("fill-parts-unseen") in numbered.text
        assert lines(numbered) == [str(part) for part in range(1, 10)]

    async def test_a_covered_picture_stays_covered(self, world: World) -> None:
        first = await world.drawn("a paper boat")
        first.message.attachments[0]["filename"] = f"SPOILER_{first.files[0]}"

        numbered = await self.parts(world, first)
        assert numbered.files == ["SPOILER_parts.jpg"]
        form = await world.ann.select(message_of(world, numbered), ["5"])
        await sent_form(world, form, prompt="a red hat")

        assert all(name.startswith("SPOILER_") for name in latest(world).files)

    async def test_a_private_picture_is_found_again_where_it_is_shown(self, world: World) -> None:
        world.harness.backend.plan(succeeding(*(f"{PICTURE}?{number}" for number in range(4))))
        first = await world.drawn("a boat", count=4, private=True)
        form = await listed(world, first, "parts")
        numbered = answer(world, await sent_form(world, form, picture="2"))
        assert numbered.alt_texts[1:] == ["Picture 2"]
        await world.harness.clock.advance(16 * 60.0)

        form = await world.ann.select(message_of(world, numbered), ["5"])
        world.env.backend.delete_message(world.channel.id, first.id)
        await sent_form(world, form, prompt="a red hat")

        job = await job_of(world, latest(world))
        assert job.request.images[0].filename == first.files[1]
        assert latest(world).is_private


class TestRefusals:
    async def test_without_a_fill_model_nothing_is_offered_and_older_cards_say_so(
        self, store: Database
    ) -> None:
        async with open_world(store, catalog=WITHOUT) as world:
            first = await world.drawn("a paper boat")
            job = await job_of(world, first)
            assert not {"zoom", "parts"} & {*lines(first)}

            for action in ("zoom", "parts"):
                refused = await forged(world, first, f"easel:{action}:{job.id}")
                assert answer(world, refused).text == world.say("refusal-fill-no-model")

    async def test_a_result_that_would_be_too_large_is_refused_before_it_is_paid_for(
        self, world: World
    ) -> None:
        first = await world.drawn("a paper boat")
        first.message.attachments[0] |= {"width": 4000, "height": 1024}
        form = await listed(world, first, "zoom")

        refused = await sent_form(world, form, outpaint="right")

        assert "6,000 by 1,024 pixels" in answer(world, refused).text
        first.message.attachments[0] |= {"width": 5000}
        refused = await listed(world, first, "parts")
        assert "5,000 by 1,024 pixels" in answer(world, refused).text
        assert len(world.harness.backend.creates) == 1

    async def test_what_was_typed_is_given_back(self, store: Database) -> None:
        words = "a red hat --model schnell <@1>"
        async with open_world(store) as world:
            numbered = answer(world, await listed(world, await world.drawn(), "parts"))
            form = await world.ann.select(message_of(world, numbered), ["5"])

            await sent_form(world, form, prompt=words)

            assert words in latest(world).text
            assert len(world.harness.backend.creates) == 1

    async def test_the_gate_is_asked_with_the_words(self, store: Database) -> None:
        async with open_world(store, gate=Gate(steps=[silent(NoHats().check)])) as world:
            numbered = answer(world, await listed(world, await world.drawn(), "parts"))
            form = await world.ann.select(message_of(world, numbered), ["5"])

            await sent_form(world, form, prompt="a red hat")

            assert len(world.harness.backend.creates) == 1


async def test_the_other_fill_model_paints_the_same(world: World) -> None:
    first = await world.drawn("a boat")
    card = await zoomed(world, first, "zoom2")

    form = await pressed(world, card, "Redraw with …", who=world.bob)
    assert asked_in(form) == {"model": [CATALOG.fillers[0].label]}
    await sent_form(world, form, who=world.bob, model=[CATALOG.fillers[0].id])

    before, again = await job_of(world, card), await job_of(world, latest(world))
    assert (again.request.model, again.request.prompt) == (CATALOG.fillers[0].id, "a boat")
    assert (before.request.fill, again.request.fill) == (
        Fill(outpaint=Outpaint.ZOOM_2),
        Fill(outpaint=Outpaint.ZOOM_2, mask_parameter="mask"),
    )
    assert again.request.images[0].filename == before.request.images[0].filename
    await pressed(world, latest(world), "Reroll")
    assert world.harness.backend.creates[-1][0] == CATALOG.fillers[0].id
    assert "mask" in asked_last(world)


async def test_where_there_is_one_fill_model_no_other_is_offered(store: Database) -> None:
    async with open_world(store, catalog=MASKED) as world:
        card = await zoomed(world, await world.drawn("a boat"), "zoom2")

        assert card.buttons == ["Reroll", "Edit prompt", "★ Star"]
