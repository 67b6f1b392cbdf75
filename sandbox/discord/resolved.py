"""The `resolved` part of an interaction: the objects behind the ids somebody chose."""

from collections.abc import Sequence

from sandbox.discord.backend import BackendError, LocalBackend
from sandbox.discord.refusal import RefusedError
from sandbox.discord.wire import Json

USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT = 6, 7, 8, 9, 11


class Resolver:
    """Collects objects while the options of one interaction are read."""

    def __init__(
        self, *, backend: LocalBackend, user_id: int, channel_id: int, uploads: dict[str, Json]
    ) -> None:
        self._backend = backend
        self._user_id = user_id
        self._guild_id = backend.get_channel(channel_id).guild_id
        self._uploads = uploads
        self.found: dict[str, Json] = {}

    def add(
        self,
        option_type: int,
        value: object,
        *,
        name: str,
        of_types: Sequence[int] | None = None,
    ) -> str:
        """Look up the id, which must be of that option type; return it as it goes on the wire.

        `of_types` are the kinds of channel that may be chosen; none means any.
        """
        key = str(value)
        try:
            if option_type == ATTACHMENT:
                self._put("attachments", key, self._uploads[key])
            elif option_type == CHANNEL:
                self._add_channel(int(key), name=name, of_types=of_types)
            elif option_type == ROLE or (option_type == MENTIONABLE and self._is_role(int(key))):
                self._put("roles", key, self._backend.resolved_role(int(key), self._guild_id or 0))
            else:
                self._add_user(int(key))
        except (BackendError, KeyError, ValueError):
            raise RefusedError(f"{name}: there is nothing here with the id {key}.") from None
        return key

    def _is_role(self, snowflake: int) -> bool:
        return (
            self._guild_id is not None and snowflake in self._backend.guilds[self._guild_id].roles
        )

    def _add_user(self, user_id: int) -> None:
        user, member = self._backend.resolved_user(user_id, self._guild_id)
        self._put("users", str(user_id), user)
        if member is not None:
            rights = self._backend.compute_permissions(self._guild_id or 0, user_id)
            self._put("members", str(user_id), {**member, "permissions": str(rights)})

    def add_message(self, message_id: str, message: Json) -> None:
        """Add the message a message command is used on."""
        self._put("messages", message_id, message)

    def _add_channel(self, channel_id: int, *, name: str, of_types: Sequence[int] | None) -> None:
        if of_types and self._backend.get_channel(channel_id).type not in of_types:
            raise RefusedError(f"{name}: this kind of channel cannot be chosen here.")
        rights = self._backend.permissions(self._user_id, channel_id)
        channel = self._backend.channel_object(channel_id)
        self._put("channels", str(channel_id), {**channel, "permissions": str(rights.value)})

    def _put(self, kind: str, key: str, value: Json) -> None:
        self.found.setdefault(kind, {})[key] = value
