"""Discord's gateway: no event or frame, however odd, ends the process or stops it listening.

discord.py reads frames and events as Discord documents them. What it cannot read would leave its
loop as an exception, and end the process. Here an event that cannot be read is dropped and noted,
and a frame that cannot be read counts as a broken connection, after which the library reconnects.
"""

import asyncio
import functools
import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, cast

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket, ReconnectWebSocket
from discord.state import ConnectionState

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS = (1.0, 600.0)
"""Discord asks for one in about 41 s. Shorter ones flood it; longer ones come too late."""
RESUME_SECONDS = 20.0
STALE_SESSION = frozenset({4007, 4009})
"""Close codes after which Discord resumes no session: wrong sequence, timed out."""
MOST_SEQUENCE = 2**63
MOST_KEYS = 40
UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024
"""The upload limit where an interaction does not say it."""

T = TypeVar("T")

_KINDS: Mapping[str, type] = {
    **dict.fromkeys(("token", "locale", "guild_locale", "guild_id", "channel_id"), str),
    **dict.fromkeys(("custom_id", "target_id", "app_permissions", "content"), str),
    **dict.fromkeys(("filename", "url", "proxy_url", "content_type", "description"), str),
    **dict.fromkeys(("type", "version", "context", "component_type", "flags"), int),
    **dict.fromkeys(("attachment_size_limit", "size", "width", "height"), int),
    **dict.fromkeys(("options", "components", "values", "entitlements", "embeds"), list),
    **dict.fromkeys(("items", "message_snapshots"), list),
    **dict.fromkeys(("data", "resolved", "user", "member", "guild", "channel", "message"), dict),
    "spoiler": bool,
}
"""The types of these fields anywhere in an interaction; another type counts as missing."""

_GONE = (OSError, aiohttp.ClientError, discord.ConnectionClosed, ReconnectWebSocket)
"""The connection itself ended: the library knows what to do."""


class BrokenFrameError(ConnectionError):
    """Discord sent a frame that cannot be read; the library treats it as a lost connection."""


class Gateway(DiscordWebSocket):
    """A connection that survives unreadable frames."""

    _has_read = False
    """Whether any event of this connection could be read."""

    @classmethod
    def unopened(cls, loop: asyncio.AbstractEventLoop) -> "Gateway":
        """Return a connection that was never opened; the library asks it for the session."""
        unopened = cls(cast("Any", None), loop=loop)
        unopened.gateway = cls.DEFAULT_GATEWAY
        return unopened

    @property
    def open(self) -> bool:
        """Whether Discord is at the other end."""
        return cast("object", self.socket) is not None and super().open

    @classmethod
    async def from_client(
        cls,
        client: discord.Client,
        *,
        gateway: yarl.URL | None = None,
        session: str | None = None,
        resume: bool = False,
        **options: Any,  # noqa: ANN401 - the library's, handed through
    ) -> "Gateway":
        """Connect; resume a session only if there is one.

        Raises:
            OSError, aiohttp.ClientError, ReconnectWebSocket: there is no connection.
        """
        connect = functools.partial(
            super().from_client,
            client,
            session=session,
            resume=resume and session is not None,
            **options,
        )
        if gateway in {None, cls.DEFAULT_GATEWAY}:
            return await connect()
        try:
            async with asyncio.timeout(RESUME_SECONDS):
                return await connect(gateway=gateway)
        except (OSError, aiohttp.ClientError) as error:
            # READY named it. A session may be taken up at the front door as well.
            logger.warning("gateway %s: %s, so Discord's own is asked", gateway, _name(error))
            return await connect()

    async def poll_event(self) -> None:
        """Wait for a frame, and read it.

        Raises:
            OSError, aiohttp.ClientError, discord.ConnectionClosed, ReconnectWebSocket: it is over.
        """
        try:
            await super().poll_event()
        except ReconnectWebSocket:
            if (self._close_code or self.socket.close_code) in STALE_SESSION:
                raise ReconnectWebSocket(self.shard_id, resume=False) from None
            raise

    async def received_message(self, msg: object, /) -> None:
        """Read a frame.

        Raises:
            BrokenFrameError: nobody can; the connection is closed.
        """
        sequence, beating = self.sequence, self._keep_alive
        try:
            await super().received_message(msg)
            self._require_sound()
        except _GONE as error:
            if not isinstance(error, BrokenFrameError):
                raise
            await self._break(error)
        except Exception as error:  # noqa: BLE001 - the last net of the connection
            await self._break(error)
        finally:
            # A second HELLO lets another thread beat; the library forgets the first.
            if beating is not None and beating is not self._keep_alive:
                beating.stop()
        if not _is_later(self.sequence, sequence):
            # Heartbeats and a later RESUME would be refused for it.
            self.sequence = sequence
        self._has_read = self._has_read or self.sequence != sequence

    def _require_sound(self) -> None:
        least, most = HEARTBEAT_SECONDS
        if self._keep_alive is not None and not least <= (self._keep_alive.interval or 0) <= most:
            raise BrokenFrameError("heartbeat interval")
        if not isinstance(cast("object", self.session_id), str | None):
            raise BrokenFrameError("session id")

    async def _break(self, error: Exception) -> None:
        logger.warning("gateway: a frame that cannot be read (%s); reconnecting", _name(error))
        if not self._has_read:
            # Taking the session up again would bring the same frame again.
            self.session_id = self.sequence = None
        await self.close(code=4000)
        raise BrokenFrameError(_name(error)) from None


# Both look the class up by this name.
discord.client.DiscordWebSocket = discord.shard.DiscordWebSocket = Gateway  # type: ignore[misc]


def _without_trace(record: logging.LogRecord) -> bool:
    """Let the library log a reconnect as one line; a trace says nothing about a network."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, (*_GONE, discord.HTTPException)):
        record.msg, record.args = f"{record.getMessage()}: {error!r}", ()
        record.exc_info = None
    return True


for name in (discord.client.__name__, discord.shard.__name__):
    logging.getLogger(name).addFilter(_without_trace)


def guard_events(client: discord.Client, state: ConnectionState[Any]) -> None:
    """Drop each event that cannot be read, log a line, and keep the session.

    Interactions that cannot be read are dispatched as ``unreadable_interaction``, as their members
    wait for an answer.
    """
    for event, parse in state.parsers.items():
        state.parsers[event] = functools.partial(_parsed, client, state, event, parse)


def _parsed(
    client: discord.Client,
    state: ConnectionState[Any],
    event: str,
    parse: Callable[[Any], None],
    data: Any,  # noqa: ANN401 - whatever Discord sent
) -> None:
    fields = cast("dict[str, object]", data) if isinstance(data, dict) else None
    before = [(thing, _kept(thing)) for thing in _changed_in_parts(client, state, fields or {})]
    try:
        if event == "INTERACTION_CREATE" and fields is not None:
            interaction = {"attachment_size_limit": UPLOAD_LIMIT_BYTES, **_mended(fields)}
            _require_person(interaction)
            parse(interaction)
        else:
            if event == "USER_UPDATE" and client.user is not None:
                _require_same(client.user, fields or {})
            parse(data)
    except Exception as error:
        has = "no fields" if fields is None else sorted(fields)[:MOST_KEYS]
        logger.warning("gateway event %s dropped: %s; it has %s", event, _name(error), has)
        for thing, values in before:
            for name, value in values.items():
                setattr(thing, name, value)
        if event == "READY":
            # Without it there is no session.
            raise BrokenFrameError(event) from error
        if event == "INTERACTION_CREATE" and fields is not None:
            client.dispatch("unreadable_interaction", fields)


def _changed_in_parts(
    client: discord.Client, state: ConnectionState[Any], fields: Mapping[str, object]
) -> Iterator[object]:
    """Yield what the library changes field by field; a dropped event must leave it unchanged."""
    yield state
    yield from filter(None, [client.user])
    guild_id = str(fields.get("guild_id") or fields.get("id"))
    if guild_id.isdecimal() and (guild := client.get_guild(int(guild_id))) is not None:
        yield guild


def _kept(thing: object) -> dict[str, object]:
    slots = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    names = [*slots, *getattr(thing, "__dict__", ())]
    return {
        name: getattr(thing, name) for name in names if name[:2] != "__" and hasattr(thing, name)
    }


def _require_person(interaction: Mapping[str, Any]) -> None:
    """Check that the interaction names who acts: a member in servers, a user elsewhere."""
    named = interaction["member"] if int(interaction.get("guild_id") or 0) else interaction
    int(named["user"]["id"])


def _require_same(user: discord.ClientUser, fields: Mapping[str, Any]) -> None:
    """Check that READY names the same bot as before; it would look up somebody else's roles."""
    if int(fields["id"]) != user.id:
        raise ValueError


def _mended(value: T) -> T:
    """Return JSON without fields of a wrong type, and with texts that can be stored."""
    mended: object = value
    if isinstance(value, str):
        # Halves of characters are replaced, and no database takes a NUL.
        mended = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        mended = mended.replace("\0", "")
    elif isinstance(value, list):
        mended = [_mended(one) for one in cast("list[object]", value)]
    elif isinstance(value, dict):
        pairs = cast("dict[str, object]", value).items()
        mended = {
            _mended(key): _mended(one)
            for key, one in pairs
            if isinstance(one, _KINDS.get(key, object))
        }
    return cast("T", mended)


def _is_later(sequence: object, before: int | None) -> bool:
    if sequence is None:
        return before is None
    return type(sequence) is int and (before or 0) <= sequence < MOST_SEQUENCE


def _name(error: Exception) -> str:
    """Name an error without its text, which may quote what somebody wrote."""
    return type(error).__name__
