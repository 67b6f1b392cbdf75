"""What each job counts for limits and costs, as rows; it outlives the job's erasure."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnCollection,
    ColumnElement,
    Connection,
    bindparam,
    case,
    func,
    insert,
    select,
    update,
)

from bot.db.personal import Erasure, PersonalColumn, erased_in_steps
from bot.db.statement import Statement
from bot.db.tables import charges, jobs

PERSONAL = (
    PersonalColumn(
        column=charges.c.user_id,
        erasure=Erasure.UNNAMES,
        is_exported=True,
        erase=erased_in_steps,
    ),
)

_SHOWN = "delivering"
"""The state of a job whose outcome is recorded, and may be on show already."""

NOBODY = 0
"""In place of a person whose rows stay without them; Discord gives nobody this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRow:
    """One job's part of limits and budget; times are unix seconds."""

    job_id: str
    guild_id: int | None
    channel_id: int
    user_id: int
    charged_at: float
    images: int
    price_micros: int
    """Millionths of a US dollar."""
    ended_at: float | None = None
    is_refunded: bool = False
    """Whether it counts for no limit."""
    is_paid: bool = True
    """Whether the operator pays for it, as far as is known; it may be refunded all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose charges: a server's, there perhaps only one person's or one channel's."""

    guild_id: int | None
    """None: outside of the servers that have Easel."""
    user_id: int | None = None
    channel_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedRow:
    """What counts since a time; refunded charges do not."""

    images: int
    images_lately: int
    """Since a second, later time."""
    under_way: int
    """Jobs without an outcome."""
    last_at: float | None
    """When the latest job was charged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpentRow:
    """What one model or person cost."""

    name: str
    images: int
    micros: int
    refunded_images: int = 0
    """How many of these were refunded to the person, but paid."""
    refunded_micros: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BillRow:
    """A charge with what is on record of its job, for a list of all."""

    charge: ChargeRow
    model: str
    """Empty where the job was erased."""


def insert_charge(connection: Connection, charge: ChargeRow) -> None:
    """Charge a job."""
    _INSERT.change(connection, {name: getattr(charge, name) for name in _CHARGE})


def lessen_charge(connection: Connection, job_id: str, *, images: int) -> None:
    """Charge for so many pictures at most."""
    if images < 1:
        return  # refunded as it was
    price = charges.c.price_micros * images // charges.c.images
    connection.execute(
        update(charges)
        .where(charges.c.job_id == job_id, charges.c.images > images)
        .values(images=images, price_micros=price)
    )


def settle_charge(connection: Connection, job_id: str, *, now: float, is_paid: bool) -> None:
    """Record that a job is over, and whether it is paid; what is not counts for nothing."""
    values = {"to_ended_at": now, "to_is_refunded": not is_paid, "to_is_paid": is_paid}
    _SETTLE.change(connection, {"its_job_id": job_id, **values})


def refund_paid(
    connection: Connection, job_id: str, *, most: Callable[[int | None], int], since: float
) -> bool:
    """Let what is paid not count for the person's limits; whether it does not.

    ``most`` says how many pictures since then are refunded like this to a person at most, in a
    server (by its id) or in direct messages. Jobs of one person that end at the same moment may
    exceed it together.
    """
    charge = charges.c.job_id == job_id, charges.c.is_paid, charges.c.is_refunded.is_(False)
    row = connection.execute(select(charges).where(*charge)).one_or_none()
    if row is None:
        return False
    same = [
        charges.c.user_id == row.user_id,
        charges.c.guild_id.is_not_distinct_from(row.guild_id),
        charges.c.charged_at > since,
        charges.c.is_refunded,
        charges.c.is_paid,
    ]
    images = select(func.coalesce(func.sum(charges.c.images), 0)).where(*same)
    if connection.execute(images).scalar_one() + row.images > most(row.guild_id):
        return False
    connection.execute(update(charges).where(*charge).values(is_refunded=True))
    return True


def forget_who_was_charged(
    connection: Connection, job_ids: Collection[str], *, before: float
) -> None:
    """Take the person from what was charged for these jobs before then."""
    old = charges.c.job_id.in_(job_ids), charges.c.charged_at < before
    connection.execute(update(charges).where(*old).values(user_id=NOBODY))


def charged_for_nothing(
    connection: Connection, *, since: float, before: float, limit: int
) -> list[str]:
    """Return jobs that are not on record any more, and were charged to somebody in that time."""
    its = select(jobs.c.id).where(jobs.c.id == charges.c.job_id).scalar_subquery()
    found = (
        select(charges.c.job_id)
        .where(
            charges.c.charged_at >= since,
            charges.c.charged_at < before,
            charges.c.user_id != NOBODY,
            its.is_(None),
        )
        .limit(limit)
    )
    return list(connection.execute(found).scalars())


def used_since(connection: Connection, whose: Whose, *, since: float, lately: float) -> UsedRow:
    """Return what counts since then, and since the later time ``lately``."""
    its = _its(whose)
    (row,) = _used(tuple(its)).rows(connection, {**its, "since": since, "lately": lately})
    return UsedRow(images=int(row[0]), images_lately=int(row[1]), under_way=row[2], last_at=row[3])


def charged_since(connection: Connection, whose: Whose, *, since: float) -> list[tuple[float, int]]:
    """Return (time, pictures) of what counts since then, oldest first."""
    its = _its(whose)
    found = _charged(tuple(its)).rows(connection, {**its, "since": since})
    return [(at, images) for at, images in found]


def has_charges(connection: Connection, whose: Whose) -> bool:
    """Tell whether anything was ever charged there, refunded or not."""
    its = _its(whose)
    where = [charges.c[name.removeprefix("its_")] == value for name, value in its.items()]
    return connection.execute(select(charges.c.job_id).where(*where).limit(1)).first() is not None


def spent_micros(
    connection: Connection, guild_id: int, *, since: float, until: float | None = None
) -> int:
    """Return what the server's charges from then on cost, up to ``until``."""
    its = _its(Whose(guild_id=guild_id)) | {"since": since}
    if until is not None:
        its["until"] = until
    ((spent,),) = _spent(has_end=until is not None).rows(connection, its)
    return int(spent)


def spent_everywhere(connection: Connection, *, since: float) -> int:
    """Return what all charges from then on cost, those of direct messages too."""
    ((spent,),) = _SPENT_EVERYWHERE.rows(connection, {"since": since})
    return int(spent)


def spent_by_model(connection: Connection, guild_id: int | None, *, since: float) -> list[SpentRow]:
    """Return what each model cost, dearest first; the empty name is for jobs that were erased.

    ``guild_id`` is a server's; None: of all together, and outside.
    """
    whose = (charges.c.is_paid,) if guild_id is None else _paid(guild_id)
    their = (
        select(
            _model_of_charge().label("name"),
            charges.c.images,
            charges.c.price_micros,
            charges.c.is_refunded,
        )
        .where(*whose, charges.c.charged_at >= since)
        .subquery()
    ).c
    found = connection.execute(
        select(their.name, *_sums(their))
        .group_by(their.name)
        .order_by(*_dearest_first(their), their.name)
    )
    return [_spent_row(*row) for row in found]


def spent_by_server(connection: Connection, *, since: float) -> list[SpentRow]:
    """Return what each server's pictures cost, dearest first.

    The name is the server's id; empty for what was drawn outside of servers that have Easel.
    """
    # Not the column itself, whose index would lead through the charges of all time.
    server = func.coalesce(charges.c.guild_id, 0)
    found = connection.execute(
        select(server, *_sums(charges.c))
        .where(charges.c.is_paid, charges.c.charged_at >= since)
        .group_by(server)
        .order_by(*_dearest_first(charges.c), server)
    )
    return [_spent_row(str(id_ or ""), *sums) for id_, *sums in found]


def spent_by_person(
    connection: Connection, guild_id: int, *, since: float, limit: int
) -> list[SpentRow]:
    """Return what the dearest people's pictures cost; the name is the person's id."""
    person: Column[int] = charges.c.user_id
    found = connection.execute(
        select(person, *_sums(charges.c))
        .where(*_paid(guild_id), charges.c.charged_at >= since)
        .group_by(person)
        .order_by(*_dearest_first(charges.c), person)
        .limit(limit)
    )
    return [_spent_row(str(id_), *sums) for id_, *sums in found]


def refunded_but_paid(connection: Connection, guild_id: int, *, since: float) -> SpentRow:
    """Return what a server's people were refunded from then on, but the operator paid."""
    images, micros = func.sum(charges.c.images), func.sum(charges.c.price_micros)
    found = connection.execute(
        select(func.coalesce(images, 0), func.coalesce(micros, 0)).where(
            *_paid(guild_id), charges.c.charged_at >= since, charges.c.is_refunded
        )
    )
    ((count, price),) = found
    return SpentRow(name="", images=int(count), micros=int(price))


def bill(connection: Connection, guild_id: int, *, since: float, limit: int) -> list[BillRow]:
    """Return the server's charges from then on, refunded ones too, oldest first."""
    found = connection.execute(
        select(charges, _model_of_charge().label("model"))
        .where(charges.c.guild_id == guild_id, charges.c.charged_at >= since)
        .order_by(charges.c.charged_at)
        .limit(limit)
    ).mappings()
    return [
        BillRow(
            charge=ChargeRow(**{one.name: row[one.name] for one in fields(ChargeRow)}),
            model=row["model"],
        )
        for row in found
    ]


def _paid(guild_id: int) -> tuple[ColumnElement[bool], ...]:
    return charges.c.guild_id == guild_id, charges.c.is_paid


def _sums(its: ColumnCollection[str, Any]) -> list[ColumnElement[int]]:
    """Return the sums of pictures and prices, and the same of what was refunded, but paid."""
    summed = its.images, its.price_micros
    refunded = (func.sum(case((its.is_refunded, one), else_=0)) for one in summed)
    return [*map(func.sum, summed), *refunded]


def _dearest_first(its: ColumnCollection[str, Any]) -> list[ColumnElement[Any]]:
    return [func.sum(its.price_micros).desc(), func.sum(its.images).desc()]


def _spent_row(name: str, *sums: int) -> SpentRow:
    images, micros, refunded_images, refunded_micros = map(int, sums)
    return SpentRow(
        name=name,
        images=images,
        micros=micros,
        refunded_images=refunded_images,
        refunded_micros=refunded_micros,
    )


# What is on record of a charge's job is a query inside the other: with a join, PostgreSQL reads
# all jobs for the charges of a month.
def _model_of_charge() -> ColumnElement[str]:
    its = select(jobs.c.model).where(jobs.c.id == charges.c.job_id)
    return func.coalesce(its.scalar_subquery(), "")


def _its(whose: Whose) -> dict[str, float]:
    its = {"its_guild_id": whose.guild_id, "its_user_id": whose.user_id}
    its["its_channel_id"] = whose.channel_id
    return {name: value for name, value in its.items() if value is not None}


# Every job runs these, once for each limit.
def _where(its: tuple[str, ...]) -> list[ColumnElement[bool]]:
    theirs = [charges.c[name.removeprefix("its_")] == bindparam(name) for name in its]
    if "its_guild_id" not in its:
        theirs.append(charges.c.guild_id.is_(None))
    return [*theirs, charges.c.is_refunded.is_(False)]


@cache
def _used(its: tuple[str, ...]) -> Statement:
    lately = case((charges.c.charged_at > bindparam("lately"), charges.c.images))
    # Looked up only for the few without an end: the outcome may be seen before the job is closed.
    state = select(jobs.c.state).where(jobs.c.id == charges.c.job_id).scalar_subquery()
    waits = case((func.coalesce(state, "") != _SHOWN, 1))
    return Statement(
        select(
            func.coalesce(func.sum(charges.c.images), 0),
            func.coalesce(func.sum(lately), 0),
            func.count(case((charges.c.ended_at.is_(None), waits))),
            func.max(charges.c.charged_at),
        ).where(*_where(its), charges.c.charged_at > bindparam("since"))
    )


@cache
def _charged(its: tuple[str, ...]) -> Statement:
    return Statement(
        select(charges.c.charged_at, charges.c.images)
        .where(*_where(its), charges.c.charged_at > bindparam("since"))
        .order_by(charges.c.charged_at)
    )


@cache
def _spent(*, has_end: bool) -> Statement:
    where = [
        charges.c.guild_id == bindparam("its_guild_id"),
        charges.c.is_paid,
        charges.c.charged_at >= bindparam("since"),
    ]
    if has_end:
        where.append(charges.c.charged_at < bindparam("until"))
    return Statement(select(func.coalesce(func.sum(charges.c.price_micros), 0)).where(*where))


_SPENT_EVERYWHERE = Statement(
    select(func.coalesce(func.sum(charges.c.price_micros), 0)).where(
        charges.c.is_paid, charges.c.charged_at >= bindparam("since")
    )
)
_CHARGE = tuple(charges.c.keys())
_INSERT = Statement(insert(charges))
_SETTLE = Statement(
    update(charges)
    .where(charges.c.job_id == bindparam("its_job_id"))
    .values(
        ended_at=bindparam("to_ended_at"),
        is_refunded=bindparam("to_is_refunded"),
        is_paid=bindparam("to_is_paid"),
    )
)
