"""simcord's in-memory Discord, fitted for real time and real sockets.

All that leans on simcord's private parts stands in this file, `cdn.py` and `rest.py`'s one call
of `dispatch`; the exact version is pinned for that reason.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import discord
from simcord._clock import Clock
from simcord.backend import Backend, serializers
from simcord.backend.access import message_accessible
from simcord.backend.command_access import command_access
from simcord.backend.errors import BackendError
from simcord.backend.models import Interaction, Message
from simcord.components import walk_components
from simcord.http import router, routes
from simcord.intents import EVENT_INTENTS, censor_message, required_intent
from simcord.interactions import base_payload

from sandbox.discord.cdn import LocalCdn
from sandbox.discord.wire import Json, as_object, copy

__all__ = [
    "EPHEMERAL",
    "EVENT_INTENTS",
    "LOADING",
    "BackendError",
    "Interaction",
    "LocalBackend",
    "Message",
    "Upload",
    "censor_message",
    "required_intent",
    "walk_components",
]

EPHEMERAL = 1 << 6
LOADING = 1 << 7
_ROUTES_REGISTERED = routes  # importing the module is what registers simcord's routes

MessageListener = Callable[[str, Message], None]


@dataclass(slots=True, kw_only=True)
class Upload:
    """A file of a request, in the shape simcord's handlers read."""

    filename: str
    fp: Any
    description: str | None = None
    spoiler: bool = False


class _RealClock(Clock):
    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)


class _Forgotten(list[Any]):
    """simcord notes every request and event for its own tests; here that would only grow."""

    def append(self, _item: object) -> None:
        """Keep nothing."""


class LocalBackend(Backend):
    """simcord's Discord in real time, which also tells of messages only one person sees."""

    def __init__(self) -> None:
        super().__init__(clock=_RealClock())
        self.files = LocalCdn()
        self.cdn = self.files
        self.http_requests = _Forgotten()
        self.transcript = _Forgotten()
        self.age_restricted: set[int] = set()
        self.message_listeners: list[MessageListener] = []

    # What simcord tells the gateway, with age restriction added to its channels.

    def emit(self, event: str, payload: Mapping[str, Any]) -> None:
        """Send an event to every gateway session."""
        if event == "GUILD_CREATE":
            marked = [self._with_age(channel) for channel in payload["channels"]]
            payload = {**payload, "channels": marked}
        for listener in self.subscribers:
            listener(event, payload)

    def guild_payload(self, guild_id: int) -> Json:
        """The GUILD_CREATE object."""
        payload = cast("Json", dict(serializers.guild_create_payload(self, self.guilds[guild_id])))
        payload["channels"] = [self._with_age(channel) for channel in payload["channels"]]
        return payload

    def channel_object(self, channel_id: int) -> Json:
        """Discord's channel object."""
        payload = serializers.channel_payload(self, self.get_channel(channel_id))
        return self._with_age(cast("Json", payload))

    def _with_age(self, channel: Mapping[str, Any]) -> Json:
        return {**channel, "nsfw": int(channel["id"]) in self.age_restricted}

    # Messages, ephemeral ones included.

    def commit_message(self, message: Message, *, broadcast: bool = True) -> Message:
        """Install a message and tell the listeners."""
        committed = super().commit_message(message, broadcast=broadcast)
        self._tell("MESSAGE_CREATE", committed)
        return committed

    def edit_message(self, channel_id: int, message_id: int, fields: dict[str, Any]) -> Message:
        """Change a message and tell the listeners."""
        was_thinking = self.get_message(channel_id, message_id).flags & LOADING
        message = super().edit_message(channel_id, message_id, fields)
        if was_thinking:
            # Completing a deferred reply is its first appearance: Discord shows no "(edited)".
            message.edited_timestamp = None
        self._tell("MESSAGE_UPDATE", message)
        return message

    def delete_message(self, channel_id: int, message_id: int) -> None:
        """Remove a message and tell the listeners."""
        message = self.get_message(channel_id, message_id)
        super().delete_message(channel_id, message_id)
        self._tell("MESSAGE_DELETE", message)

    def message_object(self, message: Message) -> Json:
        """Discord's message object, free to keep."""
        payload = copy(cast("Json", serializers.message_payload(self, message)))
        attachments = {item["id"]: item for item in payload["attachments"]}
        for media in _media(payload["components"]):
            attachment = attachments.get(media.get("attachment_id"), {})
            media |= {key: attachment[key] for key in ("width", "height") if key in attachment}
        return payload

    def _tell(self, event: str, message: Message) -> None:
        for listener in self.message_listeners:
            listener(event, message)

    def messages_for(self, user_id: int, channel_id: int) -> list[Message]:
        """What this person sees in the channel, oldest first."""
        found = self.messages.get(channel_id, {}).values()
        return [message for message in found if self.sees(user_id, message)]

    def find_message(self, message_id: int) -> Message | None:
        """The message, wherever it is."""
        for channel in self.messages.values():
            if message_id in channel:
                return channel[message_id]
        return None

    # Who may do what.

    def sees(self, user_id: int, message: Message) -> bool:
        """Whether this person sees the message in their client."""
        return message_accessible(self, message.channel_id, message, user_id)

    def permissions(self, user_id: int, channel_id: int) -> discord.Permissions:
        """What this person may do in the channel."""
        guild_id = self.get_channel(channel_id).guild_id
        if guild_id is None:
            return discord.Permissions.none()
        return discord.Permissions(self.compute_permissions(guild_id, user_id, channel_id))

    def may_use(self, command: Json, *, user_id: int, channel_id: int) -> bool:
        """Whether Discord would offer the command to this person in this channel."""
        return command_access(self, command, user_id=user_id, channel_id=channel_id).allowed

    def all_commands(self) -> Iterator[Json]:
        """Every registered command, of every server and of none."""
        for commands in self.commands.values():
            yield from commands.values()

    # REST and interactions.

    def dispatch(
        self,
        method: str,
        path: str,
        *,
        body: object,
        query: dict[str, str],
        files: Sequence[Upload],
    ) -> object:
        """Do what a bot's request asks; BackendError carries Discord's refusal."""
        answer: object = router.dispatch(
            self, method, path, json=body, params=dict(query), files=list(files)
        )
        if method == "GET" and "permission_overwrites" in (channel := as_object(answer)):
            return self._with_age(channel)
        return answer

    def begin_interaction(
        self, *, kind: int, user_id: int, channel_id: int, data: Json
    ) -> tuple[Interaction, Json]:
        """Record an interaction and build its INTERACTION_CREATE object."""
        record, payload = base_payload(
            self,
            type=kind,
            channel_id=channel_id,
            guild_id=self.get_channel(channel_id).guild_id,
            user_id=user_id,
            data=data,
        )
        payload["channel"] = self.channel_object(channel_id)
        return record, payload

    def resolved_user(self, user_id: int, guild_id: int | None) -> tuple[Json, Json | None]:
        """The user and the partial member that `resolved` carries for an id."""
        user = cast("Json", dict(serializers.user_payload(self.get_user(user_id))))
        if guild_id is None or user_id not in self.get_guild(guild_id).members:
            return user, None
        guild = self.get_guild(guild_id)
        member = serializers.member_payload(self, guild, guild.members[user_id], with_user=False)
        return user, cast("Json", dict(member))

    def resolved_role(self, role_id: int, guild_id: int) -> Json:
        """The role that `resolved` carries for an id."""
        return cast("Json", dict(serializers.role_payload(self.get_role(guild_id, role_id))))

    def user_object(self, user_id: int) -> Json:
        """Discord's user object."""
        return cast("Json", dict(serializers.user_payload(self.get_user(user_id))))

    def member_objects(self, guild_id: int) -> list[Json]:
        """Discord's member objects of the server."""
        guild = self.get_guild(guild_id)
        return [
            cast("Json", dict(serializers.member_payload(self, guild, member)))
            for member in guild.members.values()
        ]


def _media(components: list[Json]) -> Iterator[Json]:
    for component in walk_components(components):
        yield from (item["media"] for item in component.get("items", []))
        yield from (component[key] for key in ("media", "file") if key in component)
