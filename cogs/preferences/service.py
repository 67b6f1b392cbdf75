"""What a member wants where they do not say: kept for them on every server."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, cast

from pydantic import Field, PlainSerializer, PlainValidator, TypeAdapter
from sqlalchemy import Connection

from bot.catalog import OptionValues
from bot.catalog.options import OPTIONS
from bot.clock import Clock
from bot.db.database import Database
from bot.db.memory import MOST_PEOPLE, PERSON, Memory
from cogs.preferences import repository as rows


class Tell(StrEnum):
    """How somebody is told that a picture is ready which they waited long for."""

    PING = "ping"
    """A message that answers the result, and mentions them alone."""
    DIRECT = "direct"
    """A direct message."""


def _read_options(recorded: object) -> OptionValues:
    """Read what was recorded; what is no preference (any more) is left out."""
    values = cast("dict[str, object]", recorded) if isinstance(recorded, dict) else {}
    return OptionValues.of(
        *(
            option.given(values.get(tag))
            for tag, (option, preference) in OPTIONS.preferred.items()
            if isinstance(values.get(tag), preference.value_type)
        )
    )


def _recorded_options(values: OptionValues) -> dict[str, object]:
    return dict(values.by_tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What one person prefers."""

    options: Annotated[
        OptionValues,
        PlainValidator(_read_options),
        PlainSerializer(_recorded_options),
        Field(alias="usual"),
    ] = field(default_factory=OptionValues)
    """What is drawn with where they give no option."""
    tells: tuple[Tell, ...] = ()
    language: str | None = None
    """What Easel answers them in, such as "tr"; None: as their Discord is."""


_PREFERENCES = TypeAdapter(Preferences)
_DEFAULT = Preferences()


class PreferenceService:
    """Reads and changes preferences."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._memory = Memory(
            topic=rows.TOPIC,
            read=_read,
            database=database,
            clock=clock,
            most=MOST_PEOPLE,
            together=PERSON,
        )

    async def of(self, user_id: int) -> Preferences:
        """Return what a person prefers; the usual where they never said."""
        return await self._memory.of(user_id)

    async def change(
        self, user_id: int, change: Callable[[Preferences], Preferences]
    ) -> Preferences:
        """Change preferences, as they are at that moment; return the new ones."""
        now = self._clock.time()

        def write(connection: Connection) -> Preferences:
            after = change(_read(connection, user_id))
            text = _PREFERENCES.dump_json(after, by_alias=True, exclude_defaults=True).decode()
            rows.put_preferences(connection, user_id, text, now=now)
            return after

        with self._memory.changing(user_id):
            return await self._database.write(write, lock_keys=(user_id,))

    async def reset(self, user_id: int) -> Preferences:
        """Forget what a person prefers."""
        with self._memory.changing(user_id):
            await self._database.write(
                lambda connection: rows.forget_preferences(connection, user_id),
                lock_keys=(user_id,),
            )
        return _DEFAULT


def _read(connection: Connection, user_id: int) -> Preferences:
    text = rows.get_preferences(connection, user_id)
    return _DEFAULT if text is None else _PREFERENCES.validate_json(text)
