"""Who added the bot to their own apps, and what Discord makes of that, place by place.

The rules are those of Discord's documentation: "Authorizing Integration Owners Object", "Contexts"
of application commands, the permission USE_EXTERNAL_APPS, and "Create Followup Message".
"""

from collections.abc import Mapping

import discord

from sandbox.discord.backend import EPHEMERAL, BackendError, Interaction, LocalBackend, Message
from sandbox.discord.wire import Json, as_object

BY_SERVER, BY_PERSON = 0, 1
"""Discord's installation types."""
SERVER, BOT_DIRECT, PRIVATE = 0, 1, 2
"""Discord's contexts: where a command is used."""
MOST_FOLLOW_UPS = 5
"""So many more messages may follow an answer where only a person installed the app."""

Owners = dict[str, str]

# What an app may do among people, whether or not it is a member.
_PRIVATE_PERMISSIONS = discord.Permissions(
    attach_files=True, embed_links=True, mention_everyone=True
)
_GUEST_PERMISSIONS = _PRIVATE_PERMISSIONS | discord.Permissions(external_emojis=True)
_MESSAGE, _THINKING = 4, 5


class Installs:
    """Knows who brings the bot along, and where it is only brought along."""

    def __init__(self, *, backend: LocalBackend) -> None:
        self._backend = backend
        self.people: set[int] = set()

    def set_installed(self, user_id: int, *, installed: bool) -> None:
        """Add the bot to somebody's apps, or remove it; the gateway tells bots nothing of it."""
        self._backend.get_user(user_id)
        if installed:
            self.people.add(user_id)
        else:
            self.people.discard(user_id)
        for tell in self._backend.world_listeners:
            tell()

    def context(self, channel_id: int) -> int:
        """Which of Discord's contexts the channel is."""
        if channel_id in self._backend.conversations:
            return PRIVATE
        return BOT_DIRECT if self._guild_id(channel_id) is None else SERVER

    def is_guest(self, channel_id: int) -> bool:
        """Whether the bot is there only where somebody brings it along."""
        guild_id = self._guild_id(channel_id)
        return not self._backend.bot_is_in(guild_id=guild_id, channel_id=channel_id)

    def offered(self, *, user_id: int, channel_id: int, kind: int) -> list[Json]:
        """The commands of this kind that Discord offers this person there, by name."""
        found = [
            command
            for command in self._backend.all_commands()
            if command.get("type", 1) == kind
            and self.offers(command, user_id=user_id, channel_id=channel_id)
        ]
        return sorted(found, key=lambda command: (command["name"], int(command["id"])))

    def offers(self, command: Json, *, user_id: int, channel_id: int) -> bool:
        """Whether this person may use the command there."""
        context = self.context(channel_id)
        contexts = command.get("contexts")
        if contexts is not None and context not in contexts:
            return False
        if not self.owners_of_command(command, user_id=user_id, channel_id=channel_id):
            return False
        # In conversations there are no permissions.
        return context == PRIVATE or self._backend.may_use(
            command, user_id=user_id, channel_id=channel_id
        )

    def owners_of_command(self, command: Json, *, user_id: int, channel_id: int) -> Owners:
        """Which installations let this person use the command there; none: it is not for them."""
        types = command.get("integration_types") or [BY_SERVER]
        owners = self._by_server(channel_id) if BY_SERVER in types else {}
        is_global = command.get("guild_id") is None
        if BY_PERSON in types and is_global and user_id in self.people:
            owners[str(BY_PERSON)] = str(user_id)
        return owners

    def owners_of_message(self, message: Message) -> Owners:
        """Which installations stand behind a message's buttons, whoever presses them."""
        before: Mapping[str, object] = (message.interaction_metadata or {}).get(
            "authorizing_integration_owners", {}
        )
        by_person = {key: str(one) for key, one in before.items() if key == str(BY_PERSON)}
        return {**self._by_server(message.channel_id), **by_person}

    def mark(self, record: Interaction, payload: Json, owners: Owners) -> None:
        """Put into an interaction what Discord tells of its place and its installations."""
        self._backend.integration_owners[record.id] = owners
        payload["authorizing_integration_owners"] = owners
        payload["context"] = self.context(record.channel_id)
        if not self.is_guest(record.channel_id):
            return
        channel = payload["channel"]
        channel.pop("permission_overwrites", None)
        if record.guild_id is None:
            payload["app_permissions"] = str(_PRIVATE_PERMISSIONS.value)
            return
        own = self._backend.permissions(record.user_id, record.channel_id)
        channel["permissions"] = str(own.value)
        payload["app_permissions"] = str((own & _GUEST_PERMISSIONS).value)

    def judge(self, method: str, path: str, body: object) -> object:
        """The body of a bot's request as Discord takes it; BackendError where it refuses."""
        match path.strip("/").split("/"):
            case ["channels", channel, *_] if self._is_out_of_reach(int(channel)):
                raise BackendError(403, 50001, "Missing Access")
            case ["guilds", guild, *_] if self._is_foreign(int(guild)):
                raise BackendError(404, 10004, "Unknown Guild")
            case ["applications", _, "guilds", guild, *_] if self._is_foreign(int(guild)):
                raise BackendError(403, 50001, "Missing Access")
            case ["interactions", interaction_id, _, "callback"]:
                record = self._backend.interactions.get(int(interaction_id))
                callback = as_object(body)
                shows = callback.get("type") in {_MESSAGE, _THINKING}
                if record is not None and shows and self._is_hidden(record):
                    return {**callback, "data": _hidden(as_object(callback.get("data")))}
            case ["webhooks", _, token] if method == "POST":
                record = self._by_token(token)
                if record is not None and not record.loading:
                    self._check_follow_up(record)
                    return _hidden(as_object(body)) if self._is_hidden(record) else body
            case _:
                pass
        return body

    def knows(self, user_id: int) -> bool:
        """Whether the bot may write to this person: a server in common, or installed by them."""
        bot = self._backend.bot_user.id
        common = any(
            bot in guild.members and user_id in guild.members
            for guild in self._backend.guilds.values()
        )
        return common or user_id in self.people

    def _by_server(self, channel_id: int) -> Owners:
        # Of a direct message with an app that servers have installed Discord says "0".
        guild_id = self._guild_id(channel_id) or 0
        return {} if self.is_guest(channel_id) else {str(BY_SERVER): str(guild_id)}

    def _check_follow_up(self, record: Interaction) -> None:
        if self._only_by_person(record) and len(record.followup_ids) >= MOST_FOLLOW_UPS:
            words = "This interaction has hit the maximum number of follow up messages"
            raise BackendError(400, 40094, words)

    def _is_hidden(self, record: Interaction) -> bool:
        """Whether the server wants brought apps to answer to those who bring them alone."""
        if record.guild_id is None or not self._only_by_person(record):
            return False
        return not self._backend.permissions(record.user_id, record.channel_id).use_external_apps

    def _only_by_person(self, record: Interaction) -> bool:
        owners = self._backend.integration_owners.get(record.id, {})
        return list(owners) == [str(BY_PERSON)]

    def _by_token(self, token: str) -> Interaction | None:
        interaction_id = self._backend.interaction_tokens.get(token)
        return None if interaction_id is None else self._backend.interactions[interaction_id]

    def _guild_id(self, channel_id: int) -> int | None:
        return self._backend.get_channel(channel_id).guild_id

    def _is_out_of_reach(self, channel_id: int) -> bool:
        return channel_id in self._backend.channels and self.is_guest(channel_id)

    def _is_foreign(self, guild_id: int) -> bool:
        return not self._backend.bot_is_in(guild_id=guild_id, channel_id=None)


def _hidden(message: Json) -> Json:
    return {**message, "flags": int(message.get("flags") or 0) | EPHEMERAL}
