"""The server a visitor walks into: its people, roles and channels."""

import datetime as dt
from dataclasses import dataclass, field

import discord
from simcord.backend.models import Overwrite, User
from simcord.enums import ChannelType, OverwriteType

from sandbox.discord.backend import LocalBackend

# Exactly what the invite link asks for.
INVITE_PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    use_application_commands=True,
)
_MODERATOR = discord.Permissions(
    manage_guild=True,
    manage_channels=True,
    manage_messages=True,
    moderate_members=True,
    kick_members=True,
)
_WRITE = discord.Permissions(send_messages=True)
_VIEW = discord.Permissions(view_channel=True)
_NOTHING = discord.Permissions.none()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member whom the visitor can be."""

    id: int
    name: str
    role: str
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Ids of everything there is at the start; `locales` may be changed at any time."""

    guild_id: int
    mira: Person
    theo: Person
    nova: Person
    general: int
    art: int
    art_after_dark: int
    read_only: int
    moderators: int
    locales: dict[int, str] = field(default_factory=dict[int, str])

    @property
    def people(self) -> tuple[Person, Person, Person]:
        """Everyone the visitor can be."""
        return self.mira, self.theo, self.nova


def build_world(backend: LocalBackend, *, bot_name: str = "Easel") -> World:
    """Fill an empty backend; the bot gets the permissions of the invite and no more."""
    _become(backend, bot_name)
    owner = _person(backend, "ada", "Ada", joined=_ago(days=1500))
    guild = backend.create_guild("Paint & Pixels", id=_snowflake(_ago(days=1400)), owner_id=owner)
    bot_role = guild.members[backend.bot_user.id].role_ids[0]
    guild.roles[bot_role].permissions = INVITE_PERMISSIONS.value
    moderator = backend.create_role(
        guild.id, "Moderator", permissions=_MODERATOR.value, color=0xE0A458, hoist=True
    ).id
    member = backend.create_role(guild.id, "Member", color=0x7FB3D5).id

    people = {
        "mira": _join(backend, guild.id, "Mira", roles=[moderator, member], joined=_ago(days=1200)),
        "theo": _join(backend, guild.id, "Theo", roles=[member], joined=_ago(days=400)),
        "nova": _join(backend, guild.id, "Nova", roles=[], joined=_ago(days=0)),
    }

    def room(name: str, topic: str, rules: list[Overwrite] | None = None) -> int:
        return backend.create_channel(
            guild.id, name, type=ChannelType.TEXT, topic=topic, overwrites=rules
        ).id

    def rule(role: int, *, allow: discord.Permissions, deny: discord.Permissions) -> Overwrite:
        return Overwrite(
            target_id=role, type=OverwriteType.ROLE, allow=allow.value, deny=deny.value
        )

    world = World(
        guild_id=guild.id,
        mira=Person(id=people["mira"], name="Mira", role="Moderator", color="#e0a458"),
        theo=Person(id=people["theo"], name="Theo", role="Member", color="#7fb3d5"),
        nova=Person(id=people["nova"], name="Nova", role="Newcomer", color="#a3c9a8"),
        general=room("general", "Say hello"),
        art=room("art", "Type /imagine and a few words"),
        art_after_dark=room("art-after-dark", "Age-restricted"),
        read_only=room(
            "read-only",
            "Only moderators write here; Easel may not",
            [
                rule(guild.id, allow=_NOTHING, deny=_WRITE),
                rule(moderator, allow=_WRITE, deny=_NOTHING),
                rule(bot_role, allow=_NOTHING, deny=_WRITE),
            ],
        ),
        moderators=room(
            "moderators",
            "Only moderators see this",
            [
                rule(guild.id, allow=_NOTHING, deny=_VIEW),
                rule(moderator, allow=_VIEW, deny=_NOTHING),
                rule(bot_role, allow=_VIEW, deny=_NOTHING),
            ],
        ),
    )
    backend.age_restricted.add(world.art_after_dark)
    return world


def _become(backend: LocalBackend, bot_name: str) -> None:
    bot = backend.bot_user
    bot.name = bot_name
    # Of an application made today the bot's id is the application's id.
    backend.application_id = bot.id


def _join(
    backend: LocalBackend,
    guild_id: int,
    name: str,
    *,
    roles: list[int],
    joined: dt.datetime,
) -> int:
    user_id = _person(backend, name.lower(), name, joined=joined)
    backend.add_member(guild_id, user_id, roles=roles).joined_at = joined.isoformat()
    return user_id


def _person(backend: LocalBackend, name: str, shown: str, *, joined: dt.datetime) -> int:
    """An account a little older than its membership: Discord's ids carry their time."""
    created = joined - dt.timedelta(minutes=30)
    user = User(id=backend.reserve_id(_snowflake(created)), name=name, global_name=shown)
    backend.users[user.id] = user
    return user.id


def _ago(*, days: int) -> dt.datetime:
    return dt.datetime.now(dt.UTC) - dt.timedelta(days=days)


def _snowflake(moment: dt.datetime) -> int:
    return discord.utils.time_snowflake(moment)
