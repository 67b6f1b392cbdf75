"""Reroll, Vary, Edit prompt, Upscale and Use as input: new pictures from old ones."""

import functools
import re

import pytest

from bot.catalog import Catalog
from bot.db.database import Database
from bot.errors import PromptEmptyError
from bot.imagine.request import SubmittedRequest, Way
from bot.jobs.gate import Gate, silent
from bot.jobs.ledger import JobLedger
from cogs.policy.model import Rules
from tests.fakes.backend import PICTURE, succeeding
from tests.fakes.clock import FakeClock
from tests.harness.managing import put_rules
from tests.harness.results import (
    answer,
    asked_in,
    asked_last,
    deleted_while_open,
    filled_in,
    job_of,
    latest,
    link_to,
    listed,
    message_of,
    older,
    pressed,
    said_above,
    sent_form,
)
from tests.harness.services import CATALOG
from tests.harness.world import Shown, World, open_world

KONTEXT = "black-forest-labs/flux-kontext-pro"
SCHNELL = "black-forest-labs/flux-schnell"
DEV = "black-forest-labs/flux-dev"
WITHOUT_DEV = Catalog(
    models=[model for model in (*CATALOG.models, *CATALOG.upscalers) if model.id != DEV],
    default=CATALOG.default.id,
)

CRISP = "recraft-ai/recraft-crisp-upscale"
SIZED = Catalog(
    models=[model for model in (*CATALOG.models, *CATALOG.upscalers) if model.id != CRISP],
    default=CATALOG.default.id,
)
"""With an upscaler that can be told how large."""


async def four(world: World, **options: object) -> Shown:
    """A reply with four pictures."""
    world.harness.backend.plan(succeeding(*(f"{PICTURE}?{number}" for number in range(4))))
    return await world.drawn("a boat", count=4, **options)


class NotFor:
    """A rule against one person."""

    def __init__(self) -> None:
        self.user_id = 0

    async def check(self, request: SubmittedRequest) -> None:
        if request.requester.user_id == self.user_id:
            raise PromptEmptyError


async def _broken(*_: object) -> None:
    message = "a bug"
    raise LookupError(message)


class TestReroll:
    async def test_it_draws_the_same_once_more_in_a_new_message(self, world: World) -> None:
        first = await world.drawn("a paper boat", seed=7)

        await pressed(world, first, "Reroll")

        again = latest(world)
        assert again.id != first.id
        assert len(again.files) == 1
        assert "> a paper boat" in again.text
        assert asked_last(world)["seed"] != 7
        assert f"Drawn again from [this picture]({link_to(world, first)})." in again.text

    async def test_the_picture_belongs_to_who_pressed(self, world: World) -> None:
        first = await world.drawn()

        await pressed(world, first, "Reroll", who=world.bob)

        again, parent = await job_of(world, latest(world)), await job_of(world, first)
        assert again.user_id == world.bob.id
        assert again.request.requester.user_id == world.bob.id
        assert (again.request.parent_id, again.request.way) == (parent.id, Way.REROLL)
        assert f"for {world.bob.mention}" in latest(world).text

    async def test_a_private_picture_is_drawn_again_in_private(self, world: World) -> None:
        first = await world.drawn(private=True)

        await pressed(world, first, "Reroll")

        assert latest(world).is_private
        assert "Drawn again from a private picture." in latest(world).text
        assert world.channel.history(viewer=world.bob) == []

    async def test_a_published_picture_is_for_everyone_to_draw_again(self, world: World) -> None:
        await pressed(world, await world.drawn(private=True), "Publish")
        public = latest(world)

        await pressed(world, public, "Reroll", who=world.bob)

        assert not latest(world).is_private
        assert link_to(world, public) in latest(world).text

    async def test_of_a_double_click_one_is_drawn(self, store: Database) -> None:
        async with open_world(store, clock=FakeClock(auto=False)) as world:
            result = await world.imagine("a boat")
            await world.pass_time(until=lambda: not world.harness.runner.under_way)

            await world.click(result, "Reroll")
            second = await world.click(result, "Reroll")
            await world.pass_time(until=lambda: not world.harness.runner.under_way)

            assert answer(world, second).text == world.say("refusal-result-twice")
            assert len(world.harness.backend.creates) == 2

    async def test_two_people_may_press_at_the_same_time(self, world: World) -> None:
        first = await world.drawn()

        await pressed(world, first, "Reroll")
        await pressed(world, first, "Reroll", who=world.bob)

        assert len(world.harness.backend.creates) == 3

    async def test_a_moment_later_the_same_button_works_again(self, world: World) -> None:
        first = await world.drawn()
        await pressed(world, first, "Reroll")
        await world.harness.clock.advance(2.5)

        await pressed(world, first, "Reroll")

        assert len(world.harness.backend.creates) == 3

    async def test_it_works_after_a_restart(self, world: World) -> None:
        first = await world.drawn()
        await world.restart()

        await pressed(world, first, "Reroll")

        assert [len(shown.files) for shown in world.messages()] == [1, 1]

    async def test_a_model_that_is_gone_is_named(self, world: World) -> None:
        first = await world.drawn(model=DEV)
        world.start = functools.partial(world.start, catalog=WITHOUT_DEV)  # type: ignore[call-arg]  # the fixture's own function takes it
        await world.restart()

        # Twice: what was refused may be pressed again at once.
        await pressed(world, first, "Reroll")
        press = await pressed(world, first, "Reroll")

        assert answer(world, press).text.startswith("FLUX dev is not offered here any more.")

    async def test_a_picture_that_was_removed_is_not_drawn_again(self, world: World) -> None:
        first = await world.drawn()
        job = await job_of(world, first)
        await world.harness.ledger.claim_removal(job.id, by=world.mia.id)

        press = await pressed(world, first, "Reroll", who=world.bob)

        assert answer(world, press).text == "It has already been removed."
        assert len(world.harness.backend.creates) == 1


class TestVary:
    async def test_a_model_without_pictures_varies_the_words(self, world: World) -> None:
        first = await world.drawn("a paper boat", seed=7)

        await pressed(world, first, "Vary")

        assert str(asked_last(world)["prompt"]).startswith("a paper boat, ")
        assert asked_last(world)["seed"] in range(4712, 4721)
        assert latest(world).text.startswith("> a paper boat\n")
        assert "Varied a little from" in latest(world).text
        assert re.search(
            r"^-# Varied: (?:slightly|small|a moment)", latest(world).text, re.MULTILINE
        )

    async def test_a_model_that_takes_pictures_starts_from_the_picture(self, world: World) -> None:
        first = await world.drawn("a paper boat", model=DEV)

        await listed(world, first, "strong", who=world.bob)

        assert asked_last(world)["prompt"] == "a paper boat"
        assert asked_last(world)["prompt_strength"] == 0.85
        assert str(asked_last(world)["image"]).startswith(("data:image/", "https://"))
        assert (await job_of(world, latest(world))).request.way is Way.VARY_STRONG

    async def test_of_several_pictures_each_has_a_button(self, world: World) -> None:
        first = await four(world, model=DEV)

        await pressed(world, first, "Vary 3")

        request = (await job_of(world, latest(world))).request
        assert [source.filename for source in request.images] == [first.files[2]]
        assert request.image_count == 4
        assert not latest(world).is_private

    async def test_there_are_no_more_than_the_rules_allow(
        self, world: World, store: Database
    ) -> None:
        first = await four(world)
        await put_rules(world, store, Rules(maximum_count=2), place_id=0)

        await pressed(world, first, "Vary 1", who=world.bob)

        assert (await job_of(world, latest(world))).request.image_count == 2

    async def test_how_strongly_one_of_several_is_varied_is_asked_in_a_form(
        self, world: World
    ) -> None:
        first = await four(world, model=DEV)

        form = await listed(world, first, "strong", who=world.bob)
        assert asked_in(form) == {"picture": [f"Picture {number}" for number in range(1, 5)]}
        await sent_form(world, form, who=world.bob, picture="4")

        (source,) = (await job_of(world, latest(world))).request.images
        assert source.filename == first.files[3]
        assert asked_last(world)["prompt_strength"] == 0.85

    async def test_an_older_card_whose_button_says_no_number_asks_in_a_form(
        self, world: World
    ) -> None:
        first = await four(world, model=DEV)
        job = await job_of(world, first)
        card = await older(world, first, {"Vary (subtle)": f"easel:subtle:{job.id}"})
        await world.restart()

        form = await pressed(world, card, "Vary (subtle)")
        await sent_form(world, form, picture="2")

        (source,) = (await job_of(world, latest(world))).request.images
        assert source.filename == first.files[1]

    async def test_an_older_choice_works_when_the_reply_cannot_be_asked_for(
        self, world: World
    ) -> None:
        first = await four(world, model=DEV, private=True)
        job = await job_of(world, first)
        choice = await older(world, first, {"2": f"easel:subtle:{job.id}:2"}, is_choice=True)
        await world.harness.clock.advance(16 * 60)

        await pressed(world, choice, "2")

        (source,) = (await job_of(world, latest(world))).request.images
        assert source.filename == first.files[1]


class TestEditPrompt:
    async def test_the_form_shows_the_request(self, world: World) -> None:
        first = await world.drawn("a paper boat", aspect_ratio="16:9", seed=7)

        form = await pressed(world, first, "Edit prompt", who=world.bob)

        assert filled_in(form) == {
            "prompt": "a paper boat",
            "model": SCHNELL,
            "aspect_ratio": "16:9",
            "seed": "7",
        }

    async def test_other_words_are_drawn_with_the_rest_as_it_was(self, world: World) -> None:
        first = await world.drawn("a paper boat", aspect_ratio="16:9", output_format="png")
        form = await pressed(world, first, "Edit prompt", who=world.bob)

        await sent_form(
            world,
            form,
            who=world.bob,
            prompt="a tin boat",
            model=[SCHNELL],
            aspect_ratio="16:9",
            seed="",
        )

        asked = asked_last(world)
        assert (asked["prompt"], asked["aspect_ratio"]) == ("a tin boat", "16:9")
        assert asked["output_format"] == "png"
        assert "seed" not in asked
        job = await job_of(world, latest(world))
        assert (job.user_id, job.request.way) == (world.bob.id, Way.REPHRASE)
        assert "Reworded from" in latest(world).text

    async def test_parameters_in_the_new_words_win_over_what_was_left(self, world: World) -> None:
        first = await world.drawn("a paper boat", aspect_ratio="16:9", seed=7)
        form = await pressed(world, first, "Edit prompt")

        await sent_form(
            world,
            form,
            prompt="a tin boat --ar 1:1 --seed 9 --count 2",
            model=[SCHNELL],
            aspect_ratio="16:9",
            seed="7",
        )

        asked = asked_last(world)
        assert (asked["aspect_ratio"], asked["seed"], asked["num_outputs"]) == ("1:1", 9, 2)

    async def test_a_seed_that_is_no_number_is_named(self, world: World) -> None:
        form = await pressed(world, await world.drawn(), "Edit prompt")

        refused = await sent_form(
            world, form, prompt="a tin boat", model=[SCHNELL], aspect_ratio="", seed="lucky"
        )

        assert "“lucky”" in answer(world, refused).text
        assert "a tin boat --model flux-schnell --seed lucky" in answer(world, refused).text
        assert not refused.followups
        assert len(world.harness.backend.creates) == 1

    async def test_a_form_works_when_its_message_is_gone(self, world: World) -> None:
        first = await world.drawn()
        form = await pressed(world, first, "Edit prompt")
        await deleted_while_open(world, first, form)

        await sent_form(world, form, prompt="a tin boat", model=[SCHNELL], aspect_ratio="", seed="")

        assert "> a tin boat" in latest(world).text

    async def test_a_form_about_a_removed_picture_is_refused(self, world: World) -> None:
        first = await world.drawn()
        form = await pressed(world, first, "Edit prompt")
        job = await job_of(world, first)
        await world.harness.ledger.claim_removal(job.id, by=world.mia.id)

        refused = await sent_form(
            world, form, prompt="tin", model=[SCHNELL], aspect_ratio="", seed=""
        )

        shown = answer(world, refused)
        assert shown.text.startswith("It has already been removed.\n")
        # The words are worth a picture without it.
        again = await pressed(world, shown, "Change and try again")
        await sent_form(world, again, prompt=filled_in(again)["prompt"], model=[SCHNELL])
        assert "> tin" in latest(world).text

    async def test_another_model_can_take_over_from_one_that_is_gone(self, world: World) -> None:
        first = await world.drawn("a paper boat", model=DEV)
        world.start = functools.partial(world.start, catalog=WITHOUT_DEV)  # type: ignore[call-arg]  # the fixture's own function takes it
        await world.restart()
        form = await pressed(world, first, "Edit prompt")

        await sent_form(
            world, form, prompt="a paper boat", model=[SCHNELL], aspect_ratio="", seed=""
        )

        assert world.harness.backend.creates[-1][0] == SCHNELL


class TestUpscale:
    async def test_one_picture_is_made_larger_at_once(self, world: World) -> None:
        first = await world.drawn("a paper boat")

        await pressed(world, first, "Upscale")

        assert world.harness.backend.creates[-1][0] == CRISP
        assert "Upscaled from" in latest(world).text
        assert latest(world).buttons == ["Upscale", "★ Star"]

    async def test_of_several_each_has_a_button(self, world: World) -> None:
        first = await four(world)

        await pressed(world, first, "Upscale 3", who=world.bob)

        job = await job_of(world, latest(world))
        assert job.request.images[0].filename == first.files[2]
        assert (job.user_id, job.request.way) == (world.bob.id, Way.UPSCALE)

    async def test_one_that_can_be_told_makes_it_twice_as_large_at_once(
        self, store: Database
    ) -> None:
        async with open_world(store, catalog=SIZED) as world:
            first = await four(world)

            await pressed(world, first, "Upscale 2")

            assert asked_last(world)["scale"] == 2
            assert world.harness.backend.versions[-1] is not None
            job = await job_of(world, latest(world))
            assert job.request.images[0].filename == first.files[1]

    async def test_another_size_is_asked_in_a_form(self, store: Database) -> None:
        async with open_world(store, catalog=SIZED) as world:
            one, several = await world.drawn("a paper boat"), await four(world)

            form = await listed(world, one, "size")
            assert asked_in(form) == {"scale": ["2x", "4x"]}
            await sent_form(world, form, scale="4")
            assert asked_last(world)["scale"] == 4

            form = await listed(world, several, "size", who=world.bob)
            assert list(asked_in(form)) == ["picture", "scale"]
            await sent_form(world, form, who=world.bob, picture="3", scale="4")
            job = await job_of(world, latest(world))
            assert (asked_last(world)["scale"], job.user_id) == (4, world.bob.id)
            assert job.request.images[0].filename == several.files[2]

    async def test_where_there_is_one_size_none_is_asked(self, world: World) -> None:
        first = await world.drawn("a paper boat")

        assert "size" not in [
            line["value"] for one in first.components for line in one.get("options", ())
        ]

    async def test_the_buttons_and_choices_of_older_versions_work(self, store: Database) -> None:
        async with open_world(store, catalog=SIZED) as world:
            first = await world.drawn("a paper boat")
            job = await job_of(world, first)
            card = await older(world, first, {"Enlarge": f"easel:upscale:{job.id}"})
            await world.restart()

            form = await pressed(world, card, "Enlarge")
            await sent_form(world, form, scale="4")
            assert asked_last(world)["scale"] == 4

            several = await four(world)
            job = await job_of(world, several)
            choice = await older(
                world, several, {"3: 4x": f"easel:upscale:{job.id}:3:4x"}, is_choice=True
            )
            await pressed(world, choice, "3: 4x")
            assert asked_last(world)["scale"] == 4
            job = await job_of(world, latest(world))
            assert job.request.images[0].filename == several.files[2]


class TestUseAsInput:
    async def test_the_picture_is_edited_as_the_words_say(self, world: World) -> None:
        first = await world.drawn("a paper boat")

        form = await listed(world, first, "use", who=world.bob)
        await sent_form(world, form, who=world.bob, prompt="make it red", model=[KONTEXT])

        model, asked = world.harness.backend.creates[-1]
        assert (model, asked["prompt"]) == (KONTEXT, "make it red")
        assert "input_image" in asked
        assert "Edited from" in latest(world).text
        assert (await job_of(world, latest(world))).user_id == world.bob.id

    async def test_of_several_pictures_one_is_chosen_first(self, world: World) -> None:
        first = await four(world)

        form = await listed(world, first, "use")
        await sent_form(world, form, picture="2", prompt="make it red", model=[KONTEXT])

        job = await job_of(world, latest(world))
        assert job.request.images[0].filename == first.files[1]

    async def test_a_picture_that_is_gone_when_the_form_is_sent_is_told(self, world: World) -> None:
        first = await world.drawn()
        form = await listed(world, first, "use")
        await deleted_while_open(world, first, form)

        refused = await sent_form(world, form, prompt="make it red", model=[KONTEXT])

        shown = answer(world, refused)
        assert shown.text.startswith(world.say("refusal-pictures-gone"))
        assert "make it red" in shown.text
        assert shown.buttons == []


class TestRules:
    async def test_what_the_rules_forbid_who_presses_is_refused(self, store: Database) -> None:
        rule = NotFor()
        async with open_world(store, gate=Gate(steps=[silent(rule.check)])) as world:
            first = await world.drawn()
            rule.user_id = world.bob.id

            press = await pressed(world, first, "Reroll", who=world.bob)
            await pressed(world, first, "Reroll")

            shown = answer(world, press)
            assert shown.text.startswith(world.say("refusal-prompt-empty"))
            assert len(world.harness.backend.creates) == 2
            form = await pressed(world, shown, "Change and try again", who=world.bob)
            assert filled_in(form)["prompt"] == "a paper boat"
            assert said_above(form) == {"prompt": world.say("refusal-prompt-empty")}

    async def test_a_moderators_press_on_another_s_picture_is_the_moderators(
        self, world: World
    ) -> None:
        first = await world.drawn()

        await pressed(world, first, "Vary", who=world.mia)

        assert (await job_of(world, latest(world))).user_id == world.mia.id


class TestTrouble:
    async def test_a_bug_behind_a_button_is_answered_with_a_reference(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = await world.drawn()
        running = await world.imagine("another one")
        with monkeypatch.context() as patch:
            patch.setattr(JobLedger, "find", _broken)

            press = await world.ann.click(message_of(world, first), label="Reroll")
        await world.harness.all_over()

        assert "Something in Easel itself went wrong" in answer(world, press).text
        assert world.shown(running).files

    async def test_a_bug_behind_a_form_is_answered_with_a_reference(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form = await pressed(world, await world.drawn(), "Edit prompt")
        with monkeypatch.context() as patch:
            patch.setattr(JobLedger, "find", _broken)

            sent = await sent_form(
                world, form, prompt="tin", model=[SCHNELL], aspect_ratio="", seed=""
            )

        assert "Something in Easel itself went wrong" in answer(world, sent).text

    async def test_an_error_in_a_button_harms_nothing_else(self, world: World) -> None:
        first = await world.drawn()
        world.env.inject_error("POST", "/interactions/*/callback", status=400, code=50035)

        await pressed(world, first, "Reroll")
        await world.harness.clock.advance(3)
        await pressed(world, first, "Reroll")

        assert len(latest(world).files) == 1
        assert latest(world).id != first.id
