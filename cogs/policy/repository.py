"""Rules in the database, a row for each place; each function runs inside a transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, delete, select

from bot.db.asks import last_asked_at
from bot.db.personal import kept
from bot.db.remembered import tell_changed
from bot.db.tables import place_rules
from bot.imagine.requester import Place, Requester
from cogs.policy.model import Rules, effective_rules, placed_at, rules_from_json, rules_to_json
from cogs.policy.requests import NOT_REFUSED, RefusedLately, slow_mode_key
from cogs.policy.rules import SLOW_MODE
from cogs.policy.rules.rule import EffectiveRules
from cogs.policy.scope import scopes_of
from cogs.server import Versioned, put_versioned

PERSONAL = kept(place_rules.c.changed_by)
TOPIC = "rules"
"""Processes remember a server's rules under it."""

Recorded = Mapping[int, Versioned[Rules]]
"""A server's rules by ``record_id``."""
_NOTHING_SET = EffectiveRules()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequesterRules:
    """The rules that apply to a person at their place."""

    rules: EffectiveRules
    last_request_at: float | None = None
    """Their latest request there, Unix seconds; looked up only where slow mode is on."""
    refused_lately: RefusedLately = NOT_REFUSED


# Every job reads them, and building a statement takes longer than running it.
@cache
def _rules_of(place_count: int | None) -> Select[Any]:
    query = select(place_rules).where(place_rules.c.guild_id == bindparam("its_guild"))
    if place_count is None:
        return query
    ids: list[BindParameter[int]] = [bindparam(f"place_{number}") for number in range(place_count)]
    return query.where(place_rules.c.place_id.in_(ids))


def read_rules(
    connection: Connection, guild_id: int, place_ids: Collection[int] | None = None
) -> dict[int, Versioned[Rules]]:
    """Return the rules of these places of a server, or of all that have some, by ``record_id``."""
    query = _rules_of(None if place_ids is None else len(place_ids))
    values = {f"place_{number}": id_ for number, id_ in enumerate(place_ids or ())}
    return {
        row.place_id: Versioned(
            value=rules_from_json(row.rules),
            version=row.version,
            changed_by=row.changed_by,
            changed_at=row.changed_at,
        )
        for row in connection.execute(query, {"its_guild": guild_id, **values})
    }


def put_rules(connection: Connection, guild_id: int, place_id: int, new: Versioned[Rules]) -> bool:
    """Write a place's rules; False where the version on record is not the one before ``new``."""
    values = {"guild_id": guild_id, "place_id": place_id, "rules": rules_to_json(new.value)}
    tell_changed(connection, TOPIC, guild_id)
    return put_versioned(connection, place_rules, _is_place(guild_id, place_id), new, values)


def delete_rules(connection: Connection, guild_id: int, place_id: int) -> None:
    """Delete the rules of a place."""
    connection.execute(delete(place_rules).where(_is_place(guild_id, place_id)))
    tell_changed(connection, TOPIC, guild_id)


def read_effective(connection: Connection, place: Place) -> EffectiveRules:
    """Return what applies at a place; the defaults in direct messages."""
    if place.guild_id is None:
        return _NOTHING_SET
    ids = {scope.record_id for scope in scopes_of(place)}
    return effective_at(place, read_rules(connection, place.guild_id, ids))


def read_requester_rules(
    connection: Connection, requester: Requester, now: float
) -> RequesterRules:
    """Return what applies to a person at their place."""
    rules = read_effective(connection, requester.place)
    if not rules[SLOW_MODE].value:
        return RequesterRules(rules=rules)
    since = now - SLOW_MODE.maximum
    at = last_asked_at(connection, *slow_mode_key(requester), since=since)
    return RequesterRules(rules=rules, last_request_at=at)


def effective_at(place: Place, recorded: Recorded) -> EffectiveRules:
    """Return what applies at a place of a server, whose rules these are."""
    rules = {id_: its.value for id_, its in recorded.items()}
    return effective_rules(place, placed_at(place, rules))


@dataclass(frozen=True, slots=True)
class ServerRules:
    """A server's rules, and what they come to at each place that sets some."""

    recorded: Recorded
    _effective: dict[tuple[int | None, ...], EffectiveRules] = field(
        default_factory=dict[tuple[int | None, ...], EffectiveRules], init=False
    )

    def at(self, place: Place) -> EffectiveRules:
        """Return what applies at a place."""
        if not self.recorded:
            return _NOTHING_SET
        # Places without rules of their own have those of the same wider places.
        around = (place.thread_id, place.channel_id, place.category_id)
        key = tuple([id_ if id_ in self.recorded else None for id_ in around])
        known = self._effective.get(key)
        if known is None:
            known = self._effective[key] = effective_at(place, self.recorded)
        return known


def _is_place(guild_id: int, place_id: int) -> ColumnElement[bool]:
    return (place_rules.c.guild_id == guild_id) & (place_rules.c.place_id == place_id)
