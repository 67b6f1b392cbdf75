"""The rules of servers on record: read for a place, and changed by one person at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.catalog import Catalog
from bot.clock import Clock
from bot.db.asks import last_asked_at, requests_since
from bot.db.database import Database
from bot.db.memory import Memory
from bot.imagine.request import ImagineRequest
from bot.imagine.requester import Place, Requester
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.policy.change import changed_rules
from cogs.policy.dry_run import DRY_RUN_SECONDS, Ask
from cogs.policy.model import (
    Rules,
    effective_rules,
    placed_at,
    rules_from_json,
    rules_to_json,
)
from cogs.policy.requests import wish_of
from cogs.policy.roles import slow_mode_key
from cogs.policy.rules.rule import EffectiveRules
from cogs.policy.rules.slow_mode import SLOW_MODE
from cogs.policy.scope import spots_of
from cogs.server import (
    ChangedMeanwhileError,
    Document,
    Versioned,
    forget_place,
    put_place_rules,
    rules_of_places,
)

MOST_ASKS = 2_000
"""So many of a server's latest requests are looked at: a moderator waits for the answer."""

T = TypeVar("T")

_REQUEST = TypeAdapter(ImagineRequest)

Edit = Callable[[Mapping[int, Rules]], Mapping[int, Rules]]
"""From what is recorded (by ``record_id``) to what shall be; runs on the store's thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingAt:
    """What holds for somebody at their place."""

    rules: EffectiveRules
    last_asked_at: float | None = None
    """Their latest request there; looked up only where slow mode holds."""


class RuleService:
    """Reads and changes the rules of servers."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._memory = Memory(read=_read_rules, database=database, clock=clock)
        self._audit_log = audit_log
        self._clock = clock

    async def effective(self, place: Place) -> EffectiveRules:
        """Return what holds at a place; what is built in where there is no server."""
        if place.guild_id is None:
            return EffectiveRules()
        return effective_rules(place, placed_at(place, await self._memory.of(place.guild_id)))

    async def standing_of(self, asker: Requester) -> StandingAt:
        """Return what holds for somebody."""
        rules = await self.effective(asker.place)
        if not rules[SLOW_MODE].value:
            return StandingAt(rules=rules)
        now = self._clock.time()
        return await self._database.read(lambda connection: read_standing(connection, asker, now))

    async def recorded(self, guild_id: int) -> dict[int, Versioned[Rules]]:
        """Return all rules of a server by ``record_id``, those of gone places too."""
        return await self._database.read(lambda connection: _read_all(connection, guild_id))

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
        """Set one place's rules, which ``check_rules`` has seen; return their new version.

        ``facts`` tell the audit log what was changed, in words.

        Raises:
            ChangedMeanwhileError: somebody has changed them since version ``shown_version``.
        """

        def write(connection: Connection) -> int:
            found = rules_of_places(connection, guild_id, (record_id,)).get(record_id)
            if shown_version != (0 if found is None else found.version):
                raise _changed_meanwhile(found)
            self._put(connection, guild_id, record_id, rules, by=by, before=found, facts=facts)
            return shown_version + 1

        return await self._write(guild_id, write)

    async def edit(self, guild_id: int, edit: Edit, *, by: int) -> dict[int, Rules]:
        """Change several places in one go, from whatever is on record; return what changed."""

        def write(connection: Connection) -> dict[int, Rules]:
            documents = rules_of_places(connection, guild_id)
            before = {id_: rules_from_json(found.text) for id_, found in documents.items()}
            after = edit(before)
            changed = {id_: its for id_, its in after.items() if its != before.get(id_, Rules())}
            for record_id, rules in changed.items():
                found = documents.get(record_id)
                self._put(connection, guild_id, record_id, rules, by=by, before=found)
            return changed

        return await self._write(guild_id, write)

    async def forget(self, guild_id: int, place_id: int) -> None:
        """Drop the rules of a place that is gone."""
        await self._write(guild_id, lambda connection: forget_place(connection, guild_id, place_id))

    async def asks(self, guild_id: int, catalog: Catalog) -> list[Ask]:
        """Return a server's requests of the last days, for a dry run; the latest, if many.

        Reading them takes a while: hold them against rules in a thread.
        """
        since = self._clock.time() - DRY_RUN_SECONDS

        def read(connection: Connection) -> list[Ask]:
            found = requests_since(connection, guild_id, since=since, limit=MOST_ASKS)
            requests = [(at, _REQUEST.validate_json(text)) for at, text in found]
            return [
                Ask(asker=request.asker, wish=wish_of(request, catalog), at=at)
                for at, request in requests
                if request.asker is not None
            ]

        return await self._database.read(read)

    async def _write(self, guild_id: int, write: Callable[[Connection], T]) -> T:
        self._memory.forget(guild_id)
        try:
            return await self._database.write(write, lock_keys=(guild_id,))
        finally:
            self._memory.forget(guild_id)

    def _put(  # noqa: PLR0913 - all but three by name
        self,
        connection: Connection,
        guild_id: int,
        record_id: int,
        rules: Rules,
        *,
        by: int,
        before: Document | None,
        facts: Mapping[str, str] | None = None,
    ) -> None:
        """Keep one place's rules, and note in the audit log what differs."""
        new = Document(
            text=rules_to_json(rules),
            version=1 if before is None else before.version + 1,
            changed_by=by,
            changed_at=self._clock.time(),
        )
        if not put_place_rules(connection, guild_id, record_id, new):
            raise _changed_meanwhile(before)
        own = Rules() if before is None else rules_from_json(before.text)
        self._audit_log.note(
            connection,
            AuditEvent(
                guild_id=guild_id,
                kind=EventKind.RULES_CHANGED,
                actor_id=by,
                channel_id=record_id or None,
                facts=facts or changed_rules(own, rules),
            ),
        )


def read_effective(connection: Connection, place: Place) -> EffectiveRules:
    """Return what holds at a place, inside a transaction."""
    if place.guild_id is None:
        return EffectiveRules()
    ids = {spot.record_id for spot in spots_of(place)}
    found = rules_of_places(connection, place.guild_id, ids)
    recorded = {id_: rules_from_json(its.text) for id_, its in found.items()}
    return effective_rules(place, placed_at(place, recorded))


def read_standing(connection: Connection, asker: Requester, now: float) -> StandingAt:
    """Return what holds for somebody at their place, inside a transaction."""
    rules = read_effective(connection, asker.place)
    if not rules[SLOW_MODE].value:
        return StandingAt(rules=rules)
    since = now - SLOW_MODE.maximum
    at = last_asked_at(connection, *slow_mode_key(asker), since=since)
    return StandingAt(rules=rules, last_asked_at=at)


def _read_rules(connection: Connection, guild_id: int) -> dict[int, Rules]:
    found = rules_of_places(connection, guild_id)
    return {id_: rules_from_json(its.text) for id_, its in found.items()}


def _read_all(connection: Connection, guild_id: int) -> dict[int, Versioned[Rules]]:
    return {
        id_: Versioned(
            value=rules_from_json(found.text), version=found.version, changed_by=found.changed_by
        )
        for id_, found in rules_of_places(connection, guild_id).items()
    }


def _changed_meanwhile(found: Document | None) -> ChangedMeanwhileError:
    return ChangedMeanwhileError(person=f"<@{0 if found is None else found.changed_by}>")
