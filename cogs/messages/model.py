"""What a message asks for, and how many of them are looked at."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from bot.catalog import Attachment
from bot.imagine.request import ImagineRequest
from bot.locales.orders import is_small_talk, picture_chosen, without_order

MINUTE_SECONDS = 60.0
MOST_A_MINUTE = 6
"""So many messages of one person are answered in a minute."""
MOST_AT_ONCE = 8
"""So many messages are looked at at the same time; those that come meanwhile are left."""
MOST_PEOPLE = 5_000
"""So many people's latest messages are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What Easel offers to draw; it waits for one press of whoever wrote the message."""

    words: str
    """As they were written, with parameters."""
    requests: tuple[ImagineRequest, ...] = ()
    """What is drawn; none if it was refused, which only the writer is told."""
    pictures: tuple[Attachment, ...] = ()
    """One of them is changed as the words say; without any, the words are drawn."""
    number: int = 1
    """Which of the pictures (1, 2, ...)."""
    parent_id: str | None = None
    """The id of the job whose pictures they are."""

    @property
    def picture(self) -> Attachment | None:
        """The picture that is changed."""
        return self.pictures[self.number - 1] if self.pictures else None

    def reworded(self, words: str) -> Self:
        """Return the same offer for other words, not yet planned."""
        return replace(self, words=words, requests=())

    def of_picture(self, number: int) -> Self:
        """Return the same offer for another of its pictures, not yet planned."""
        within = 1 <= number <= len(self.pictures)
        return replace(self, number=number if within else self.number, requests=())


def words_to(bot_id: int, content: str) -> str:
    """Return what a message says besides naming the bot."""
    return " ".join(re.sub(rf"<@!?{bot_id}>", " ", content).split()).lstrip(",:;.- ")


def offer_for(
    words: str, pictures: tuple[Attachment, ...], parent_id: str | None = None
) -> Offer | None:
    """Return what a message asks for, not yet planned; None if nothing can be drawn from it."""
    if is_small_talk(words):
        return None
    if pictures:
        number, words = picture_chosen(words, len(pictures))
    else:
        number, words = 1, without_order(words)
    if not words:
        return None
    return Offer(words=words, pictures=pictures, number=number, parent_id=parent_id)


class Pace:
    """Lets through so many messages of one person in a minute, on a monotonic clock."""

    def __init__(self, *, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._latest: dict[int, deque[float]] = {}

    def allows(self, user_id: int) -> bool:
        """Count a message of this person, unless there were too many."""
        now = self._monotonic()
        # The one who was heard last stands last.
        latest = self._latest.pop(user_id, deque(maxlen=MOST_A_MINUTE))
        self._latest[user_id] = latest
        if len(self._latest) > MOST_PEOPLE:
            del self._latest[next(iter(self._latest))]
        if len(latest) == MOST_A_MINUTE and now - latest[0] < MINUTE_SECONDS:
            return False
        latest.append(now)
        return True
