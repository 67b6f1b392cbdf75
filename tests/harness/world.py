"""The real cogs on a simulated Discord, with a fake prediction service behind them."""

import asyncio
import contextvars
import copy
import functools
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import discord
import pytest
from simcord import components, gateway
from simcord._runtime import _BOT_SCOPE
from simcord.actors import MemberActor
from simcord.backend.models import Overwrite
from simcord.builders import ChannelHandle, GuildHandle
from simcord.enums import OverwriteType
from simcord.env import Env
from simcord.http import client, router
from simcord.results import InteractionResult

from bot.app import EaselBot
from bot.catalog import Catalog
from bot.catalog.samples import Samples
from bot.db.database import Database
from bot.errors import Fact
from bot.first_answers import FirstAnswers
from bot.imagine.job import Job
from bot.jobs.gate import Gate
from bot.jobs.local import LocalRunner
from bot.locales import Words
from bot.wiring.features import build_cogs
from bot.wiring.services import NO_POLICY
from cogs.kit import language, library, refusals
from cogs.kit.arrivals import Arrivals
from cogs.kit.install_context import keep_in_servers
from cogs.kit.language import FluentTranslator, packaged_words
from cogs.operator import OperatorPolicy
from tests.fakes.backend import FakeBackend
from tests.fakes.clock import FakeClock
from tests.harness.app_harness import AppHarness
from tests.harness.services import CATALOG, Process, open_on
from tests.harness.settling import PatientEnv
from tests.patience import PATIENCE_SECONDS

EPHEMERAL, BUTTON = 64, 2
PRIVATE_BUTTONS = ["Upscale", "Vary", "Reroll", "Edit prompt", "Redraw with …"]
"""What is under a picture that was drawn from words, where others cannot star it."""
RESULT_BUTTONS = [*PRIVATE_BUTTONS, "★ Star"]
"""What is under every single picture that was drawn from words."""
MODERATING = discord.Permissions(manage_messages=True)

Json = dict[str, Any]


class OutsideRunner(LocalRunner):
    """Runs jobs outside of what simcord waits for after each action: they take their own time."""

    def _begin(self, job: Job) -> None:
        context = contextvars.copy_context()
        context.run(_BOT_SCOPE.set, None)
        context.run(super()._begin, job)


@dataclass(kw_only=True)
class World:
    """A server with a channel, Ann who asks, Bob who watches, and Mia who moderates."""

    env: Env
    harness: AppHarness
    start: Callable[[], Awaitable[tuple[EaselBot, AppHarness]]]
    guild: GuildHandle
    channel: ChannelHandle
    ann: MemberActor
    bob: MemberActor
    mia: MemberActor
    words: Words = field(default_factory=packaged_words)

    async def imagine(self, prompt: str, **options: object) -> InteractionResult:
        """Let Ann ask for a picture; returns once the command is answered."""
        return await self.ann.slash(self.channel, "imagine", prompt=prompt, **options)

    async def click(
        self, result: InteractionResult, label: str, *, who: MemberActor | None = None
    ) -> InteractionResult:
        """Let Ann, or somebody else, press a button of the reply to a command."""
        assert result.response is not None
        return await (who or self.ann).click(result.response, label=label)

    def shut_out(self, channel: ChannelHandle) -> None:
        """Let the bot not connect to a voice or stage channel."""
        assert self.guild.me is not None
        deny = discord.Permissions(connect=True).value
        overwrite = Overwrite(target_id=self.guild.me.id, type=OverwriteType.MEMBER, deny=deny)
        self.env.backend.set_overwrite(channel.id, overwrite)

    def channel_without_files(self) -> ChannelHandle:
        """A channel in which the bot may not attach files."""
        assert self.guild.me is not None
        denied = discord.PermissionOverwrite(attach_files=False)
        return self.guild.create_text_channel("no-files", overwrites={self.guild.me: denied})

    @contextmanager
    def limited_uploads(self, limit_bytes: int | None) -> Iterator[None]:
        """Let Discord say of each interaction that it takes files of this size; None, the usual."""
        emit = self.env.backend.emit

        def limited(event: str, payload: Any) -> None:  # noqa: ANN401 - Discord's own JSON
            if event == "INTERACTION_CREATE" and limit_bytes is not None:
                payload = {**payload, "attachment_size_limit": limit_bytes}
            emit(event, payload)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.env.backend, "emit", limited)
            yield

    async def drawn(self, prompt: str = "a paper boat", **options: object) -> "Shown":
        """Ask for a picture and wait for the last word on the reply."""
        result = await self.imagine(prompt, **options)
        await self.harness.all_over()
        return self.shown(result)

    async def restart(self) -> None:
        """End the process that runs the bot, and start another one on the same database."""
        await self.harness.runner.close(grace_seconds=0.0)
        bot, self.harness = await self.start()
        _tell_the_time(bot, self.env)
        await self.env.restart_bot(bot)

    async def pass_time(self, *, until: Callable[[], bool]) -> None:
        """Let time pass, on a clock that does not by itself, until something happened."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not until():
                await self.harness.clock.advance(0.25)
                # The database answers from a thread of its own.
                await asyncio.sleep(0.002)

    def was_deferred(self, result: InteractionResult) -> bool:
        """Whether the first answer was to wait, whatever has come on it since."""
        (first,) = [
            request
            for request in self.requests("POST", "/callback")
            if f"/interactions/{result._interaction.id}/" in request.path
        ]
        return bool(
            first.json["type"] == discord.InteractionResponseType.deferred_channel_message.value
        )

    def shown(self, result: InteractionResult) -> "Shown":
        """What the reply to a command shows now."""
        assert result.response is not None
        return self.message(result.response.id)

    def message(self, message_id: int, channel_id: int | None = None) -> "Shown":
        """What a message shows now."""
        stored = self.env.backend.get_message(channel_id or self.channel.id, message_id)
        return Shown(message=stored)

    def messages(self, channel_id: int | None = None) -> "list[Shown]":
        """Every message in the channel, oldest first."""
        stored = self.env.backend.messages.get(channel_id or self.channel.id, {})
        return [Shown(message=stored[message_id]) for message_id in sorted(stored)]

    def say(self, words_id: str, **facts: Fact) -> str:
        return self.words.say(words_id, **facts)

    def requests(self, method: str, end: str) -> list[Any]:
        """The REST requests the bot made to paths with this end."""
        return [
            request
            for request in self.env.http_requests
            if request.method == method and request.path.endswith(end)
        ]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A message as a person sees it."""

    message: Any

    @property
    def id(self) -> int:
        return int(self.message.id)

    @property
    def components(self) -> list[Json]:
        def walk(items: list[Json]) -> list[Json]:
            return [one for item in items for one in (item, *walk(item.get("components", [])))]

        return walk(self.message.components)

    @property
    def text(self) -> str:
        parts = [self.message.content, *(one.get("content") for one in self.components)]
        return "\n".join(part for part in parts if part)

    @property
    def buttons(self) -> list[str]:
        return [str(one["label"]) for one in self.components if one.get("type") == BUTTON]

    @property
    def custom_ids(self) -> list[str]:
        return [str(one["custom_id"]) for one in self.components if one.get("type") == BUTTON]

    @property
    def alt_texts(self) -> list[str]:
        return [item["description"] for one in self.components for item in one.get("items", [])]

    @property
    def described_files(self) -> list[str | None]:
        return [attachment.get("description") for attachment in self.message.attachments]

    @property
    def files(self) -> list[str]:
        return [attachment["filename"] for attachment in self.message.attachments]

    @property
    def is_private(self) -> bool:
        return bool(self.message.flags & EPHEMERAL)


@asynccontextmanager
async def open_world(  # noqa: PLR0913 - what a test may want to choose, all by name
    store: Database,
    *,
    clock: FakeClock | None = None,
    jobs_per_person: int = 5,
    catalog: Catalog = CATALOG,
    gate: Gate | None = None,
    first_answers: FirstAnswers | None = None,
    samples: Samples | None = None,
    operator: OperatorPolicy = NO_POLICY,
    hears_messages: bool = True,
) -> AsyncGenerator[World]:
    """Start the bot in a world of its own; ``gate`` where it should check something else."""
    patient = pytest.MonkeyPatch()
    # A busy machine must not change what is said.
    for module, limit in (
        (refusals, "ANSWER_SECONDS"),
        (library, "ANSWER_SECONDS"),
        (language, "LOOKUP_SECONDS"),
    ):
        patient.setattr(module, limit, PATIENCE_SECONDS)
    stack = AsyncExitStack()
    backend, clock = FakeBackend(), clock or FakeClock()

    async def start(catalog: Catalog = catalog) -> tuple[EaselBot, AppHarness]:
        process = await open_on(
            stack,
            store,
            clock=clock,
            backend=backend,
            catalog=catalog,
            runner=OutsideRunner,
            jobs_per_person=jobs_per_person,
            gate=gate,
            first_answers=first_answers,
            samples=samples,
            operator=operator,
            hears_messages=hears_messages,
        )
        # simcord logs in as the library does.
        process.client.setup_hook = functools.partial(_set_up, process)  # type: ignore[method-assign]
        return process.client, process.harness

    bot, harness = await start()
    with _decoded_paths(), _quick_copies():
        env = PatientEnv(bot)
        _tell_the_time(bot, env)
        await env.start()
        guild = env.create_guild()
        # The look at a server that comes would find what a test has only begun to set.
        await env.settle()
        moderators = guild.create_role("Moderators", permissions=MODERATING)
        world = World(
            env=env,
            harness=harness,
            start=start,
            guild=guild,
            channel=guild.create_text_channel("pictures"),
            ann=guild.add_member(env.create_user("ann")),
            bob=guild.add_member(env.create_user("bob")),
            mia=guild.add_member(env.create_user("mia"), roles=[moderators]),
        )
        try:
            with _told_installations(env):
                yield world
        finally:
            patient.undo()
            world.harness.backend.release.set()
            await world.harness.runner.close(grace_seconds=0.0)
            await stack.aclose()
            await env.shutdown()
        env._raise_errors_since(env._errors_acknowledged)


def _tell_the_time(bot: EaselBot, env: Env) -> None:
    """Let interactions be as old as simcord's clock tells, however busy this machine is."""
    bot._refusals.arrivals = Arrivals(monotonic=lambda: env.now().timestamp())


async def _set_up(process: Process) -> None:
    """What a process does once it is logged in."""
    client, services = process.client, process.services
    await services.runner.recover()
    await client.tree.set_translator(FluentTranslator(services.words))
    for cog in build_cogs(services):
        await client.add_cog(cog)
    keep_in_servers(client.tree)
    await _sync(client, services.catalog)


class _Payload(list[Json]):
    """What every world tells Discord of its commands: simcord notes it without copying it."""

    def __deepcopy__(self, memo: dict[int, object]) -> "_Payload":
        return self


_TRANSLATED: dict[tuple[object, ...], _Payload] = {}


async def _sync(bot: EaselBot, catalog: Catalog) -> None:
    """Tell Discord the commands; saying them in all languages takes longer than most tests."""
    commands = bot.tree._get_all_commands(guild=None)
    # Only /imagine and its like are made of something that a test may choose.
    key = (catalog, *(command.name for command in commands))
    if key not in _TRANSLATED:
        translator = bot.tree.translator
        assert translator is not None
        _TRANSLATED[key] = _Payload(
            [await command.get_translated_payload(bot.tree, translator) for command in commands]
        )
    assert bot.application_id is not None
    await bot.http.bulk_upsert_global_commands(bot.application_id, _TRANSLATED[key])


@contextmanager
def _told_installations(env: Env) -> Iterator[None]:
    """Let interactions say who installed the bot, which simcord leaves open: the server did."""
    emit = env.backend.emit

    def emit_told(event: str, payload: Any) -> None:  # noqa: ANN401 - Discord's own JSON
        if event == "INTERACTION_CREATE":
            owners = {"0": payload.get("guild_id", "0")}
            payload = {**payload, "authorizing_integration_owners": owners}
        emit(event, payload)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(env.backend, "emit", emit_told)
        yield


@contextmanager
def _quick_copies() -> Iterator[None]:
    """Let simcord copy JSON as JSON: it copies every request, event and card."""
    copies = SimpleNamespace(deepcopy=_copied)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gateway, "copy", copies)
        patch.setattr(router, "copy", copies)
        patch.setattr(components, "deepcopy", _copied)
        yield


def _copied(value: Any) -> Any:  # noqa: ANN401 - as copy.deepcopy
    kind = type(value)
    if kind is dict:
        return {key: _copied(one) for key, one in value.items()}
    if kind is list:
        return [_copied(one) for one in value]
    return value if kind in (str, int, bool, float, type(None)) else copy.deepcopy(value)


@contextmanager
def _decoded_paths() -> Iterator[None]:
    """Let simcord read paths as servers do: ``%40original`` is ``@original``."""
    encoded = client._path_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "_path_of", lambda url: unquote(encoded(url)))
        yield
