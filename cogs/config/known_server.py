"""What exists in a server, as discord.py's cache has it."""

import discord

from bot.catalog import Catalog
from bot.locales.markdown import one_line
from cogs.config.model import SERVER, KnownServer
from cogs.policy import Level, target_of_record

_NAME_CHARACTERS = 60


def known_server(guild: discord.Guild, catalog: Catalog) -> KnownServer:
    """Return what exists in a server."""
    places: list[discord.abc.GuildChannel | discord.Thread] = [*guild.channels, *guild.threads]
    names = {one.id: _name(one) for one in places}
    # In old servers a channel has the id of the server, as the role of everybody has.
    names |= {role.id: _one_line(f"@{role.name.removeprefix('@')}") for role in guild.roles}
    return KnownServer(
        guild_id=guild.id,
        name=_one_line(guild.name),
        names=names,
        levels={one.id: target_of_record(guild, one.id).level for one in places},
        text_channels=frozenset(channel.id for channel in guild.text_channels),
        role_ids=frozenset(role.id for role in guild.roles),
        models={model.id: model.label for model in catalog.all_models},
    )


def shown_place(record_id: int, known: KnownServer) -> str | None:
    """Return a mention of a place whose rules are on record; None for the server itself."""
    if record_id == SERVER:
        return None
    is_category = known.levels.get(record_id) is Level.CATEGORY
    return known.names[record_id] if is_category else f"<#{record_id}>"


def _name(place: discord.abc.GuildChannel | discord.Thread) -> str:
    is_category = isinstance(place, discord.CategoryChannel)
    return _one_line(place.name if is_category else f"#{place.name}")


def _one_line(name: str) -> str:
    return one_line(name, _NAME_CHARACTERS)
