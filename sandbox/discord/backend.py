"""simcord's in-memory Discord, fitted for real time and real sockets.

All that leans on simcord's private parts stands in this file, `cdn.py` and `components.py`; the
exact version is pinned for that reason.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import discord
from simcord._clock import Clock
from simcord.backend import Backend, serializers
from simcord.backend.access import channel_accessible
from simcord.backend.command_access import command_access
from simcord.backend.errors import BackendError
from simcord.backend.models import Channel, Interaction, Message, Overwrite
from simcord.enums import ChannelType, OverwriteType
from simcord.http import router, routes
from simcord.intents import EVENT_INTENTS, censor_message, required_intent
from simcord.interactions import base_payload

from sandbox.discord.cdn import LocalCdn
from sandbox.discord.components import media_of, with_text_ids
from sandbox.discord.wire import Json, as_object, as_objects, copy

__all__ = [
    "EPHEMERAL",
    "EVENT_INTENTS",
    "LOADING",
    "BackendError",
    "Channel",
    "ChannelType",
    "Interaction",
    "LocalBackend",
    "Message",
    "Upload",
    "censor_message",
    "required_intent",
]

EPHEMERAL = 1 << 6
LOADING = 1 << 7
_ROUTES_REGISTERED = routes  # importing the module is what registers simcord's routes

# What an application may do in a direct message with its bot, as Discord tells it there.
_DIRECT_PERMISSIONS = discord.Permissions(
    attach_files=True, embed_links=True, mention_everyone=True, external_emojis=True
)
# Events after which a client draws its lists of channels, roles, members or commands anew.
_WORLD_EVENTS = (
    "CHANNEL_",
    "THREAD_",
    "GUILD_ROLE_",
    "GUILD_MEMBER_",
    "APPLICATION_COMMAND_PERMISSIONS_",
)

MessageListener = Callable[[str, Message], None]
WorldListener = Callable[[], None]


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
        self.refusing_direct: set[int] = set()
        self.conversations: set[int] = set()
        """Direct messages and groups of people, which the bot is no part of."""
        self.application_owner: int | None = None
        """Whose the application is; nobody's but the bot's own until somebody is named."""
        self.endpoint: Json = {}
        """What the application says of where its interactions are sent over HTTP."""
        self.integration_owners: dict[int, dict[str, str]] = {}
        """For each interaction: who installed the app, as Discord tells it."""
        self.message_listeners: list[MessageListener] = []
        self.world_listeners: list[WorldListener] = []

    # What simcord tells the gateway, with age restriction added to its channels.

    def emit(self, event: str, payload: Mapping[str, Any]) -> None:
        """Send an event to every gateway session."""
        if event == "GUILD_CREATE":
            marked = [self._with_age(channel) for channel in payload["channels"]]
            payload = {**payload, "channels": marked}
        elif event.startswith("CHANNEL_") and "type" in payload:
            payload = self._with_age(payload)
        payload = self.files.refreshed(payload)
        for listener in self.subscribers:
            listener(event, payload)
        if event.startswith(_WORLD_EVENTS):
            for tell in self.world_listeners:
                tell()

    def guild_payload(self, guild_id: int) -> Json:
        """The GUILD_CREATE object."""
        payload = cast("Json", dict(serializers.guild_create_payload(self, self.guilds[guild_id])))
        payload["channels"] = [self._with_age(channel) for channel in payload["channels"]]
        return payload

    def channel_object(self, channel_id: int) -> Json:
        """Discord's channel object."""
        channel = self.get_channel(channel_id)
        payload = self._with_age(cast("Json", dict(serializers.channel_payload(self, channel))))
        if channel_id in self.conversations:
            for key in ("position", "permission_overwrites", "parent_id"):
                payload.pop(key, None)
            payload["recipients"] = [self.user_object(one) for one in channel.recipient_ids]
            payload["owner_id"] = str(channel.owner_id) if channel.owner_id else None
        return payload

    def visible_channels(self, user_id: int, guild_id: int) -> list[int]:
        """The channels, threads and categories this person sees, in the order they are shown."""
        guild = self.get_guild(guild_id)
        everything = (*guild.channel_ids, *guild.thread_ids)
        return [one for one in everything if channel_accessible(self, one, user_id)]

    def delete_channel(self, channel_id: int) -> None:
        """Remove a channel with its threads; the channels of a category stay without it."""
        children = [one.id for one in self.channels.values() if one.parent_id == channel_id]
        for child_id in children:
            if self.get_channel(child_id).is_thread:
                super().delete_channel(child_id)
            else:
                self.edit_channel(child_id, {"parent_id": None})
        self.age_restricted.discard(channel_id)
        super().delete_channel(channel_id)

    def set_role_overwrite(
        self,
        channel_id: int,
        role_id: int,
        *,
        allow: discord.Permissions,
        deny: discord.Permissions,
    ) -> None:
        """Say what a role may and may not do in a channel."""
        rule = Overwrite(role_id, OverwriteType.ROLE, allow=allow.value, deny=deny.value)
        self.set_overwrite(channel_id, rule)

    def delete_role(self, guild_id: int, role_id: int) -> None:
        """Remove a role, also from what channels say about it."""
        super().delete_role(guild_id, role_id)
        for channel_id in self.get_guild(guild_id).channel_ids:
            if any(one.target_id == role_id for one in self.get_channel(channel_id).overwrites):
                self.delete_overwrite(channel_id, role_id)

    def _with_age(self, channel: Mapping[str, Any]) -> Json:
        return {**channel, "nsfw": int(channel["id"]) in self.age_restricted}

    # Messages, ephemeral ones included.

    def commit_message(self, message: Message, *, broadcast: bool = True) -> Message:
        """Install a message and tell the listeners."""
        metadata = message.interaction_metadata
        if metadata is not None:
            owners = self.integration_owners.get(int(metadata["id"]), {})
            metadata["authorizing_integration_owners"] = owners
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

    def bulk_delete_messages(self, channel_id: int, message_ids: Iterable[int]) -> list[int]:
        """Remove several messages and tell the listeners of each."""
        wanted = list(message_ids)
        known = self.messages.get(channel_id, {})
        going = [known[message_id] for message_id in wanted if message_id in known]
        deleted = super().bulk_delete_messages(channel_id, wanted)
        for message in going:
            self._tell("MESSAGE_DELETE", message)
        return deleted

    def message_object(self, message: Message) -> Json:
        """Discord's message object, free to keep."""
        payload = copy(cast("Json", serializers.message_payload(self, message)))
        payload = self.files.refreshed(payload)
        attachments = {item["id"]: item for item in payload["attachments"]}
        for media in media_of(payload["components"]):
            attachment = attachments.get(media.get("attachment_id"), {})
            media |= {key: attachment[key] for key in ("width", "height") if key in attachment}
        with_text_ids(payload["components"])
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
        return self.may_look(user_id, message.channel_id) and message.visible_to(user_id)

    def pings(self, user_id: int, message: Message) -> bool:
        """Whether the message calls this person: mentioned, and allowed to be mentioned."""
        if message.author_id == user_id or message.is_ephemeral:
            return False
        if user_id in message.ping_user_ids or message.mention_everyone:
            return True
        guild_id = self.get_channel(message.channel_id).guild_id
        member = None if guild_id is None else self.get_guild(guild_id).members.get(user_id)
        return member is not None and not set(member.role_ids).isdisjoint(message.ping_role_ids)

    def may_look(self, user_id: int, channel_id: int) -> bool:
        """Whether this person sees the channel; a direct message only its two sides."""
        if channel_id in self.conversations:
            return user_id in self.get_channel(channel_id).recipient_ids
        return channel_accessible(self, channel_id, user_id)

    def bot_is_in(self, *, guild_id: int | None, channel_id: int | None) -> bool:
        """Whether the bot is a member there: elsewhere it may read, write and hear nothing."""
        guild = self.guilds.get(guild_id or 0)
        if guild is not None:
            return self.bot_user.id in guild.members
        return channel_id not in self.conversations

    def may_write(self, user_id: int, channel_id: int) -> bool:
        """Whether this person may post there."""
        channel = self.get_channel(channel_id)
        if channel.guild_id is None:
            return self.may_look(user_id, channel_id)
        rights = self.permissions(user_id, channel_id)
        if channel.is_thread:
            return rights.send_messages_in_threads
        return rights.send_messages and channel.type in {ChannelType.TEXT, ChannelType.NEWS}

    def permissions(self, user_id: int, channel_id: int) -> discord.Permissions:
        """What this person may do in the channel."""
        guild_id = self.get_channel(channel_id).guild_id
        if guild_id is None:
            return discord.Permissions.none()
        return discord.Permissions(self.compute_permissions(guild_id, user_id, channel_id))

    def may_use(self, command: Json, *, user_id: int, channel_id: int) -> bool:
        """Whether Discord would offer the command to this person in this channel."""
        return command_access(self, command, user_id=user_id, channel_id=channel_id).allowed

    def except_from_command(
        self, command_id: int, guild_id: int, *, target_id: int, kind: int, allowed: bool | None
    ) -> None:
        """Note an exception to who may use a command, or take it back, and tell of it."""
        before = self.get_command_permissions(guild_id, command_id) or []
        rules = [rule for rule in before if rule["id"] != str(target_id)]
        if allowed is not None:
            rules.append({"id": str(target_id), "type": kind, "permission": allowed})
        self.set_command_permissions(guild_id, command_id, rules)
        ids = {"id": command_id, "application_id": self.application_id, "guild_id": guild_id}
        told = {key: str(value) for key, value in ids.items()}
        self.emit("APPLICATION_COMMAND_PERMISSIONS_UPDATE", {**told, "permissions": rules})

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
        if "permission_overwrites" in (channel := as_object(answer)):
            return self._with_age(channel)
        if path == "/oauth2/applications/@me":
            owner = self.application_owner
            named = {} if owner is None else {"owner": self.user_object(owner)}
            return {**as_object(answer), **named, **self.endpoint}
        if path.endswith("/channels") and isinstance(answer, list):
            return [self._with_age(channel) for channel in as_objects(cast("object", answer))]
        return self.files.refreshed(answer)

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
        if record.guild_id is None:
            payload["app_permissions"] = str(_DIRECT_PERMISSIONS.value)
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

    def role_objects(self, guild_id: int) -> list[Json]:
        """Discord's role objects of the server."""
        roles = serializers.roles_payload(self.get_guild(guild_id))
        return [cast("Json", dict(role)) for role in roles]

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
