"""Every way to a reply, against every kind of answer: one picture or one word, paid once."""

from typing import Any

import pytest

from bot.db.database import Database
from bot.errors import FlaggedError
from bot.imagine.job import TOKEN_LIFETIME_SECONDS
from cogs.audit.audit_log import AuditLog
from cogs.batch import cog as batch_cog
from cogs.filter import appeals_cog as appeals
from cogs.kit import discord_reads, library
from cogs.moderation import orders
from cogs.policy import Rules, RuleService
from cogs.review import cog as review_cog
from tests.fakes.backend import failing, held, succeeding
from tests.harness.answers import (
    AWAY,
    CONTENT,
    REFUSALS,
    Answer,
    Take,
    answering,
    everywhere,
    refused,
)
from tests.harness.results import pressed
from tests.harness.world import Shown, World

BY_TOKEN = "PATCH /webhooks/.*/messages/@original"
AS_MESSAGE = r"PATCH /channels/{channel}/messages/\d+"
POSTED = "POST /channels/{channel}/messages"
DIRECT = "POST /users/@me/channels"
MEMBER = r"GET /guilds/\d+/members/\d+"
NOWHERE = "(PATCH|POST) /(channels|users|webhooks)/.*"
ANYWHERE = "(PATCH|POST) /(channels|webhooks)/.*messages.*"
FIRST_ANSWER = "POST /interactions/.*/callback"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """First answers keep real time, as Discord does; upkeep has nothing to look for here."""
    monkeypatch.setattr(library, "ANSWER_PAUSES_SECONDS", (0.0, 0.0, 0.0))
    monkeypatch.setattr(batch_cog, "RECLAIM_SECONDS", 600.0)
    monkeypatch.setattr(discord_reads, "FRESH_SECONDS", 0.0)
    for cog in (review_cog, orders, appeals):
        monkeypatch.setattr(cog, "LOOK_SECONDS", 600.0)


@pytest.fixture
async def roles_matter(world: World, store: Database) -> None:
    """Let a rule of the server deny a role, so that pictures wait for who has which."""
    audit_log = AuditLog(database=store, clock=world.harness.clock)
    rules = RuleService(database=store, audit_log=audit_log, clock=world.harness.clock)
    guests = world.guild.create_role("Guests")
    its = Rules(denied_roles=(guests.id,))
    await rules.change(world.guild.id, 0, its, by=1, shown_version=0)


async def drawn(world: World, *, late: bool, private: bool = False, deleted: bool = False) -> None:
    """Let Ann ask for a picture; ``late`` when the command's token is over."""
    backend = world.harness.backend
    backend.created.clear()
    backend.release.clear()
    backend.plan(held() if late else succeeding())
    result = await world.imagine("a boat", private=private)
    if late:
        await backend.created.wait()
        await world.harness.clock.sleep(TOKEN_LIFETIME_SECONDS)
        if deleted:
            assert result.response is not None
            world.env.backend.delete_message(world.channel.id, result.response.id)
        backend.release.set()
    await world.harness.all_over()


def meant(world: World, way: str) -> str:
    return way.replace("{channel}", str(world.channel.id))


WAYS: dict[str, dict[str, bool]] = {
    BY_TOKEN: {"late": False},
    AS_MESSAGE: {"late": True},
    POSTED: {"late": True, "deleted": True},
    DIRECT: {"late": True, "private": True},
    MEMBER: {"late": True},
    NOWHERE: {"late": False},
}


async def one_after_the_other(
    world: World, way: str, answers: dict[str, Answer], *, times: int = 1_000
) -> dict[str, list[Shown]]:
    """What there is to read for each of the answers to one request."""
    seen: dict[str, list[Shown]] = {}
    for name, answer in answers.items():
        before = {shown.id for shown in everywhere(world)}
        creates = len(world.harness.backend.creates)
        with answering(meant(world, way), answer, times=times) as odd:
            await drawn(world, **WAYS[way])
        # The library opens somebody's direct messages once.
        assert odd.hits or way == DIRECT, name
        assert len(world.harness.backend.creates) == creates + 1, name
        assert await world.harness.ledger.unfinished() == [], name
        seen[name] = [shown for shown in everywhere(world) if shown.id not in before]
    return seen


@pytest.mark.usefixtures("roles_matter")
@pytest.mark.parametrize("way", [BY_TOKEN, AS_MESSAGE, POSTED, MEMBER])
async def test_a_way_that_is_refused_leads_to_the_next(world: World, way: str) -> None:
    seen = await one_after_the_other(world, way, {**REFUSALS, "large": refused(413, 40005)})

    for name, shown in seen.items():
        pictures = sum(len(one.files) for one in shown)
        said = any(world.say("failure-undeliverable") in one.text for one in shown)
        # What is too large for one place may fit the next in another size, or be said.
        assert pictures == 1 or (name == "large" and said), (name, [one.text for one in shown])


@pytest.mark.usefixtures("roles_matter")
@pytest.mark.parametrize("way", WAYS)
async def test_while_discord_is_away_the_picture_waits(world: World, way: str) -> None:
    seen = await one_after_the_other(world, way, AWAY, times=3)

    for name, shown in seen.items():
        assert sum(len(one.files) for one in shown) == 1, (name, [one.text for one in shown])


@pytest.mark.parametrize("way", [BY_TOKEN, AS_MESSAGE, POSTED])
async def test_a_picture_that_discord_does_not_show_ends_in_words(world: World, way: str) -> None:
    for name, answer in CONTENT.items():
        before = {shown.id for shown in everywhere(world)}
        with answering(meant(world, way), answer, with_files=True):
            await drawn(world, **WAYS[way])

        shown = [one for one in everywhere(world) if one.id not in before]
        text = "\n".join(one.text for one in shown)
        assert world.say("failure-picture-refused") in text, name
        assert not any(one.files for one in shown), name
        assert "Retry" not in [label for one in shown for label in one.buttons], name
    assert len(world.harness.backend.creates) == len(CONTENT)


@pytest.mark.parametrize("is_token_over", [False, True])
async def test_what_is_refused_as_a_card_is_shown_plainly(
    world: World, *, is_token_over: bool
) -> None:
    with answering(ANYWHERE, refused(400, 50035), with_card=True):
        await drawn(world, late=is_token_over, deleted=is_token_over)

    (shown,) = everywhere(world)
    assert len(shown.files) == 1
    assert shown.text == f"{world.ann.mention}, here is what you asked for:"
    assert shown.buttons == []


@pytest.mark.parametrize("code", [50035, 200000])
async def test_a_reason_that_is_refused_as_a_card_is_said_plainly(world: World, code: int) -> None:
    world.harness.backend.plan(failing(FlaggedError("E005")))
    with answering(ANYWHERE, refused(400, code), with_card=True):
        reply = await world.drawn()

    assert reply.text == world.say("failure-flagged")


async def test_where_only_words_are_taken_words_are_said(world: World) -> None:
    with answering("(PATCH|POST) .*", refused(403, 50013), with_files=True):
        reply = await world.drawn()

    assert reply.text.splitlines()[1] == world.say("failure-undeliverable")
    assert reply.buttons == ["Edit prompt"]


async def test_where_nothing_is_taken_the_job_still_ends(world: World) -> None:
    seen = await one_after_the_other(world, NOWHERE, REFUSALS)

    assert not any(one.files for shown in seen.values() for one in shown)


@pytest.mark.parametrize("times", [1, 2, 99])
async def test_an_acknowledgement_that_was_perhaps_taken_is_followed_up(
    world: World, times: int
) -> None:
    answers = {**AWAY, "taken": refused(400, 40060)}
    # A first answer that Discord never had cannot be edited; then the picture is a new message.
    del answers["busy"]
    for name, answer in answers.items():
        before = {shown.id for shown in everywhere(world)}
        with answering(FIRST_ANSWER, answer, times=times):
            await world.imagine("a boat")
            await world.harness.all_over()

        shown = [one for one in everywhere(world) if one.id not in before]
        assert sum(len(one.files) for one in shown) == 1, name
        assert await world.harness.ledger.unfinished() == []


async def test_what_was_certainly_not_taken_is_withdrawn(world: World) -> None:
    for code in (10062, 10015):
        with answering(FIRST_ANSWER, refused(404, code)):
            await world.imagine("a boat")
    assert world.env.errors

    assert world.harness.backend.creates == []
    assert await world.harness.ledger.unfinished() == []


async def test_an_end_that_cannot_be_said_for_hours_is_said_when_discord_is_back(
    world: World,
) -> None:
    began = world.harness.clock.time()

    def away(take: Take) -> object:
        is_away = world.harness.clock.time() < began + 5 * 3600
        return refused(503, 0)(take) if is_away else take()

    with answering(NOWHERE, away):
        await world.imagine("a boat")
        await world.harness.all_over()

    (reply,) = world.messages()[-1:]
    assert world.say("failure-discord-away") in reply.text
    assert await world.harness.ledger.unfinished() == []
    assert len(world.harness.backend.creates) == 1


@pytest.mark.usefixtures("roles_matter")
async def test_only_discords_own_code_says_that_somebody_left(world: World) -> None:
    with answering(MEMBER, refused(404, 10013)):
        await drawn(world, late=True)
    with answering(MEMBER, refused(404, 10007)):
        await drawn(world, late=True)

    first, second = [one for one in everywhere(world) if "a boat" in one.text]
    assert len(first.files) == 1
    assert second.files == []
    assert "has left this server" in second.text


async def test_a_press_that_comes_twice_is_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = await world.drawn()
    emit = world.env.backend.emit

    def emit_twice(event: str, payload: dict[str, Any]) -> None:
        for _ in range(2 if event == "INTERACTION_CREATE" else 1):
            emit(event, payload)

    monkeypatch.setattr(world.env.backend, "emit", emit_twice)
    await pressed(world, shown, "Reroll")
    await world.imagine("a boat")
    await world.harness.all_over()

    assert len(world.harness.backend.creates) == 3
    assert not any("already on it" in one.text for one in everywhere(world))
    assert sum(len(one.files) for one in everywhere(world)) == 3
