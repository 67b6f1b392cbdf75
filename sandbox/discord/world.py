"""The server a visitor walks into: its people, roles and channels."""

import datetime as dt
from dataclasses import dataclass, field

import discord
from simcord.backend.models import Overwrite, User
from simcord.enums import ChannelType, OverwriteType

from sandbox.discord.backend import LocalBackend
from sandbox.discord.elsewhere import Elsewhere, build_elsewhere

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
_WRITE = discord.Permissions(send_messages=True, send_messages_in_threads=True)
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
class Roles:
    """Ids of the roles; `everyone` is the server's own id, as at Discord."""

    everyone: int
    bot: int
    moderator: int
    member: int
    artist: int


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Ids of everything there is at the start; `locales` may be changed at any time."""

    guild_id: int
    roles: Roles
    mira: Person
    theo: Person
    nova: Person
    kai: Person
    ada: Person
    general: int
    studio: int
    art: int
    art_thread: int
    art_after_dark: int
    read_only: int
    showcase: int
    commissions: int
    commissions_post: int
    staff: int
    moderators: int
    mod_log: int
    mod_review: int
    elsewhere: Elsewhere
    locales: dict[int, str] = field(default_factory=dict[int, str])

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone the visitor can be."""
        return self.mira, self.theo, self.nova, self.kai, self.ada


def build_world(backend: LocalBackend, *, bot_name: str = "Easel") -> World:
    """Fill an empty backend; the bot gets the permissions of the invite and no more."""
    _become(backend, bot_name)
    began = _ago(days=1400)
    owner = backend.application_owner = _person(backend, "ada", "Ada", joined=began)
    guild = backend.create_guild("Paint & Pixels", id=_snowflake(began), owner_id=owner)
    guild.members[owner].joined_at = began.isoformat()
    backend.get_dm_channel(owner)
    roles = _roles(backend, guild.id)
    staff_alone = [
        _rule(guild.id, deny=_VIEW),
        _rule(roles.moderator, allow=_VIEW),
        _rule(roles.bot, allow=_VIEW),
    ]

    def join(name: str, held: list[int], joined: dt.datetime, *, role: str, color: str) -> Person:
        user_id = _person(backend, name.lower(), name, joined=joined)
        backend.add_member(guild.id, user_id, roles=held).joined_at = joined.isoformat()
        backend.get_dm_channel(user_id)
        return Person(id=user_id, name=name, role=role, color=color)

    def room(
        name: str,
        topic: str = "",
        rules: list[Overwrite] | None = None,
        *,
        within: int | None = None,
        kind: ChannelType = ChannelType.TEXT,
    ) -> int:
        return backend.create_channel(
            guild.id, name, type=kind, topic=topic or None, overwrites=rules, parent_id=within
        ).id

    mira = join(
        "Mira",
        [roles.moderator, roles.member],
        _ago(days=1200),
        role="Moderator",
        color="#e0a458",
    )
    theo = join("Theo", [roles.member], _ago(days=400), role="Member", color="#7fb3d5")
    nova = join("Nova", [], _ago(minutes=5), role="Newcomer", color="#a3c9a8")
    kai = join("Kai", [roles.artist, roles.member], _ago(days=200), role="Artist", color="#c9a0dc")
    general = room("general", "Say hello")
    studio = room("Studio", kind=ChannelType.CATEGORY)
    art = room("art", "Type /imagine and a few words", within=studio)
    art_after_dark = room("art-after-dark", "Age-restricted", within=studio)
    read_only = room(
        "read-only",
        "Only moderators can post here; Easel cannot",
        [
            _rule(guild.id, deny=_WRITE),
            _rule(roles.moderator, allow=_WRITE),
            _rule(roles.bot, deny=_WRITE),
        ],
    )
    showcase = room(
        "showcase",
        "The best of #art; only Easel posts here",
        [_rule(guild.id, deny=_WRITE), _rule(roles.bot, allow=_WRITE)],
        within=studio,
    )
    commissions = room(
        "commissions", "One post, one picture", within=studio, kind=ChannelType.FORUM
    )
    staff = room("Moderation", rules=staff_alone, kind=ChannelType.CATEGORY)
    moderators = room("moderators", "Only moderators see this", staff_alone, within=staff)
    backend.age_restricted.add(art_after_dark)
    return World(
        guild_id=guild.id,
        roles=roles,
        mira=mira,
        theo=theo,
        nova=nova,
        kai=kai,
        ada=Person(id=owner, name="Ada", role="Runs Easel", color="#d98880"),
        general=general,
        studio=studio,
        art=art,
        art_thread=_thread(backend, art, "boats only", owner=theo.id),
        art_after_dark=art_after_dark,
        read_only=read_only,
        showcase=showcase,
        commissions=commissions,
        commissions_post=_thread(backend, commissions, "A cover for the zine", owner=kai.id),
        staff=staff,
        moderators=moderators,
        mod_log=room("mod-log", "What moderators and Easel did", staff_alone, within=staff),
        mod_review=room("mod-review", "Pictures waiting for review", staff_alone, within=staff),
        elsewhere=build_elsewhere(backend, theo=theo.id, kai=kai.id, nova=nova.id),
    )


def _roles(backend: LocalBackend, guild_id: int) -> Roles:
    guild = backend.guilds[guild_id]
    bot = guild.members[backend.bot_user.id].role_ids[0]
    guild.roles[bot].permissions = INVITE_PERMISSIONS.value

    def role(name: str, color: int, permissions: discord.Permissions = _NOTHING) -> int:
        return backend.create_role(
            guild_id, name, permissions=permissions.value, color=color, hoist=True
        ).id

    return Roles(
        everyone=guild_id,
        bot=bot,
        moderator=role("Moderator", 0xE0A458, _MODERATOR),
        member=role("Member", 0x7FB3D5),
        artist=role("Artist", 0xC9A0DC),
    )


def _rule(
    role: int,
    *,
    allow: discord.Permissions = _NOTHING,
    deny: discord.Permissions = _NOTHING,
) -> Overwrite:
    return Overwrite(target_id=role, type=OverwriteType.ROLE, allow=allow.value, deny=deny.value)


def _thread(backend: LocalBackend, parent: int, name: str, *, owner: int) -> int:
    """A thread that has been there for long: nothing in its channel tells of its beginning."""
    return backend.create_thread(parent, name, owner, broadcast=False).id


def _become(backend: LocalBackend, bot_name: str) -> None:
    bot = backend.bot_user
    bot.name = bot_name
    # Of an application made today the bot's id is the application's id.
    backend.application_id = bot.id


def _person(backend: LocalBackend, name: str, shown: str, *, joined: dt.datetime) -> int:
    """An account a little older than its membership: Discord's ids carry their time."""
    created = joined - dt.timedelta(minutes=30)
    user = User(id=backend.reserve_id(_snowflake(created)), name=name, global_name=shown)
    backend.users[user.id] = user
    return user.id


def _ago(*, days: int = 0, minutes: int = 0) -> dt.datetime:
    return dt.datetime.now(dt.UTC) - dt.timedelta(days=days, minutes=minutes)


def _snowflake(moment: dt.datetime) -> int:
    return discord.utils.time_snowflake(moment)
