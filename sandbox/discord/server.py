"""The local Discord as one thing that can be started and stopped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox.discord.backend import LocalBackend, Message
from sandbox.discord.bell import Bell
from sandbox.discord.desk import InteractionDesk, InteractionTerms
from sandbox.discord.endpoint import InteractionsEndpoint
from sandbox.discord.gateway import Gateway, GatewayTerms
from sandbox.discord.installs import Installs
from sandbox.discord.journal import Journal
from sandbox.discord.limits import RateLimiter, RateLimits
from sandbox.discord.loopback import HOST, listen, port_of, serve
from sandbox.discord.rest import API_PATH, RestApi, RestParts, RestTerms
from sandbox.discord.server_settings import ServerSettings
from sandbox.discord.sessions import Sessions
from sandbox.discord.wire import Json
from sandbox.discord.world import World, build_world

_MAX_REQUEST_BYTES = 128 * 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordTerms:
    """Everything about the local Discord that a test may want otherwise."""

    token: str = "sandbox"  # noqa: S105 - a Discord nobody else can reach
    interactions: InteractionTerms = field(default_factory=InteractionTerms)
    rate_limits: RateLimits = field(default_factory=RateLimits)
    heartbeat_interval_seconds: float = 41.25
    recommended_shards: int = 1


class LocalDiscord:
    """Discord on loopback: `async with LocalDiscord() as discord`, then give bots its URLs."""

    def __init__(self, *, port: int = 0, terms: DiscordTerms | None = None) -> None:
        self._wanted_port = port
        self.terms = terms or DiscordTerms()
        self.bell = Bell()
        self.backend = LocalBackend()
        self.command_listeners: list[Callable[[], None]] = []
        self.world: World = build_world(self.backend)
        self.installs = Installs(backend=self.backend)
        self.installs.people.add(self.world.theo.id)
        self.settings = ServerSettings(
            backend=self.backend, installs=self.installs, world=self.world
        )
        self.journal = Journal(backend=self.backend, bell=self.bell)
        self.sessions = Sessions(backend=self.backend, bell=self.bell)
        self.desk = InteractionDesk(
            backend=self.backend,
            installs=self.installs,
            world=self.world,
            terms=self.terms.interactions,
            bell=self.bell,
        )
        self.gateway = Gateway(
            backend=self.backend,
            sessions=self.sessions,
            terms=GatewayTerms(
                token=self.terms.token,
                heartbeat_interval_seconds=self.terms.heartbeat_interval_seconds,
            ),
        )
        self._rest = RestApi(
            parts=RestParts(
                backend=self.backend,
                desk=self.desk,
                installs=self.installs,
                limiter=RateLimiter(self.terms.rate_limits),
                journal=self.journal,
                on_commands=self._note_commands,
            ),
            terms=RestTerms(
                token=self.terms.token,
                recommended_shards=self.terms.recommended_shards,
                attachment_size_limit=self.terms.interactions.attachment_size_limit,
            ),
        )
        self._runner: web.AppRunner | None = None
        self.port = 0

    @property
    def origin(self) -> str:
        """Where attachments are served from."""
        return f"http://{HOST}:{self.port}"

    @property
    def api_url(self) -> str:
        """What a bot takes for Discord's REST API."""
        return self.origin + API_PATH

    @property
    def gateway_url(self) -> str:
        """What a bot takes for Discord's gateway."""
        return f"ws://{HOST}:{self.port}/gateway"

    @property
    def ready(self) -> bool:
        """Whether a bot listens, in whichever way, and has told its commands."""
        endpoint = self.desk.endpoint
        listens = self.sessions.online or (endpoint is not None and endpoint.answers)
        return listens and any(True for _ in self.backend.all_commands())

    def send_interactions_to(self, endpoint: InteractionsEndpoint) -> None:
        """Send interactions over HTTP from now on, and none over the gateway."""
        self.desk.endpoint = endpoint
        named = {"verify_key": endpoint.public_key, "interactions_endpoint_url": endpoint.url}
        self.backend.endpoint = named

    async def __aenter__(self) -> Self:
        """Listen; PortTakenError if the port belongs to another program."""
        sock = listen(self._wanted_port)
        self.port = port_of(sock)
        self.backend.files.origin = self.origin
        self.gateway.url = self._rest.gateway_url = self.gateway_url
        app = web.Application(client_max_size=_MAX_REQUEST_BYTES)
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_get(
            "/cdn/attachments/{channel}/{attachment}/{filename}", self.backend.files.serve
        )
        app.router.add_route("*", API_PATH + "/{path:.*}", self._rest.serve)
        self._runner = await serve(app, sock)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close every connection and stop listening."""
        self.desk.close()
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def send_as(
        self,
        user_id: int,
        channel_id: int,
        content: str,
        *,
        uploads: Sequence[str] = (),
        reply_to: int | None = None,
    ) -> Json:
        """A plain chat message by a member, with files the desk keeps, perhaps as an answer."""
        files = [self.desk.uploaded(upload) for upload in uploads]
        reference: Json | None = None
        if reply_to is not None:
            named = {"channel_id": str(channel_id), "message_id": str(reply_to)}
            reference = self.backend.normalize_message_reference(channel_id, named)
        message: Message = self.backend.create_message(
            channel_id, user_id, content, attachments=files, reference=reference
        )
        return self.backend.message_object(message)

    async def wait_ready(self, *, within_seconds: float) -> None:
        """Return once a bot is connected and has told its commands."""
        await self.bell.until(
            lambda: self.ready, within_seconds=within_seconds, waiting_for="the bot to be ready"
        )

    async def wait_offline(self, *, within_seconds: float) -> None:
        """Return once no bot is connected."""
        await self.bell.until(
            lambda: not self.sessions.online,
            within_seconds=within_seconds,
            waiting_for="the bot to be gone",
        )

    def _note_commands(self) -> None:
        for listener in self.command_listeners:
            listener()
        self.bell.ring()
