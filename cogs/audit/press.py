"""What the buttons under a page of the trail carry: all that finds the next page."""

import base64
import binascii
import re
import struct
from dataclasses import dataclass

from bot.community.audit.book import AuditQuery
from bot.community.audit.topics import AuditTopic

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_TOPICS = tuple(AuditTopic)
_NUMBER = r"([0-9a-z]{0,14})"
_PRESS = re.compile(
    rf"easel:audit:{_NUMBER}:{_NUMBER}:{_NUMBER}:{_NUMBER}:{_NUMBER}:([\w-]{{11}}|):([0-9a-f]{{0,12}})"
)
_ID_CHARACTERS = 12
"""Of two events at the same instant, so much of their ids tells them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPress:
    """A page to show: what is looked for, and after which event (time, beginning of its id)."""

    query: AuditQuery
    before: tuple[float, str] | None = None

    @property
    def custom_id(self) -> str:
        """Discord's limit is 100 characters; this has 98 at most."""
        query = self.query
        topic = None if query.topic is None else _TOPICS.index(query.topic) + 1
        numbers = (query.user_id, query.channel_id, topic, _whole(query.since), _whole(query.until))
        time, event_id = ("", "")
        if self.before is not None:
            # All bits of the time: the page begins right after that event.
            packed = base64.urlsafe_b64encode(struct.pack(">d", self.before[0]))
            time, event_id = packed.decode().rstrip("="), self.before[1][:_ID_CHARACTERS]
        carried = ":".join("" if number is None else _written(number) for number in numbers)
        return f"easel:audit:{carried}:{time}:{event_id}"


def audit_press(custom_id: str, guild_id: int) -> AuditPress | None:
    """Read what was pressed, None where it is something else; the server is never the button's."""
    found = _PRESS.fullmatch(custom_id)
    if found is None:
        return None
    user_id, channel_id, topic, since, until = (
        int(digits, 36) if digits else None for digits in found.groups()[:5]
    )
    if topic is not None and not 1 <= topic <= len(_TOPICS):
        return None
    query = AuditQuery(
        guild_id=guild_id,
        topic=None if topic is None else _TOPICS[topic - 1],
        user_id=user_id,
        channel_id=channel_id,
        since=None if since is None else float(since),
        until=None if until is None else float(until),
    )
    time = _time(found[6])
    return AuditPress(query=query, before=None if time is None else (time, found[7]))


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


def _written(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
