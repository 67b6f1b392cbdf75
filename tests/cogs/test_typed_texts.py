"""What people type reads as they typed it, wherever the bot shows it."""

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from tests.harness.managing import a_manager, let_everybody_see
from tests.harness.world import World
from tests.markdown import rendered

LINK = "[free nitro](https://evil.example/a)"
TYPED = f"{LINK} and {LINK} <@1> <#2> @everyone **bold** ||x|| :tada: https://evil.example\n# big"
OURS = {"quote", "small", "heading", "strong", "em", "code", "person", "moment", "channel", "link"}


@pytest.fixture
def max_(world: World) -> MemberActor:
    for command in ("style", "filter", "audit"):
        let_everybody_see(world, command)
    return a_manager(world)


def assert_shown_as_text(world: World, *results: InteractionResult) -> None:
    world.env.errors.clear()
    for result in results:
        assert result.response is not None
        text, _, typed = world.message(result.response.id).text.partition("\n```\n")
        # What is given back stands in a block, which nothing in it ends, and shows no preview.
        assert typed.count("```") == bool(typed)
        shown = rendered(text)
        # All links, mentions and formats are the bot's own.
        assert set(shown.made) <= OURS, (shown.made, text)
        for one in ("](https://evil", "<@1>", "<#2>", "@everyone", "**bold**", "||x||"):
            assert one not in text.replace(f"\\{one}", ""), text
        assert len(text) <= 4_000
        assert "https://evil" not in text


async def test_on_cards_panels_lists_and_in_the_trail(world: World, max_: MemberActor) -> None:
    name = "[s](https://evil.example)"
    added = await max_.slash(world.channel, "style add", name=name, text=TYPED)
    again = await max_.slash(world.channel, "style add", name=name, text=f"other {TYPED}")
    card = await world.imagine(f"{TYPED} --v 6 --no {TYPED}", style=name)
    several = await world.imagine(f"{{a, b}} {TYPED}")
    listed = await world.ann.slash(world.channel, "styles")
    entry = await max_.slash(world.channel, "filter add", text=f"*{LINK} <@1>*", note=LINK)
    tried = await max_.slash(world.channel, "filter test", prompt=TYPED)
    audit_log = await max_.slash(world.channel, "audit show")
    history = await world.ann.slash(world.channel, "history")
    removed = await max_.slash(world.channel, "style remove", name=name)

    assert_shown_as_text(
        world, added, again, card, several, listed, entry, tried, audit_log, history, removed
    )
    assert "free nitro" in world.shown(card).text


@pytest.mark.parametrize(
    "options",
    [
        {"prompt": f"a boat --seed {LINK}"},
        {"prompt": f"a boat --ar {LINK}"},
        {"prompt": "a boat --ar <@1>"},
        {"prompt": f"a boat --model {LINK}"},
        {"prompt": f"a boat --format {LINK}"},
        {"prompt": "a boat --repeat=<@1>"},
        {"prompt": f"a {{{LINK}, }} boat"},
        {"prompt": "a boat", "model": LINK},
        {"prompt": "a boat", "aspect_ratio": "<@1>"},
        {"prompt": "a boat", "style": TYPED},
    ],
)
async def test_in_refusals(world: World, options: dict[str, object]) -> None:
    prompt = str(options.pop("prompt"))
    refused = await world.imagine(prompt, **options)

    assert world.env.errors
    assert_shown_as_text(world, refused)
