"""Shorthands for tests: act as a member, and wait for what that member then sees."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Self

from sandbox.app import Sandbox
from sandbox.discord.desk import Actor, Outcome
from sandbox.discord.journal import RecordedRequest
from sandbox.discord.server import LocalDiscord
from sandbox.discord.wire import Json, copy
from sandbox.discord.world import Person
from sandbox.supervisor import BotSupervisor
from tests.patience import PATIENCE_SECONDS
from tests.servers.shown import Shown


class Bench:
    """Acts in a local Discord as its members; Theo in #art unless told otherwise."""

    def __init__(self, discord: LocalDiscord) -> None:
        self.discord = discord
        self.world = discord.world
        self.me: Person = discord.world.theo
        self.here: int = discord.world.art

    def as_(self, person: Person, *, channel: int | None = None) -> Self:
        """The same place seen by another member, or from another channel."""
        other = type(self).__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.me = person
        other.here = self.here if channel is None else channel
        return other

    def in_(self, channel: int) -> Self:
        """The same member in another channel."""
        return self.as_(self.me, channel=channel)

    # What a member does. Each returns the interaction's id; RefusedError says why not.

    def invoke(self, name: str, /, **options: object) -> int:
        """Use a slash command; a subcommand's path goes into the name, with spaces."""
        given = [{"name": key, "value": value} for key, value in options.items()]
        return self.discord.desk.use_command(self._actor, name=name, given=given)

    def imagine(self, prompt: str, **options: object) -> int:
        """/imagine."""
        return self.invoke("imagine", prompt=prompt, **options)

    def press(
        self, message: Shown, *, label: str | None = None, custom_id: str | None = None
    ) -> int:
        """Press a button, found by its label or by its custom_id."""
        wanted = custom_id or message.buttons[label or ""]["custom_id"]
        return self.discord.desk.press(self._actor, message_id=message.id, custom_id=wanted)

    def choose(self, message: Shown, *, custom_id: str, values: list[str]) -> int:
        """Choose from a list."""
        return self.discord.desk.press(
            self._actor, message_id=message.id, custom_id=custom_id, values=values
        )

    def upload(self, filename: str, data: bytes) -> str:
        """Drop a file into the composer; the id is what an attachment option takes."""
        return str(self.discord.desk.upload(filename=filename, data=data)["id"])

    def submit(self, custom_id: str, **fields: str | list[str]) -> int:
        """Send the open form with this custom_id back; fields are named by their custom_id.

        A text fills a field, a list is what is chosen.
        """
        filled = [
            {"type": 4, "custom_id": key, "value": value}
            if isinstance(value, str)
            else {"type": 3, "custom_id": key, "values": value}
            for key, value in fields.items()
        ]
        rows = [{"type": 1, "components": [one]} for one in filled]
        return self.discord.desk.submit_modal(self._actor, custom_id=custom_id, components=rows)

    # What a member then sees.

    async def suggestions(
        self, name: str, focused: Mapping[str, str], **options: object
    ) -> list[Json]:
        """What autocomplete offers for the one focused option as typed so far."""
        given: list[Json] = [{"name": key, "value": value} for key, value in options.items()]
        given += [{"name": key, "value": text, "focused": True} for key, text in focused.items()]
        asked = self.discord.desk.suggest(self._actor, name=name, given=given)
        return (await self.outcome(asked)).choices or []

    async def outcome(
        self, interaction: int, *, within_seconds: float = PATIENCE_SECONDS
    ) -> Outcome:
        """How the interaction was answered at first; "failed" if it was not."""

        def settled() -> Outcome | None:
            outcome = self.discord.desk.outcome(interaction)
            return outcome if outcome.state != "waiting" else None

        return await self.discord.bell.until(
            settled, within_seconds=within_seconds, waiting_for=f"an answer to {interaction}"
        )

    async def reply(
        self,
        interaction: int,
        *,
        until: Callable[[Shown], object] = lambda shown: not shown.thinking,
        within_seconds: float = PATIENCE_SECONDS,
    ) -> Shown:
        """The interaction's own reply, as soon as it is as wanted."""

        def found() -> Shown | None:
            message_id = self.discord.desk.outcome(interaction).message_id
            message = None if message_id is None else self.message(message_id)
            return message if message is not None and until(message) else None

        return await self._until(found, within_seconds, f"the wanted reply to {interaction}")

    async def sees(
        self,
        wanted: Callable[[Shown], object],
        *,
        within_seconds: float = PATIENCE_SECONDS,
    ) -> Shown:
        """The newest message in this channel that is as wanted, also a followup."""

        def found() -> Shown | None:
            return next((one for one in reversed(self.messages()) if wanted(one)), None)

        return await self._until(found, within_seconds, "the wanted message")

    def message(self, message_id: int) -> Shown | None:
        """The message as it is now."""
        message = self.discord.backend.find_message(message_id)
        if message is None:
            return None
        return Shown(payload=self.discord.backend.message_object(message))

    def messages(self) -> list[Shown]:
        """Everything this member sees in this channel, oldest first."""
        backend = self.discord.backend
        found = backend.messages_for(self.me.id, self.here)
        return [Shown(payload=backend.message_object(message)) for message in found]

    def states(self, message: Shown | int) -> list[Shown]:
        """Every state the message went through, oldest first."""
        message_id = message if isinstance(message, int) else message.id
        states = self.discord.journal.states(message_id)
        return [Shown(payload=copy(one.payload)) for one in states if one.payload is not None]

    def picture(self, message: Shown, number: int = 0) -> bytes:
        """The bytes of an attached picture."""
        data = self.discord.backend.files.bytes_of(message.attachments[number]["id"])
        assert data is not None
        return data

    def requests(self, method: str = "", ending: str = "") -> list[RecordedRequest]:
        """The bot's REST requests with this method and end of path."""
        return [
            one
            for one in self.discord.journal.requests
            if one.method.startswith(method) and one.path.endswith(ending)
        ]

    @property
    def _actor(self) -> Actor:
        return Actor(user_id=self.me.id, channel_id=self.here)

    async def _until(
        self, found: Callable[[], Shown | None], within_seconds: float, waiting_for: str
    ) -> Shown:
        try:
            return await self.discord.bell.until(
                found, within_seconds=within_seconds, waiting_for=waiting_for
            )
        except TimeoutError as error:
            seen = "\n---\n".join(one.text or "(no text)" for one in self.messages()[-5:])
            error.add_note(f"The newest messages here:\n{seen}")
            raise


class SandboxBench(Bench):
    """A bench in a whole sandbox: also the bot's process and the image service."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox.discord)
        self.sandbox = sandbox
        self.images = sandbox.images

    @property
    def bot(self) -> BotSupervisor:
        return self.sandbox.bot

    async def wait_ready(self, *, within_seconds: float = PATIENCE_SECONDS) -> None:
        """The bot is connected and has told its commands."""
        await self.sandbox.wait_ready(within_seconds=within_seconds)

    async def kill_bot(self) -> None:
        """Kill -9 the bot and wait until the one that follows is ready."""
        await self.bot.kill()
        await self._again()

    async def restart_bot(self) -> None:
        """SIGTERM the bot and wait until the one that follows is ready."""
        await self.bot.restart()
        await self._again()

    async def _again(self) -> None:
        await self.discord.wait_offline(within_seconds=PATIENCE_SECONDS)
        await self.wait_ready()


@asynccontextmanager
async def sandbox_bench(**parts: Any) -> AsyncGenerator[SandboxBench, None]:  # noqa: ANN401 - Sandbox's own
    """A bench whose bot is ready; takes what `Sandbox` takes."""
    async with Sandbox(**parts) as sandbox:
        bench = SandboxBench(sandbox)
        if sandbox.terms.with_bot:
            await bench.wait_ready()
        yield bench
