"""Every face of a reply keeps within Discord's limits, whatever a member wrote."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import errors
from bot.catalog import load_catalog, plan
from bot.errors import (
    BusyError,
    CanceledError,
    Failure,
    FlaggedError,
    InputInvalidError,
    ModelUnavailableError,
    PredictionTimedOutError,
    RefusedError,
    SayableError,
)
from bot.imagine.job import Job, JobState, PredictionRecord
from bot.imagine.progress import Progress, Stage
from bot.imagine.request import Note, SourceImage, Way, submitted
from bot.imagine.result import ResultInfo
from cogs.kit.components import Card
from cogs.kit.language import packaged_words
from cogs.reply.card import Cards, quoted
from tests.fakes.options import an_imagine
from tests.fakes.requests import a_reply, a_request
from tests.harness.world import RESULT_BUTTONS
from tests.markdown import rendered

ROW, BUTTON, TEXT = 1, 2, 10
"""Types of components (Discord, "Component Reference")."""
MOST_TEXT, MOST_COMPONENTS, MOST_ALT = 4_000, 40, 1_024

CATALOG = load_catalog()
CARDS = Cards(words=packaged_words())
INFO = ResultInfo(got=1, asked=1, seeds=(7,), seconds=2.04)

prompts = st.text(min_size=1, max_size=4_000) | st.text("*_`~|>#-[]()\\@<&! a", max_size=4_000)


def a_job(prompt: str = "a boat", *, notes: int = 0, is_private: bool = False) -> Job:
    request = replace(
        a_request(prompt=prompt),
        notes=(Note(words_id="note-ratio-from-image", facts={"model": "FLUX"}),) * notes,
    )
    return Job(
        id="a" * 32,
        state=JobState.DRAWING,
        created_at=1_790_000_000.0,
        request=request,
        reply=a_reply(is_private=is_private),
        predictions=(PredictionRecord(),),
    )


def components_of(card: Card) -> list[dict[str, Any]]:
    """All components of a message as Discord receives them, outer ones first."""
    found: list[dict[str, Any]] = json.loads(json.dumps(card.payload))["components"]
    for one in found:
        found.extend(one.get("components", ()))
    return found


def text_of(card: Card) -> str:
    return "\n".join(one["content"] for one in components_of(card) if one["type"] == TEXT)


def labels(card: Card) -> list[str]:
    return [one["label"] for one in components_of(card) if one["type"] == BUTTON]


def lines(card: Card) -> list[str]:
    """What can be chosen in the list beside the buttons."""
    return [line["label"] for one in components_of(card) for line in one.get("options", ())]


def assert_within_limits(card: Card) -> None:
    its = components_of(card)
    assert sum(len(one["content"]) for one in its if one["type"] == TEXT) <= MOST_TEXT
    assert len(its) <= MOST_COMPONENTS
    for one in its:
        assert 1 <= len(one.get("items", [0])) <= 10
        assert all(len(item.get("description", "")) <= MOST_ALT for item in one.get("items", ()))


@given(prompts, st.integers(1, 8), st.integers(0, 6))
async def test_a_card_is_never_too_large_for_discord(prompt: str, count: int, notes: int) -> None:
    job = a_job(prompt, notes=notes)
    names = [f"easel-{number}.png" for number in range(count)]

    assert_within_limits(CARDS.progress(job, Progress(stage=Stage.DRAWING, fraction=0.4)))
    assert_within_limits(CARDS.picture(job, replace(INFO, got=count, asked=8), names))
    assert_within_limits(CARDS.reason(job, FlaggedError().failure))
    assert_within_limits(CARDS.naming(job, CARDS.picture(job, INFO, names)))
    private = a_job(prompt, notes=notes, is_private=True)
    assert_within_limits(CARDS.naming(private, CARDS.picture(private, INFO, names)))


@pytest.mark.parametrize(
    ("locale", "left_out", "came_as"),
    [
        ("en-US", "190 more pictures came than were asked for.", "Asked for 1:1, came as 16:9."),
        ("de", "Es kamen 190 Bilder mehr als verlangt.", "Verlangt war 1:1, gekommen ist 16:9."),
        ("fr", "190 images de plus que demandé", "Demandé en 1:1, arrivé en 16:9."),
        ("es-ES", "Llegaron 190 imágenes más", "Se pidió en 1:1 y llegó en 16:9."),
    ],
)
def test_a_card_says_what_came_instead_of_what_was_asked_for(
    locale: str, left_out: str, came_as: str
) -> None:
    job = replace(a_job(), reply=replace(a_reply(), locale=locale))
    info = replace(INFO, left_out=190, came_as="16:9")

    text = text_of(CARDS.picture(job, info, ["easel-1.png"]))

    assert left_out in text
    assert came_as in text


@pytest.mark.parametrize("locale", packaged_words().languages)
@pytest.mark.parametrize(
    "typed",
    [
        "a boat" + " --v 6" * 480,
        "a boat" + "".join(f" --sref {number}" for number in range(1000, 1400)),
        "a [cat](https://evil.example/a) <@1> --no [x](https://evil.example/b), <@1>, **b**",
        "# a boat --ar 16:9 --seed 7 --no " + "*_[](https://evil.example)" * 60,
        "https://evil.example/[x](y) a boat --model [sdxl](https://evil.example)",
        "a " + "**[x](https://evil.example)** " * 130,
    ],
)
async def test_nothing_typed_costs_a_card_or_marks_it(locale: str, typed: str) -> None:
    try:
        planned = plan(
            an_imagine(prompt=typed, style="[s](https://evil.example)", style_text="x"), CATALOG
        )
        request = submitted(planned, a_request().requester)
        failure = FlaggedError().failure
    except RefusedError as error:
        request, failure = replace(a_request(prompt=typed), style="**s**"), error.failure
    job = replace(a_job(), request=request, reply=replace(a_reply(), locale=locale))
    info = replace(INFO, asked=2, failure=BusyError().failure, is_reduced=True)

    for card in (
        CARDS.progress(job, Progress(stage=Stage.DRAWING)),
        CARDS.picture(job, info, ["a.png"]),
        CARDS.naming(job, CARDS.reason(job, failure)),
        CARDS.kept(job, info, ["a.png"], link=None),
    ):
        assert_within_limits(card)
        made = rendered(text_of(card)).made
        assert set(made) <= {"quote", "small", "person", "moment", "strong"}
        assert made.count("person") <= 2
        assert made.count("strong") <= 1


@given(prompts)
def test_a_quoted_prompt_is_one_line_without_a_mention(prompt: str) -> None:
    shown = quoted(prompt)

    assert shown.startswith("> ")
    assert "\n" not in shown
    assert "@everyone" not in shown
    assert "@here" not in shown
    assert not re.search(r"(?<!\\)<|@(?=[!&]?\d{17})", shown)


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("fraction", [None, 0.0, 0.333, 1.0])
async def test_every_stage_can_be_said(stage: Stage, fraction: float | None) -> None:
    progress = Progress(stage=stage, place=2, fraction=fraction, resumes_at=1_790_000_005.0)

    card = CARDS.progress(a_job(), progress)

    assert labels(card) == ([] if stage is Stage.HANDED_OVER else ["Cancel"])
    assert "> a boat" in text_of(card)


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(stage=Stage.QUEUED), "your turn is next"),
        (Progress(stage=Stage.QUEUED, place=3), "place 3 in the queue"),
        (Progress(stage=Stage.HELD_OFF, resumes_at=1_790_000_004.2), "<t:1790000005:T>"),
        (Progress(stage=Stage.DRAWING, fraction=0.25), "25 %"),
    ],
)
async def test_progress_is_said_in_words(progress: Progress, words: str) -> None:
    assert words in text_of(CARDS.progress(a_job(), progress))


@pytest.mark.parametrize(
    ("error", "way", "offered"),
    [
        (BusyError(), Way.IMAGINE, ["Retry", "Edit prompt"]),
        (FlaggedError(), Way.IMAGINE, ["Edit prompt"]),
        (InputInvalidError(parameter="aspect_ratio"), Way.REROLL, ["Edit prompt"]),
        (CanceledError(canceler="<@1>"), Way.IMAGINE, ["Retry", "Edit prompt"]),
        (ModelUnavailableError(), Way.EDIT, ["Choose another model", "Edit prompt"]),
        (
            PredictionTimedOutError(minutes=3),
            Way.IMAGINE,
            ["Retry", "Choose another model", "Edit prompt"],
        ),
        (BusyError(), Way.UPSCALE, ["Retry"]),
        (ModelUnavailableError(), Way.UPSCALE, []),
    ],
)
async def test_a_reason_offers_what_may_help(
    error: SayableError, way: Way, offered: list[str]
) -> None:
    job = a_job()
    job = replace(job, request=replace(job.request, way=way))

    assert labels(CARDS.reason(job, error.failure)) == offered


async def test_only_a_private_picture_in_a_server_can_be_published() -> None:
    private = a_job(is_private=True)
    direct = replace(private, reply=replace(private.reply, guild_id=None))

    assert "Publish" in labels(CARDS.picture(private, INFO, ["a.png"]))
    assert "Publish" not in labels(CARDS.picture(direct, INFO, ["a.png"]))
    assert "Publish" not in labels(CARDS.picture(a_job(), INFO, ["a.png"]))
    assert "Publish" not in labels(CARDS.published(private, INFO, ["a.png"]))


def rows(card: Card) -> list[list[str]]:
    """The rows of buttons, by label."""
    found = [one["components"] for one in components_of(card) if one["type"] == ROW]
    return [[one["label"] for one in row] for row in found if row[0]["type"] == BUTTON]


@pytest.mark.parametrize(
    ("count", "upscales"),
    [(2, [[1, 2]]), (4, [[1, 2, 3, 4]]), (5, [[1, 2, 3, 4, 5]]), (7, [[1, 2, 3, 4], [5, 6, 7]])],
)
async def test_several_pictures_have_a_button_each(count: int, upscales: list[list[int]]) -> None:
    card = CARDS.picture(a_job(), INFO, [f"{number}.png" for number in range(count)])

    shown = rows(card)

    assert shown[: len(upscales)] == [[f"Upscale {one}" for one in row] for row in upscales]
    assert shown[len(upscales) : -1] == [[f"Vary {one}" for one in row] for row in upscales]
    assert shown[-1][0] == "Reroll"
    ids = [one["custom_id"] for one in components_of(card) if one["type"] == BUTTON]
    assert ids[count - 1] == f"easel:upscale:{a_job().id}:{count}"


async def test_one_picture_has_two_rows() -> None:
    shown = rows(CARDS.picture(a_job(), INFO, ["a.png"]))

    assert shown == [RESULT_BUTTONS[:3], RESULT_BUTTONS[3:]]


async def test_what_was_made_larger_cannot_be_drawn_again() -> None:
    larger = replace(a_job(), request=replace(a_request(), way=Way.UPSCALE))

    assert labels(CARDS.picture(larger, INFO, ["a.png"])) == ["Upscale", "★ Star"]


@pytest.mark.parametrize(
    ("before", "size", "locale", "said"),
    [
        (1024, (2048, 2048), "en-US", "upscaled 2x: 2048 x 2048 · "),
        (800, (1300, 1000), "de", "vergrößert 1,6x: 1300 x 1000 · "),
        (None, (4096, 2048), "en-US", "upscaled: 4096 x 2048 · "),
    ],
)
async def test_what_was_made_larger_says_how_much(
    before: int | None, size: tuple[int, int], locale: str, said: str
) -> None:
    source = SourceImage(
        url="https://cdn.example/a.png",
        filename="a.png",
        content_type="image/png",
        size_bytes=9,
        parameter="image",
        width=before,
        height=before,
    )
    request = replace(a_request(), way=Way.UPSCALE, images=(source,))
    job = replace(a_job(), request=request, reply=replace(a_reply(), locale=locale))

    assert said in text_of(CARDS.picture(job, replace(INFO, size=size), ["a.png"]))
    assert said not in text_of(CARDS.picture(a_job(), replace(INFO, size=size), ["a.png"]))


async def test_without_an_upscaler_nothing_can_be_made_larger() -> None:
    cards = Cards(words=packaged_words(), can_upscale=False)

    assert "Upscale" not in labels(cards.picture(a_job(), INFO, ["a.png"]))


async def test_operators_can_do_without_the_line_about_ai() -> None:
    cards = Cards(words=packaged_words(), says_ai=False)

    assert "Made with AI" in text_of(CARDS.picture(a_job(), INFO, ["a.png"]))
    assert "Made with AI" not in text_of(cards.picture(a_job(), INFO, ["a.png"]))


async def test_a_server_decides_for_itself_whether_the_line_is_said() -> None:
    for of_operator, of_server in ((True, False), (False, True)):
        cards = Cards(words=packaged_words(), says_ai=of_operator)
        job = replace(a_job(), request=replace(a_job().request, says_ai=of_server))

        assert ("Made with AI" in text_of(cards.picture(job, INFO, ["a.png"]))) is of_server


async def test_the_list_beside_the_buttons_tells_what_each_line_does() -> None:
    card = CARDS.picture(a_job(), INFO, ["a.png"])

    assert lines(card)[:2] == ["Details", "Vary strongly"]


async def test_what_one_member_alone_sees_is_not_reported() -> None:
    private = a_job(is_private=True)

    assert "Report to the moderators" in lines(CARDS.picture(a_job(), INFO, ["a.png"]))
    assert "Report to the moderators" in lines(CARDS.published(private, INFO, ["a.png"]))
    assert "Report to the moderators" not in lines(CARDS.picture(private, INFO, ["a.png"]))


async def test_a_kept_copy_has_a_way_back_and_no_buttons() -> None:
    card = CARDS.kept(a_job(), INFO, ["a.png"], link="https://discord.com/channels/1/2/3")

    assert labels(card) == []
    assert "(https://discord.com/channels/1/2/3)" in text_of(card)


@pytest.mark.parametrize(
    ("info", "words"),
    [
        (replace(INFO, seeds=(1, 2)), "seeds 1, 2"),
        (replace(INFO, seeds=()), "FLUX schnell · 1:1 · for <@101> · 2.0 s"),
        (replace(INFO, got=2, asked=4, withheld=2), "2 of 4: 2 were held back"),
        (replace(INFO, asked=2), "1 of 2: the model did not return the rest."),
        (replace(INFO, asked=2, failure=BusyError().failure), "1 of 2 · The model is overloaded"),
        (replace(INFO, is_reduced=True), "upload limit"),
    ],
)
async def test_what_is_worth_knowing_is_on_the_card(info: ResultInfo, words: str) -> None:
    assert words in text_of(CARDS.picture(a_job(), info, ["a.png"]))


@pytest.mark.parametrize("seeds", [(), (9, 10)])
async def test_the_seeds_of_several_predictions_are_said_once(seeds: tuple[int, ...]) -> None:
    note = Note(words_id="note-seeds", facts={"seeds": ("9", "10")})
    job = a_job()
    job = replace(job, request=replace(job.request, notes=(note,)))

    assert text_of(CARDS.picture(job, replace(INFO, seeds=seeds), ["a.png"])).count("9, 10") == 1


@pytest.mark.parametrize("seed", [0, 2**32 - 1, 10**9])
async def test_a_seed_is_shown_as_it_must_be_typed(seed: int) -> None:
    card = CARDS.picture(a_job(), replace(INFO, seeds=(seed,)), ["a.png"])

    assert f"seed {seed} " in text_of(card)


async def test_a_message_that_answers_nothing_names_the_person_first() -> None:
    job = a_job()

    card = CARDS.naming(job, CARDS.reason(job, Failure(words_id="failure-failed")))

    assert text_of(card).startswith("<@101>, here is what you asked for:")


def test_all_that_is_raised_on_purpose_has_words_or_an_exit_code() -> None:
    for name in dir(errors):
        # Where another process answers, nobody is told anything.
        if name.endswith("Error") and name != "AnsweredElsewhereError":
            error = getattr(errors, name)
            assert (
                hasattr(error, "words_id") or hasattr(error, "exit_code") or error.__subclasses__()
            )
