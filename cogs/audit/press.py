"""What the buttons under a page of the audit log carry: all that finds the next page."""

import base64
import binascii
import struct
from typing import Annotated

from cogs.audit.service import AuditQuery
from cogs.audit.topics import AuditTopic
from cogs.kit.router import OldForms, Press, Written

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# What stands for a topic; never reused.
_TAGS = {
    AuditTopic.REQUESTS: "q",
    AuditTopic.REFUSED: "f",
    AuditTopic.REVIEWS: "v",
    AuditTopic.REPORTS: "r",
    AuditTopic.MEASURES: "m",
    AuditTopic.SETTINGS: "s",
    AuditTopic.BUDGET: "b",
    AuditTopic.OTHER: "o",
}
_TOPICS = {tag: topic for topic, tag in _TAGS.items()}
# The version before this one counted them instead. Never changed.
_OLD_TOPICS = {str(number): tag for number, tag in enumerate(_TAGS.values(), start=1)}
_NUMBER = "[0-9a-z]{0,14}"
_ID_CHARACTERS = 12
"""Of two events at the same instant, so much of their ids tells them apart."""


def _read_query(text: str) -> AuditQuery:
    user, channel, tag, since, until = text.split(":")
    if tag and tag not in _TOPICS:
        raise ValueError(tag)
    return AuditQuery(
        # Never the button's: whoever presses it looks into the server they are in.
        guild_id=0,
        topic=_TOPICS.get(tag),
        user_id=_number(user),
        channel_id=_number(channel),
        since=_seconds(since),
        until=_seconds(until),
    )


def _write_query(query: AuditQuery) -> str:
    topic = "" if query.topic is None else _TAGS[query.topic]
    since, until = _whole(query.since), _whole(query.until)
    numbers = map(_written, (query.user_id, query.channel_id, since, until))
    user, channel, *times = numbers
    return ":".join((user, channel, topic, *times))


def _read_before(text: str) -> tuple[float, str] | None:
    time, _, event_id = text.partition(":")
    at = _time(time)
    return None if at is None else (at, event_id)


def _write_before(before: tuple[float, str] | None) -> str:
    if before is None:
        return ":"
    # All bits of the time: the page begins right after that event.
    packed = base64.urlsafe_b64encode(struct.pack(">d", before[0])).decode()
    return f"{packed.rstrip('=')}:{before[1][:_ID_CHARACTERS]}"


_OLD_FORMS: OldForms = {
    rf"(easel:audit:{_NUMBER}:{_NUMBER}:)([1-8])(:.*)": (
        lambda found: f"{found[1]}{_OLD_TOPICS[found[2]]}{found[3]}"
    )
}


class AuditPress(Press, tag="easel:audit", old_forms=_OLD_FORMS):
    """A page to show: what is looked for, and after which event (time, beginning of its id)."""

    query: Annotated[
        AuditQuery,
        Written(
            f"{_NUMBER}:{_NUMBER}:[a-z]?:{_NUMBER}:{_NUMBER}", read=_read_query, write=_write_query
        ),
    ]
    before: Annotated[
        tuple[float, str] | None,
        Written(r"(?:[\w-]{11}|):[0-9a-f]{0,12}", read=_read_before, write=_write_before),
    ] = None


def _number(digits: str) -> int | None:
    return int(digits, 36) if digits else None


def _seconds(digits: str) -> float | None:
    return float(int(digits, 36)) if digits else None


def _time(carried: str) -> float | None:
    if not carried:
        return None
    try:
        (time,) = struct.unpack(">d", base64.urlsafe_b64decode(f"{carried}="))
    except (binascii.Error, struct.error):
        return None
    return float(time)


def _whole(time: float | None) -> int | None:
    return None if time is None else int(time)


def _written(number: int | None) -> str:
    if number is None:
        return ""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
