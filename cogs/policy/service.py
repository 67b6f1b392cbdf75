"""Reads and changes the rules of servers."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import Connection

from bot.catalog import Catalog, Model
from bot.clock import Clock
from bot.db.asks import requests_since
from bot.db.database import Database
from bot.db.memory import Memory
from bot.imagine.requester import Place, Requester
from bot.jobs.records import recorded_request
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.policy.filter_refusals import FilterRefusals
from cogs.policy.model import Rules, changed_rules
from cogs.policy.repository import (
    TOPIC,
    RequesterRules,
    ServerRules,
    delete_rules,
    put_rules,
    read_requester_rules,
    read_rules,
)
from cogs.policy.requests import RefusedLately, RequestSummary, summary_of
from cogs.policy.rules import MODELS, REFUSED_WAIT, SLOW_MODE
from cogs.policy.rules.refused_wait import FIRST_REFUSALS
from cogs.policy.rules.rule import EffectiveRules
from cogs.server import ChangedMeanwhileError, Versioned

DRY_RUN_SECONDS = 7 * 24 * 60 * 60
"""How far back a dry run looks."""
MOST_PAST_REQUESTS = 2_000
"""A dry run takes the latest so many requests, because a moderator waits for it."""

T = TypeVar("T")


Edit = Callable[[Mapping[int, Rules]], Mapping[int, Rules]]
"""From the rules on record (by ``record_id``) to the new ones; runs on the database's thread."""

UNSET = Versioned(value=Rules(), version=0)
"""The rules of a place that has none on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRequest:
    """A request on record."""

    requester: Requester
    """As they were when they asked."""
    request: RequestSummary
    at: float
    """Unix seconds."""


class RuleService:
    """Reads and changes the rules of servers."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._memory = Memory(topic=TOPIC, read=_read_server, database=database, clock=clock)
        self._audit_log = audit_log
        self.filter_refusals = FilterRefusals(database=database, clock=clock)
        self._clock = clock

    async def effective(self, place: Place) -> EffectiveRules:
        """Return what applies at a place; the defaults in direct messages."""
        if place.guild_id is None:
            return EffectiveRules()
        return (await self._memory.of(place.guild_id)).at(place)

    async def models_at(self, place: Place, models: Sequence[Model]) -> tuple[Model, ...]:
        """Return those of some models that may be used at a place."""
        allowed = (await self.effective(place))[MODELS].value
        return tuple(one for one in models if isinstance(allowed, str) or one.id in allowed)

    async def rules_for(self, requester: Requester) -> RequesterRules:
        """Return what applies to a person at their place."""
        rules = await self.effective(requester.place)
        refused = await self.refused_lately(requester, rules)
        if not rules[SLOW_MODE].value:
            return RequesterRules(rules=rules, refused_lately=refused)
        now = self._clock.time()
        theirs = await self._database.read(
            lambda connection: read_requester_rules(connection, requester, now)
        )
        return replace(theirs, refused_lately=refused)

    async def refused_lately(self, requester: Requester, rules: EffectiveRules) -> RefusedLately:
        """Return what a filter refused to somebody in a day, where that makes them wait."""
        if not rules[REFUSED_WAIT].value:
            return RefusedLately()
        return await self.filter_refusals.of(requester, least=FIRST_REFUSALS)

    async def recorded(self, guild_id: int) -> dict[int, Versioned[Rules]]:
        """Return all rules of a server by ``record_id``, those of deleted places too."""
        return await self._database.read(lambda connection: read_rules(connection, guild_id))

    async def change(  # noqa: PLR0913 - all but three by name
        self,
        guild_id: int,
        record_id: int,
        rules: Rules,
        *,
        by: int,
        shown_version: int,
        facts: Mapping[str, str] | None = None,
    ) -> int:
        """Set one place's rules, which ``check_rules`` accepts; return their new version.

        ``facts`` describe the change in the audit log; without them, tags and values do.

        Raises:
            ChangedMeanwhileError: the version on record is not ``shown_version``.
        """

        def write(connection: Connection) -> int:
            before = read_rules(connection, guild_id, (record_id,)).get(record_id, UNSET)
            if shown_version != before.version:
                raise ChangedMeanwhileError.by(before.changed_by)
            self._put(connection, guild_id, record_id, rules, by=by, before=before, facts=facts)
            return shown_version + 1

        return await self.write(guild_id, write)

    async def edit(self, guild_id: int, edit: Edit, *, by: int) -> dict[int, Rules]:
        """Change several places in one transaction; return the rules that changed."""

        def write(connection: Connection) -> dict[int, Rules]:
            recorded = read_rules(connection, guild_id)
            after = edit({id_: its.value for id_, its in recorded.items()})
            return self.put_all(connection, guild_id, after, by=by)

        return await self.write(guild_id, write)

    def put_all(
        self, connection: Connection, guild_id: int, after: Mapping[int, Rules], *, by: int
    ) -> dict[int, Rules]:
        """Write those of several places' rules that differ from the record; return them."""
        recorded, changed = read_rules(connection, guild_id), dict[int, Rules]()
        for record_id, rules in after.items():
            before = recorded.get(record_id, UNSET)
            if rules != before.value:
                self._put(connection, guild_id, record_id, rules, by=by, before=before)
                changed[record_id] = rules
        return changed

    def note(self, connection: Connection, event: AuditEvent) -> None:
        """Add to the audit log, inside a transaction."""
        self._audit_log.note(connection, event)

    async def forget(self, guild_id: int, place_id: int) -> None:
        """Delete the rules of a place that was deleted."""
        await self.write(guild_id, lambda connection: delete_rules(connection, guild_id, place_id))

    async def past_requests(self, guild_id: int, catalog: Catalog) -> list[PastRequest]:
        """Return a server's requests of the last 7 days for a dry run; the latest, if many."""
        since = self._clock.time() - DRY_RUN_SECONDS

        def read(connection: Connection) -> list[PastRequest]:
            found = requests_since(connection, guild_id, since=since, limit=MOST_PAST_REQUESTS)
            return [
                PastRequest(
                    requester=request.requester, request=summary_of(request, catalog), at=at
                )
                for at, text in found
                if (request := recorded_request(text)) is not None
            ]

        return await self._database.read(read)

    async def write(self, guild_id: int, write: Callable[[Connection], T]) -> T:
        """Change a server's rules in one transaction, under the server's lock."""
        with self.changing(guild_id):
            return await self._database.write(write, lock_keys=(guild_id,))

    def changing(self, guild_id: int) -> AbstractContextManager[None]:
        """Change a server's rules inside, and have them read anew afterwards."""
        return self._memory.changing(guild_id)

    @staticmethod
    def read(connection: Connection, guild_id: int) -> dict[int, Rules]:
        """Return all rules of a server by ``record_id``, inside a transaction."""
        return {id_: its.value for id_, its in read_rules(connection, guild_id).items()}

    def _put(  # noqa: PLR0913 - all but three by name
        self,
        connection: Connection,
        guild_id: int,
        record_id: int,
        rules: Rules,
        *,
        by: int,
        before: Versioned[Rules],
        facts: Mapping[str, str] | None = None,
    ) -> None:
        """Write one place's rules, and the change to the audit log."""
        now = self._clock.time()
        new = Versioned(value=rules, version=before.version + 1, changed_by=by, changed_at=now)
        if not put_rules(connection, guild_id, record_id, new):
            raise ChangedMeanwhileError.by(before.changed_by)
        event = AuditEvent(
            guild_id=guild_id,
            kind=EventKind.RULES_CHANGED,
            actor_id=by,
            channel_id=record_id or None,
            facts=facts or changed_rules(before.value, rules),
        )
        self._audit_log.note(connection, event)


def _read_server(connection: Connection, guild_id: int) -> ServerRules:
    return ServerRules(read_rules(connection, guild_id))
