"""Every route that Easel uses, against every kind of answer, through the real library."""

import asyncio
import io
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import aiohttp
import discord
import pytest
import pytest_asyncio
from discord.http import Route
from discord.webhook import async_

from cogs.kit import library
from cogs.kit.request_budget import RequestBudget
from cogs.kit.rest import ERRORS, is_away, is_content_refused, is_refused, is_too_large, readable
from cogs.reply.reply_channels import ORIGINAL
from tests.fakes.clock import FakeClock
from tests.servers import odd_discord as odd

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A client of an odd Discord."""

    server: odd.OddDiscord
    client: discord.Client

    def interaction(self, kind: int = 2) -> discord.Interaction:
        data: dict[str, Any] = {
            "id": "30",
            "application_id": "5",
            "type": kind,
            "token": "t",
            "version": 1,
            "attachment_size_limit": 1,
            "user": odd.USER,
            "locale": "en-US",
            "data": {"name": "imagine", "id": "1", "type": 1, "custom_id": "x"},
        }
        return discord.Interaction(data=cast("Any", data), state=self.client._connection)

    @property
    def channel(self) -> discord.PartialMessageable:
        return self.client.get_partial_messageable(10)

    @property
    def webhook(self) -> discord.Webhook:
        webhook = discord.Webhook.partial(5, "t", client=self.client)
        webhook.type = discord.WebhookType.application
        return webhook


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def opened() -> AsyncGenerator[Bench]:
    with pytest.MonkeyPatch.context() as patch:
        # What is a matter of seconds there is a matter of moments here.
        patch.setattr(library, "PAUSES_SECONDS", (0.01, 0.02))
        patch.setattr(library, "ANSWER_PAUSES_SECONDS", (0.01, 0.02, 0.03))
        patch.setattr(library, "ANSWER_SECONDS", 0.5)
        patch.setattr(library, "TIMEOUT", aiohttp.ClientTimeout(total=5, sock_read=0.2))
        async with odd.odd_discord() as (server, address):
            patch.setattr(Route, "BASE", address)
            async with discord.Client(intents=discord.Intents(guilds=True)) as client:
                await client.http.static_login("token")
                yield Bench(server=server, client=client)


@pytest.fixture
def bench(opened: Bench) -> Bench:
    opened.server.forget()
    return opened


K = TypeVar("K")
Call = Callable[[Bench], Awaitable[object]]


def a_file() -> discord.File:
    return discord.File(io.BytesIO(b"picture" * 100), filename="easel.png")


def a_form() -> discord.ui.Modal:
    form = discord.ui.Modal(title="form", custom_id="form")
    form.add_item(discord.ui.TextInput(label="text"))
    form.stop()
    return form


FIRST_ANSWERS: dict[str, Call] = {
    "defer": lambda its: its.interaction().response.defer(thinking=True),
    "defer a press": lambda its: its.interaction(3).response.defer(),
    "message": lambda its: its.interaction().response.send_message("no", ephemeral=True),
    "update": lambda its: its.interaction(3).response.edit_message(content="yes"),
    "form": lambda its: its.interaction().response.send_modal(a_form()),
    "suggestions": lambda its: its.interaction(4).response.autocomplete([]),
}
REPEATED: dict[str, Call] = {
    "edit the answer": lambda its: its.interaction().edit_original_response(content="done"),
    "edit by token": lambda its: its.webhook.edit_message(ORIGINAL, attachments=[a_file()]),
    "delete by token": lambda its: its.webhook.delete_message(20),
    "fetch by token": lambda its: its.webhook.fetch_message(20),
    "edit a message": lambda its: its.channel.get_partial_message(20).edit(attachments=[a_file()]),
    "delete a message": lambda its: its.channel.get_partial_message(20).delete(),
    "fetch a message": lambda its: its.channel.fetch_message(20),
    "post": lambda its: its.channel.send("a sentence"),
    "post a picture": lambda its: its.channel.send(file=a_file(), nonce="n"),
    "open direct messages": lambda its: its.client.http.start_private_message(7),
    "fetch a member": lambda its: its.client.http.get_member(1, 7),
    "open a thread": lambda its: its.client.http.edit_channel(10, archived=False),
    "make addresses good again": lambda its: its.client.http.request(
        Route("POST", "/attachments/refresh-urls"), json={"attachment_urls": []}
    ),
}
FOLLOW_UP: Call = lambda its: its.webhook.send("begun", wait=True)  # noqa: E731 - one of these
BROKEN: dict[str, odd.Odd] = {
    "cut before it was read": odd.cut_before,
    "cut in place of an answer": odd.cut_after,
    "cut in the body": odd.cut_in_body,
    "silence": odd.silent,
    "200 and nothing": odd.garbled(""),
    "200 and half of it": odd.garbled('{"id": "20", "chan'),
    "200 and a page": odd.garbled("<html>busy</html>", "text/html"),
    "200 and a text": odd.garbled('"fine"'),
}
WRONG_SHAPE: dict[str, odd.Odd] = {
    "200 and a list": odd.garbled("[]"),
    "200 and an empty object": odd.garbled("{}"),
    "200 and null": odd.garbled("null"),
}
AWAY: dict[str, odd.Odd] = {
    "503, empty": odd.status(503, ""),
    "503 and a list": odd.status(503, "[1]"),
    "429, empty": odd.status(429, ""),
    "429 from its edge, empty": odd.status(429, "", Via="1.1 google", **{"Retry-After": "0"}),
    "429 from its edge, a list": odd.status(429, "[]", Via="1.1 google", **{"Retry-After": "0"}),
}
REFUSALS = {
    (400, 50083): odd.status(400, '{"message": "Thread is archived", "code": 50083}'),
    (400, 50035): odd.status(400, '{"message": "Invalid Form Body", "code": 50035}'),
    (400, 200000): odd.status(400, '{"message": "AutoMod", "code": 200000}'),
    (401, 50027): odd.status(401, '{"message": "Invalid Webhook Token", "code": 50027}'),
    (403, 0): odd.status(403, "<html>no</html>", kind="text/html"),
    (404, 10008): odd.status(404, '{"message": "Unknown Message", "code": 10008}'),
    (405, 0): odd.status(405, ""),
    (410, 0): odd.status(410, "[]"),
    (418, 0): odd.status(418, '"teapot"'),
}


def each(bench: Bench, answers: Mapping[K, odd.Odd]) -> Iterator[K]:
    """Let the next request be answered in one of these ways after the other."""
    for name, answer in answers.items():
        bench.server.forget()
        bench.server.odd.append(answer)
        yield name


@pytest.mark.parametrize("route", FIRST_ANSWERS)
async def test_a_first_answer_is_given_once_whatever_becomes_of_it(
    bench: Bench, route: str
) -> None:
    for answer in each(bench, BROKEN | WRONG_SHAPE | AWAY):
        await FIRST_ANSWERS[route](bench)

        assert len(bench.server.done) == 1, answer


@pytest.mark.parametrize("answer", [odd.cut_after, odd.silent, odd.status(502, "")])
async def test_a_first_answer_that_nobody_confirms_is_taken_to_have_arrived(
    bench: Bench, answer: odd.Odd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "ANSWER_SECONDS", 0.1)
    bench.server.odd += [answer] * 9

    interaction = bench.interaction()
    await interaction.response.defer()

    assert interaction.response.is_done()
    assert len(bench.server.requests) == 4


@pytest.mark.parametrize("kept", [True, False])
async def test_a_first_answer_that_came_too_late_was_not_taken(bench: Bench, kept: bool) -> None:  # noqa: FBT001 - of a table
    unknown = odd.status(404, '{"message": "Unknown interaction", "code": 10062}')
    bench.server.odd += [odd.status(502, ""), unknown] if kept else [unknown]

    with pytest.raises(discord.NotFound):
        await FIRST_ANSWERS["defer"](bench)


async def test_suggestions_that_came_too_late_are_no_matter(bench: Bench) -> None:
    bench.server.odd.append(odd.status(404, '{"message": "Unknown", "code": 10062}'))

    await FIRST_ANSWERS["suggestions"](bench)


@pytest.mark.parametrize("route", REPEATED)
async def test_what_may_come_twice_is_sent_again(bench: Bench, route: str) -> None:
    for answer in each(bench, BROKEN):
        await REPEATED[route](bench)

        assert len(bench.server.done) == 1, answer
        assert len(bench.server.requests) in {2, 3}, answer


@pytest.mark.parametrize("route", REPEATED)
async def test_discord_away_is_told_as_such_or_waited_out(bench: Bench, route: str) -> None:
    for answer in each(bench, AWAY | WRONG_SHAPE):
        try:
            with readable():
                await REPEATED[route](bench)
        except ERRORS as error:
            assert is_away(error), answer  # noqa: PT017 - or nothing is raised
            await REPEATED[route](bench)

        assert len(bench.server.done) <= 2, answer


@pytest.mark.parametrize("route", REPEATED)
async def test_a_definite_refusal_is_one_at_once(bench: Bench, route: str) -> None:
    for refusal in each(bench, REFUSALS):
        with pytest.raises(discord.HTTPException) as raised:
            await REPEATED[route](bench)

        assert is_refused(raised.value)
        assert not is_away(raised.value)
        assert (raised.value.status, raised.value.code) == refusal
        assert is_content_refused(raised.value) == (refusal[1] == 200000)
        assert bench.server.done == set()


async def test_a_picture_that_is_too_large_is_no_refusal(bench: Bench) -> None:
    bench.server.odd.append(odd.status(413, "<html>", kind="text/html"))

    with pytest.raises(discord.HTTPException) as raised:
        await REPEATED["post a picture"](bench)

    assert is_too_large(raised.value)
    assert not is_refused(raised.value)
    assert not is_away(raised.value)


async def test_a_message_without_a_nonce_is_not_sent_twice(bench: Bench) -> None:
    bench.server.odd.append(odd.cut_after)

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await FOLLOW_UP(bench)

    assert len(bench.server.requests) == 1


async def test_an_edit_given_up_while_discord_lets_none_follow_does_not_lock_its_token() -> None:
    lock = asyncio.Lock()

    async def edit() -> None:
        async with async_.AsyncDeferredLock(lock) as held:
            held.delay_by(60)

    given_up = asyncio.create_task(edit())
    for _ in range(3):
        await asyncio.sleep(0)
    assert lock.locked()
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up

    assert not lock.locked()


COUNTED = {"edit a message", "delete a message", "fetch a message", "post", "fetch a member"}
NOT_COUNTED = {"edit the answer", "edit by token", "fetch by token"}


@pytest.mark.parametrize("call", sorted(COUNTED | NOT_COUNTED))
async def test_what_discord_counts_for_the_bot_waits_for_its_turn(bench: Bench, call: str) -> None:
    clock = FakeClock()
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.http.static_login("token")
        library.keep_within(client, RequestBudget(clock=clock, processes=lambda: 10))
        its = Bench(server=bench.server, client=client)

        for _ in range(3):
            await REPEATED[call](its)

    assert (clock.slept != []) == (call in COUNTED)


async def test_first_answers_wait_for_no_turn(bench: Bench) -> None:
    clock = FakeClock()
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.http.static_login("token")
        library.keep_within(client, RequestBudget(clock=clock, processes=lambda: 10))

        for call in FIRST_ANSWERS.values():
            await call(Bench(server=bench.server, client=client))

    assert clock.slept == []
