"""The keys of a server's settings in a file, and how each value is written and read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, cast

from bot.locales.amounts import MICROS_PER_USD
from cogs.config.model import KnownServer, Refers, ValueRangeError
from cogs.limits import MOST_USD
from cogs.server import NO_LIMIT

NONE, UNLIMITED = "none", "unlimited"
_LARGEST_ID = 2**63 - 1
_MOST_DIGITS = 19
_CENTS = 2


class OtherKindError(ValueError):
    """A value is nothing of the kind that its key has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How values of one kind stand in a file."""

    example: str
    """What a person reads who wrote something else."""
    read: Callable[[Any], object] = lambda written: written
    """From a file to what is stored; OtherKindError where it is nothing of it."""
    write: Callable[[Any, KnownServer], object] = lambda stored, _: stored
    fields: Mapping[str, "Field"] = field(default_factory=dict[str, "Field"])
    """Of a table: its keys."""
    is_by_id: bool = False
    """Whether it is a table of such tables, by channels or roles."""
    is_optional: bool = False
    """Whether a table may be ``NONE``."""
    refers: Refers | None = None
    """What its ids stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A key of a table."""

    stored: tuple[str, ...]
    """Where its value is in stored settings, from those of its table on."""
    form: Form
    is_required: bool = True
    """Whether a table that may be ``NONE`` is nothing without it."""


def reference(its_id: int, known: KnownServer) -> str:
    """Write a channel or a role: its name, for people, and its id, which counts."""
    return f"{known.names.get(its_id, '')} {its_id}".strip()


def read_reference(written: object) -> tuple[int, str]:
    """Return the id of a channel or role, and its name as it is written, perhaps empty.

    Raises:
        OtherKindError: it has no id.
    """
    name, digits = "", written
    if isinstance(written, str):
        name, _, digits = written.rpartition(" ")
        if not (digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS):
            raise OtherKindError(written)
        digits = int(digits)
    if type(digits) is not int or not 0 < digits <= _LARGEST_ID:
        raise OtherKindError(written)
    return digits, name.strip()


def _whole(written: object) -> int:
    # Yes and no are numbers in Python.
    if type(written) is not int:
        raise OtherKindError(written)
    return written


def _switch(written: object) -> bool:
    if not isinstance(written, bool):
        raise OtherKindError(written)
    return written


def _text(written: object) -> str:
    if not isinstance(written, str):
        raise OtherKindError(written)
    return written


def _or_none(read: Callable[[Any], object]) -> Callable[[object], object]:
    return lambda written: None if written == NONE else read(written)


def _written_or_none(stored: Any, _: KnownServer) -> object:  # noqa: ANN401 - of any kind
    return NONE if stored is None else stored


def _count(written: object) -> int | None:
    if written == UNLIMITED:
        return NO_LIMIT
    number = None if written == NONE else _whole(written)
    if number == NO_LIMIT:
        raise ValueRangeError(side="least", limit=1)
    return number


def _written_count(stored: int | None, _: KnownServer) -> object:
    return NONE if stored is None else UNLIMITED if stored == NO_LIMIT else stored


def _micros(written: object) -> int:
    amount = written if isinstance(written, Decimal) else Decimal(_whole(written))
    if not amount.is_finite():
        raise OtherKindError(written)
    if not 0 <= amount <= MOST_USD:
        raise ValueRangeError(
            side="least" if amount < 0 else "most", limit=0 if amount < 0 else MOST_USD
        )
    micros = amount * MICROS_PER_USD
    if micros % 1:
        raise OtherKindError(written)
    return int(micros)


def _written_micros(stored: int | None, _: KnownServer) -> object:
    if stored is None:
        return NONE
    amount = (Decimal(stored) / MICROS_PER_USD).normalize()
    places = max(_CENTS, -int(amount.as_tuple().exponent))
    return amount.quantize(Decimal(1).scaleb(-places))


def _id(written: object) -> int:
    return read_reference(written)[0]


def _ids(written: object) -> list[int]:
    if not isinstance(written, list):
        raise OtherKindError(written)
    return list(dict.fromkeys(map(_id, cast("list[object]", written))))


def _written_id(stored: int | None, known: KnownServer) -> object:
    return NONE if stored is None else reference(stored, known)


def _written_ids(stored: list[int], known: KnownServer) -> object:
    return [reference(its_id, known) for its_id in stored]


_CHANNEL_EXAMPLE, _ROLE_EXAMPLE = '"#art 123456789012345678"', '"@Mods 123456789012345678"'

_NUMBER = Form(example="10", read=_whole)
_SWITCH = Form(example="true", read=_switch)
_PING = Form(example='"urgent" / "each"', read=_text)
_COUNT = Form(example=f'10 / "{NONE}" / "{UNLIMITED}"', read=_count, write=_written_count)
_SECONDS = Form(example=f'60 / "{NONE}"', read=_or_none(_whole), write=_written_or_none)
_AMOUNT = Form(example=f'12.50 / "{NONE}"', read=_or_none(_micros), write=_written_micros)
_CHANNEL = Form(
    example=f'{_CHANNEL_EXAMPLE} / "{NONE}"',
    read=_or_none(_id),
    write=_written_id,
    refers=Refers.TEXT_CHANNEL,
)
_ROLE = Form(
    example=f'{_ROLE_EXAMPLE} / "{NONE}"',
    read=_or_none(_id),
    write=_written_id,
    refers=Refers.ROLE,
)
_ROLES = Form(example=f"[{_ROLE_EXAMPLE}] / []", read=_ids, write=_written_ids, refers=Refers.ROLE)
_ESCALATION = Form(
    example=f'"{NONE}" / {{ strikes = 3, days = 30, block_hours = 24 }}',
    fields={
        name: Field(stored=(name,), form=_NUMBER) for name in ("strikes", "days", "block_hours")
    }
    | {"refusals": Field(stored=("refusals",), form=_NUMBER, is_required=False)},
    is_optional=True,
)
_LIMIT_FIELDS = {
    "at_once": Field(stored=("concurrent",), form=_COUNT),
    "per_hour": Field(stored=("per_hour",), form=_COUNT),
    "per_day": Field(stored=("per_day",), form=_COUNT),
    "cooldown_seconds": Field(stored=("cooldown_seconds",), form=_SECONDS),
}
_LIMIT = Form(example="{ per_hour = 10, per_day = 50 }", fields=_LIMIT_FIELDS)
_CHANNEL_LIMITS = Form(
    example=_CHANNEL_EXAMPLE, fields=_LIMIT_FIELDS, is_by_id=True, refers=Refers.CHANNEL
)
_ROLE_LIMITS = Form(
    example=_ROLE_EXAMPLE,
    fields={
        **{
            name: Field(stored=("limit", *one.stored), form=one.form)
            for name, one in _LIMIT_FIELDS.items()
        },
        "weight": Field(stored=("weight",), form=_NUMBER),
    },
    is_by_id=True,
    refers=Refers.ROLE,
)

SETTINGS: Mapping[str, Form] = {
    "settings": Form(
        example="",
        fields={
            "manager_roles": Field(stored=("manager_role_ids",), form=_ROLES),
            "log_channel": Field(stored=("log_channel_id",), form=_CHANNEL),
            "review_channel": Field(stored=("review_channel_id",), form=_CHANNEL),
            "ping_role": Field(stored=("ping_role_id",), form=_ROLE),
            "ping_for": Field(stored=("ping_for",), form=_PING),
            "review_hours": Field(stored=("review_hours",), form=_NUMBER),
            "retention_days": Field(stored=("retention_days",), form=_NUMBER),
            "escalation": Field(stored=("escalation",), form=_ESCALATION),
        },
    ),
    "showcase": Form(
        example="",
        fields={
            "channel": Field(stored=("showcase_channel_id",), form=_CHANNEL),
            "stars": Field(stored=("showcase_stars",), form=_NUMBER),
        },
    ),
    "budget": Form(
        example="",
        fields={
            "day_usd": Field(stored=("budget", "day_micros"), form=_AMOUNT),
            "month_usd": Field(stored=("budget", "month_micros"), form=_AMOUNT),
            "confirm_from_usd": Field(stored=("budget", "confirm_micros"), form=_AMOUNT),
            "refunded_pictures_a_day": Field(stored=("budget", "refunded_images"), form=_NUMBER),
        },
    ),
    "limits": Form(
        example="",
        fields={
            "moderators_exempt": Field(stored=("limits", "are_moderators_exempt"), form=_SWITCH),
            "person": Field(stored=("limits", "person"), form=_LIMIT),
            "server": Field(stored=("limits", "server"), form=_LIMIT),
            "channels": Field(stored=("limits", "channels"), form=_CHANNEL_LIMITS),
            "roles": Field(stored=("limits", "roles"), form=_ROLE_LIMITS),
        },
    ),
}
"""The tables of a server's settings; each is found in the settings themselves."""

OWN = frozenset({"is_set_up", "setup_step"})
"""What no file says: how far somebody went through /setup."""


def written_form(form: Form, stored: Any, known: KnownServer) -> object:  # noqa: ANN401 - JSON
    """Return stored JSON as a file has it: a value, or a table of values."""
    if not form.fields:
        return form.write(stored, known)
    if stored is None:
        return NONE
    if form.is_by_id:
        one = Form(example="", fields=form.fields)
        by_id = {int(its_id): its for its_id, its in stored.items()}
        return {
            reference(its_id, known): _said(written_form(one, by_id[its_id], known))
            for its_id in sorted(by_id)
        }
    return {
        name: written_form(one.form, at(stored, one.stored), known)
        for name, one in form.fields.items()
    }


def _said(table: Any) -> dict[str, object]:  # noqa: ANN401 - JSON
    """Leave out what says nothing."""
    return {name: value for name, value in table.items() if value != NONE}


def at(stored: Any, where: tuple[str, ...]) -> Any:  # noqa: ANN401 - JSON
    """Return what is somewhere in stored JSON."""
    for name in where:
        stored = stored[name]
    return stored
