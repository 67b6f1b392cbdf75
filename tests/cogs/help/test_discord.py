"""/help and /models on a simulated Discord."""

from pathlib import Path

import pytest

from bot.catalog.options import OPTIONS
from bot.catalog.samples import SAMPLE_PROMPT, Samples
from bot.db.database import Database
from tests.harness.menus import scene
from tests.harness.results import answer, pressed
from tests.harness.services import CATALOG
from tests.harness.world import Shown, World, open_world


@pytest.fixture
def samples(tmp_path: Path) -> Samples:
    """Pictures of a model on the first page of /models, and of one on the second."""
    kept = Samples(tmp_path)
    for model in (CATALOG.models[0], CATALOG.models[5]):
        kept.note_start(model)
        kept.keep(model, scene("WEBP"))
    return kept


async def shown(world: World, command: str) -> Shown:
    result = await world.ann.slash(world.channel, command)
    return answer(world, result)


class TestHelp:
    async def test_it_names_flags_models_and_what_is_stored(self, world: World) -> None:
        panel = await shown(world, "help")

        flags = [option.inline.spellings[0] for option in OPTIONS if option.inline is not None]
        assert [flag for flag in flags if f"`--{flag}`" not in panel.text] == []
        assert [model.label for model in CATALOG.models if model.label not in panel.text] == []
        assert "no messages but those to me" in panel.text
        assert world.env.bot.user is not None
        assert world.env.bot.user.mention in panel.text

    async def test_an_example_is_drawn_for_whoever_presses_it(self, world: World) -> None:
        panel = await shown(world, "help")
        assert len(panel.buttons) == 4

        drawn = world.shown(await pressed(world, panel, panel.buttons[0]))

        assert drawn.files
        ((_, input_),) = world.harness.backend.creates
        assert input_["aspect_ratio"] == "16:9"
        assert input_["prompt"] == "a lighthouse in a storm, oil painting"

    async def test_the_models_are_a_press_away_and_help_stays(self, world: World) -> None:
        panel = await shown(world, "help")

        models = answer(world, await pressed(world, panel, "See the models"))

        assert models.id != panel.id
        assert CATALOG.models[0].label in models.text


class TestModels:
    async def test_all_of_them_are_on_the_pages(self, world: World) -> None:
        page = await shown(world, "models")
        assert page.buttons == ["Next"]
        told = page.text
        while "Next" in page.buttons:
            await pressed(world, page, "Next")
            page = world.message(page.id)
            told += page.text

        assert page.buttons == ["Back"]
        assert [model.label for model in CATALOG.models if f"**{model.label}**" not in told] == []
        assert page.files == []

    async def test_those_with_a_picture_show_it_on_their_page(
        self, store: Database, samples: Samples
    ) -> None:
        later = CATALOG.models[5]
        async with open_world(store, samples=samples) as world:
            page = await shown(world, "models")
            assert len(page.files) == 1
            assert SAMPLE_PROMPT in page.text

            await pressed(world, page, "Next")

            turned = world.message(page.id)
            assert len(turned.files) == 1
            assert later.label in turned.text


@pytest.mark.parametrize("page", [7, 999])
async def test_a_page_that_is_gone_shows_the_last_one(world: World, page: int) -> None:
    shown_page = await shown(world, "models")
    message = world.env.backend.get_message(world.channel.id, shown_page.id)
    for row in message.components[0]["components"]:
        for button in row.get("components", []):
            button["custom_id"] = f"models:here:{page}"

    await pressed(world, shown_page, "Next")

    assert CATALOG.models[-1].label in world.message(shown_page.id).text
