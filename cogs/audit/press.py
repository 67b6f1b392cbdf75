"""What the buttons under a page of the trail carry: all that finds the next page."""

import base64
import binascii
import re
import struct
from dataclasses import dataclass

from bot.community.audit.book import AuditQuery
from bot.community.audit.topics import AuditTopic

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# What stands for a topic in buttons that are out there: a tag is never used again.
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
_OLD_TOPICS = {str(number): topic for number, topic in enumerate(_TAGS, start=1)}
_NUMBER = r"([0-9a-z]{0,14})"
_PRESS = re.compile(
    rf"easel:audit:{_NUMBER}:{_NUMBER}:([0-9a-z]?):{_NUMBER}:{_NUMBER}:([\w-]{{11}}|):([0-9a-f]{{0,12}})"
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
        topic = "" if query.topic is None else _TAGS[query.topic]
        since, until = _whole(query.since), _whole(query.until)
        user, channel = _written(query.user_id), _written(query.channel_id)
        time, event_id = ("", "")
        if self.before is not None:
            # All bits of the time: the page begins right after that event.
            packed = base64.urlsafe_b64encode(struct.pack(">d", self.before[0]))
            time, event_id = packed.decode().rstrip("="), self.before[1][:_ID_CHARACTERS]
        carried = ":".join((user, channel, topic, _written(since), _written(until)))
        return f"easel:audit:{carried}:{time}:{event_id}"


def audit_press(custom_id: str, guild_id: int) -> AuditPress | None:
    """Read what was pressed, None where it is something else; the server is never the button's."""
    found = _PRESS.fullmatch(custom_id)
    if found is None:
        return None
    user_id, channel_id, since, until = (
        int(digits, 36) if digits else None for digits in found.group(1, 2, 4, 5)
    )
    topic = _TOPICS.get(found[3]) or _OLD_TOPICS.get(found[3])
    if found[3] and topic is None:
        return None
    query = AuditQuery(
        guild_id=guild_id,
        topic=topic,
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


def _written(number: int | None) -> str:
    if number is None:
        return ""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
