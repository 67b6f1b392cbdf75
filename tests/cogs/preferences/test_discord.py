"""What members prefer: chosen in a panel, used where they do not say, told when it took long."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from fluent.runtime import FluentBundle, FluentResource
from simcord.actors import _component_interaction
from simcord.results import InteractionResult
from sqlalchemy import Engine, event

from bot.db.database import Database
from cogs.preferences.service import Preferences, PreferenceService, Tell
from tests.fakes.backend import Script, processing, succeeding
from tests.fakes.clock import FakeClock
from tests.fakes.options import values_of
from tests.harness.world import Shown, World

Choose = Callable[..., Awaitable[InteractionResult]]
MANY_LOOKS = 400
"""More than a minute of them."""


@pytest.fixture
def choose(world: World) -> Choose:
    async def choose(name: str, *values: str) -> InteractionResult:
        panel = await world.ann.slash(world.channel, "preferences")
        assert panel.response is not None
        return await world.ann.select(panel.response, list(values), custom_id=f"preferences:{name}")

    return choose


def asked_for(world: World) -> tuple[str, dict[str, object]]:
    """The model and the inputs of the last paid request."""
    model, inputs = world.harness.backend.creates[-1]
    return model, dict(inputs)


async def slow(world: World, *, private: bool = False) -> Shown:
    """A picture that takes longer than a minute."""
    last = succeeding().answers[-1]
    world.harness.backend.plan(Script(answers=(*[processing(0.5)] * MANY_LOOKS, last)))
    return await world.drawn(private=private)


async def test_what_is_chosen_is_used_where_nothing_is_said(world: World, choose: Choose) -> None:
    await choose("model", "black-forest-labs/flux-dev")
    await choose("aspect_ratio", "16:9")
    await choose("output_format", "png")

    shown = await world.drawn()

    model, inputs = asked_for(world)
    assert model == "black-forest-labs/flux-dev"
    assert inputs["aspect_ratio"] == "16:9"
    assert inputs["output_format"] == "png"
    assert "usual" not in shown.text


async def test_what_is_chosen_keeps_the_name_of_the_thing(world: World, choose: Choose) -> None:
    await choose("aspect_ratio", "16:9")
    await choose("private", "private")
    panel = world.shown(await choose("language", "de"))

    shown = [
        option["label"]
        for select in panel.components
        for option in select.get("options", ())
        if option.get("default")
    ]
    assert shown == [
        "Modell: Standard von Easel",
        "Seitenverhältnis: 16:9",
        "Wie viele: wie im Kanal üblich",
        "Dateiformat: Standard des Modells",
        "Wer es sieht: nur ich",
        "Sprache: Deutsch",
    ]


async def test_options_and_words_win_over_what_is_usual(world: World, choose: Choose) -> None:
    await choose("model", "black-forest-labs/flux-dev")
    await choose("aspect_ratio", "16:9")

    await world.drawn("a boat --ar 1:1", model="black-forest-labs/flux-schnell")

    model, inputs = asked_for(world)
    assert (model, inputs["aspect_ratio"]) == ("black-forest-labs/flux-schnell", "1:1")


async def test_who_wants_private_pictures_gets_them_private(world: World, choose: Choose) -> None:
    await choose("private", "private")

    assert (await world.drawn()).is_private
    assert not (await world.drawn(private=False)).is_private


async def test_a_model_that_was_removed_is_said_and_left_out(world: World, store: Database) -> None:
    book = PreferenceService(database=store, clock=FakeClock())
    await book.change(world.ann.id, lambda _: Preferences(options=values_of(model="gone/away")))

    shown = await world.drawn()

    assert asked_for(world)[0] == "black-forest-labs/flux-schnell"
    assert "gone/away is not offered any more, so FLUX schnell draws this" in shown.text
    panel = await world.ann.slash(world.channel, "preferences")
    assert "gone/away" in world.shown(panel).text


async def test_a_shape_the_model_has_not_is_said_and_left_out(world: World, choose: Choose) -> None:
    await choose("aspect_ratio", "2:1")

    shown = await world.drawn()

    assert asked_for(world)[1]["aspect_ratio"] == "1:1"
    assert "FLUX schnell does not draw your usual 2:1" in shown.text


async def test_choices_hold_after_a_restart_and_are_taken_back(
    world: World, choose: Choose
) -> None:
    panel = await choose("aspect_ratio", "16:9")
    await world.restart()
    assert panel.response is not None

    await world.ann.select(panel.response, ["9:16"], custom_id="preferences:aspect_ratio")
    await world.drawn()
    assert asked_for(world)[1]["aspect_ratio"] == "9:16"

    await world.ann.click(panel.response, label="Reset all of this")
    await world.drawn()
    assert asked_for(world)[1]["aspect_ratio"] == "1:1"


@pytest.mark.parametrize(
    ("of_before", "value", "tag"),
    [
        ("ratio", "16:9", "aspect_ratio"),
        ("format", "png", "output_format"),
        ("visibility", "private", "private"),
    ],
)
async def test_a_panel_of_before_still_takes_choices(
    world: World, of_before: str, value: str, tag: str
) -> None:
    panel = await world.ann.slash(world.channel, "preferences")

    data = {"custom_id": f"preferences:{of_before}", "component_type": 3, "values": [value]}
    await _component_interaction(world.ann, world.shown(panel).message, data)

    shown = world.shown(await world.ann.slash(world.channel, "preferences"))
    (select,) = [one for one in shown.components if one.get("custom_id") == f"preferences:{tag}"]
    assert [one["value"] for one in select["options"] if one.get("default")] == [value]


async def test_the_panel_says_what_the_language_is_for(world: World) -> None:
    result = await world.ann.slash(world.channel, "preferences")

    assert "What everyone sees is in the server’s language." in world.shown(result).text  # noqa: RUF001 - as it is said


async def test_what_one_prefers_is_nobody_elses(world: World, choose: Choose) -> None:
    await choose("private", "private")

    result = await world.bob.slash(world.channel, "imagine", prompt="a kite")
    await world.harness.all_over()

    assert not world.shown(result).is_private


async def test_who_waited_long_is_mentioned_in_an_answer_to_the_picture(
    world: World, choose: Choose
) -> None:
    await choose("tells", "ping")

    shown = await slow(world)

    told = world.messages()[-1]
    assert told.text == world.say("preferences-told", person=str(world.ann.id))
    assert told.message.reference["message_id"] == str(shown.id)
    assert told.message.ping_user_ids == [world.ann.id]


async def test_with_the_pictures_goes_what_told_that_they_are_there(
    world: World, choose: Choose
) -> None:
    await choose("tells", "ping", "direct")
    shown = await slow(world)
    sent = [one for one in world.requests("POST", "/messages") if str(shown.id) in str(one.json)]
    assert len(sent) == 2
    asked = await world.ann.slash(world.channel, "privacy")
    await world.click(asked, "Erase everything")

    await world.click(asked, "Erase, delete pictures")

    assert shown.id not in {one.id for one in world.messages()}
    for one in sent:
        channel = world.env.backend.messages[int(one.path.split("/")[-2])]
        assert not [left for left in channel.values() if str(shown.id) in left.content]


async def test_quick_pictures_are_told_to_nobody(world: World, choose: Choose) -> None:
    await choose("tells", "ping", "direct")

    shown = await world.drawn()

    assert world.messages()[-1].id == shown.id


async def test_by_itself_nobody_is_told(world: World) -> None:
    shown = await slow(world)

    assert world.messages()[-1].id == shown.id


async def test_a_direct_message_leads_to_the_picture(world: World, choose: Choose) -> None:
    await choose("tells", "direct")

    shown = await slow(world, private=True)

    (sent,) = [
        one for one in world.requests("POST", "/messages") if "What you asked for" in str(one.json)
    ]
    assert f"/{world.channel.id}/{shown.id}" in str(sent.json)
    assert world.messages()[-1].id == shown.id


async def test_who_takes_no_direct_messages_gets_the_picture_all_the_same(
    world: World, store: Database
) -> None:
    book = PreferenceService(database=store, clock=FakeClock())
    await book.change(world.ann.id, lambda _: Preferences(tells=(Tell.DIRECT,)))
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=1)

    assert (await slow(world)).files


TURKISH = """
preferences-language = Türkçe
preferences-title = ## Genelde ne istersiniz
refusal-prompt-empty = Çizilecek bir şey yok.
"""


@pytest.fixture
def turkish(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second language with a few sentences."""
    bundle = FluentBundle(["tr"], use_isolating=False)
    bundle.add_resource(FluentResource(TURKISH))
    monkeypatch.setitem(world.words._bundles, "tr", bundle)


@pytest.mark.usefixtures("turkish")
async def test_people_are_answered_in_the_language_they_chose(world: World, choose: Choose) -> None:
    chosen = await choose("language", "tr")

    assert "Genelde ne istersiniz" in world.shown(chosen).text
    panel = await world.ann.slash(world.channel, "preferences")
    refusal = await world.imagine(" ")
    others = await world.bob.slash(world.channel, "imagine", prompt=" ")

    # simcord keeps what commands raise until somebody looks at it.
    assert len(world.env.errors) == 2
    assert panel.response is not None
    assert "Genelde ne istersiniz" in world.shown(panel).text
    assert refusal.response is not None
    assert refusal.response.content == "Çizilecek bir şey yok."
    assert others.response is not None
    assert others.response.content == world.say("refusal-prompt-empty")


@pytest.mark.usefixtures("turkish")
async def test_buttons_answer_in_it_as_well_and_it_can_be_taken_back(
    world: World, choose: Choose
) -> None:
    await choose("language", "tr")
    changed = await choose("language", "-")

    assert changed.response is not None
    panel = await world.ann.slash(world.channel, "preferences")
    assert "What you usually want" in world.shown(panel).text


async def test_a_language_that_is_gone_is_as_if_nobody_had_chosen_it(
    world: World, store: Database
) -> None:
    book = PreferenceService(database=store, clock=world.harness.clock)
    await book.change(world.ann.id, lambda now: replace(now, language="xx"))

    panel = await world.ann.slash(world.channel, "preferences")

    assert "What you usually want" in world.shown(panel).text


async def test_what_a_person_prefers_is_read_once_for_all_their_commands(world: World) -> None:
    read = list[str]()

    def note(*statement: Any) -> None:  # noqa: ANN401 - as SQLAlchemy passes them
        if "FROM preferences" in statement[2]:
            read.append(statement[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        await world.drawn()
        await world.drawn()
    finally:
        event.remove(Engine, "before_cursor_execute", note)

    assert len(read) == 1
