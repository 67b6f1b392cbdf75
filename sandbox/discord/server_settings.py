"""What an administrator changes in the server while the bot runs."""

import discord

from sandbox.discord.backend import BackendError, Channel, LocalBackend
from sandbox.discord.installs import Installs
from sandbox.discord.refusal import RefusedError
from sandbox.discord.tongues import LANGUAGES
from sandbox.discord.wire import Json
from sandbox.discord.world import World

# What an exception of the Integrations page is about, as Discord numbers it.
_ROLE, _USER, _CHANNEL = 1, 2, 3
# The permissions a bot of this kind meets, by discord.py's names.
BOT_PERMISSIONS = (
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "embed_links",
    "attach_files",
    "read_message_history",
    "use_application_commands",
)


class ServerSettings:
    """Changes roles, channels and members; the bot and the pages hear of each at once."""

    def __init__(self, *, backend: LocalBackend, installs: Installs, world: World) -> None:
        self._backend = backend
        self._installs = installs
        self._world = world

    def delete_role(self, role_id: int) -> None:
        """Delete a role; those who had it lose it."""
        role = self._backend.get_role(self._world.guild_id, role_id)
        if role.managed:
            raise RefusedError("This role belongs to the bot and goes only with it.")
        self._backend.delete_role(self._world.guild_id, role_id)

    def rename_role(self, role_id: int, name: str) -> None:
        """Give a role another name."""
        self._backend.edit_role(self._world.guild_id, role_id, {"name": name})

    def delete_channel(self, channel_id: int) -> None:
        """Delete a channel with its threads, a thread, or a category without its channels."""
        self._own_channel(channel_id)
        self._backend.delete_channel(channel_id)

    def set_age_restricted(self, channel_id: int, restricted: bool) -> None:  # noqa: FBT001 - the setting itself
        """Mark a channel as age-restricted, or no longer."""
        self._own_channel(channel_id)
        if restricted:
            self._backend.age_restricted.add(channel_id)
        else:
            self._backend.age_restricted.discard(channel_id)
        self._backend.announce_channel_update(channel_id)

    def archive_thread(self, channel_id: int, *, locked: bool = False) -> None:
        """Archive a thread, as Discord does when nobody has written there for long, or a person."""
        if not self._own_channel(channel_id).is_thread:
            raise RefusedError("This is no thread.")
        kept = {"archived": True, "locked": locked}
        self._backend.edit_channel(channel_id, {}, thread_metadata=kept)

    def set_member_role(self, user_id: int, role_id: int, *, held: bool) -> None:
        """Give a member a role, or take it."""
        guild_id = self._world.guild_id
        self._backend.get_role(guild_id, role_id)
        member = self._backend.get_member(guild_id, user_id)
        kept = [one for one in member.role_ids if one != role_id]
        self._backend.edit_member(
            guild_id, user_id, {"role_ids": [*kept, role_id] if held else kept}
        )

    def set_direct_messages(self, user_id: int, *, taken: bool) -> None:
        """Let a person take direct messages of the bot, or refuse them."""
        self._backend.get_member(self._world.guild_id, user_id)
        if taken:
            self._backend.refusing_direct.discard(user_id)
        else:
            self._backend.refusing_direct.add(user_id)

    def set_installed(self, user_id: int, *, installed: bool) -> None:
        """Let a person add the bot to their own apps, or remove it there."""
        self._backend.get_member(self._world.guild_id, user_id)
        self._installs.set_installed(user_id, installed=installed)

    def set_language(self, user_id: int, locale: str) -> None:
        """Let a person's Discord speak another language."""
        self._backend.get_member(self._world.guild_id, user_id)
        if locale not in LANGUAGES:
            raise RefusedError(f"The languages are: {', '.join(LANGUAGES)}.")
        self._world.locales[user_id] = locale
        for tell in self._backend.world_listeners:
            tell()

    def set_bot_permission(
        self,
        channel_id: int,
        name: str,
        allowed: bool | None,  # noqa: FBT001 - the setting itself
    ) -> None:
        """Allow or deny the bot something in a channel; None leaves it to its role."""
        if name not in BOT_PERMISSIONS:
            raise RefusedError(f"There is no permission {name} here.")
        channel = self._own_channel(channel_id)
        bot_role = self._world.roles.bot
        before = next((one for one in channel.overwrites if one.target_id == bot_role), None)
        allow = discord.Permissions(before.allow if before else 0)
        deny = discord.Permissions(before.deny if before else 0)
        setattr(allow, name, allowed is True)
        setattr(deny, name, allowed is False)
        self._backend.set_role_overwrite(channel_id, bot_role, allow=allow, deny=deny)

    def set_command_access(
        self,
        name: str,
        target_id: int,
        allowed: bool | None,  # noqa: FBT001 - the setting itself
    ) -> None:
        """Allow or deny a command to a role, a member or in a channel, as under Integrations.

        None takes the exception back; what the command itself asks for holds again.
        """
        backend, guild_id = self._backend, self._world.guild_id
        command = next((one for one in backend.all_commands() if one["name"] == name), None)
        if command is None:
            raise RefusedError(f"There is no command {name}.", status=404)
        guild = backend.get_guild(guild_id)
        kind = _ROLE if target_id in guild.roles else _USER
        if kind == _USER and target_id not in guild.members:
            self._own_channel(target_id)
            kind = _CHANNEL
        backend.except_from_command(
            int(command["id"]), guild_id, target_id=target_id, kind=kind, allowed=allowed
        )

    def expire_links(self) -> None:
        """Let every address of an attachment given out so far lead nowhere."""
        self._backend.files.expire_links()

    def to_json(self) -> Json:
        """Who has which role, and what the bot may do where."""
        backend, bot = self._backend, self._backend.bot_user.id
        guild = backend.get_guild(self._world.guild_id)
        members = {str(one.user_id): list(map(str, one.role_ids)) for one in guild.members.values()}
        rights = {one: backend.permissions(bot, one) for one in guild.channel_ids}
        return {
            "member_roles": members,
            "installed": [str(one) for one in self._installs.people],
            "refusing_direct": [str(one) for one in backend.refusing_direct],
            "bot_permissions": {
                str(channel): {name: bool(getattr(held, name)) for name in BOT_PERMISSIONS}
                for channel, held in rights.items()
            },
        }

    def _own_channel(self, channel_id: int) -> Channel:
        channel = self._backend.get_channel(channel_id)
        if channel.guild_id != self._world.guild_id:
            raise BackendError(404, 10003, "Unknown Channel")
        return channel
