"""Every column that names a person is declared, so that none is forgotten when they are erased."""

from sqlalchemy import BigInteger

from bot.db.personal import Erasure
from bot.db.tables import metadata
from bot.wiring.personal import PERSONAL

OTHER_THAN_PEOPLE = {
    "channel_id",
    "guild_id",
    "hash",
    "id",
    "message_id",
    "notice_channel_id",
    "notice_message_id",
    "owner",
    "place_id",
    "parent_id",
    "price_micros",
    "published_message_id",
    "seed",
    "thread_id",
    "worker_id",
}
"""The names of columns with large numbers that are no people."""


def test_every_large_number_is_a_person_or_known_to_be_none() -> None:
    numbers = {
        column
        for table in metadata.tables.values()
        for column in table.c
        if isinstance(column.type, BigInteger)
    }

    people = {column for column in numbers if column.name not in OTHER_THAN_PEOPLE}

    assert people == {one.column for one in PERSONAL}
    assert len(people) == len(PERSONAL)


def test_whatever_is_erased_of_a_person_is_told_them() -> None:
    untold = {
        one.column.table.name
        for one in PERSONAL
        if one.erasure is not Erasure.KEEPS and not one.is_exported
    }

    # While a turn is there, nothing is erased; it says nothing that its job does not.
    assert untold == {"turns"}
