"""Offers that wait for a press, and who was told today what can be asked."""

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import OneTimeStore
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.jobs.gate import Recording
from cogs.messages.model import Offer

OFFER_SECONDS = 15 * 60.0
"""How long an offer stands; then its message goes."""
_GRACE_SECONDS = 120.0
"""How long it can still be taken back by the process that removes it."""


class OfferGoneError(RefusedError):
    """The offer is too old, or its writer has erased it."""

    words_id = "refusal-offer-gone"


class OfferNotYoursError(RefusedError):
    """The offer is another member's. Facts: ``person``."""

    words_id = "refusal-offer-not-yours"


class OfferTakenError(RefusedError):
    """It was drawn or dropped before."""

    words_id = "refusal-offer-taken"


_OFFER = TypeAdapter(Offer)


class Offers:
    """Keeps each offer for the one who wrote the message."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._kept = OneTimeStore(
            _OFFER,
            lasts_seconds=OFFER_SECONDS + _GRACE_SECONDS,
            gone=OfferGoneError,
            not_theirs=OfferNotYoursError,
            taken=OfferTakenError,
            database=database,
            clock=clock,
        )

    async def keep(self, user_id: int, offer: Offer) -> str:
        """Keep an offer; return its id."""
        return await self._kept.keep(user_id, offer)

    async def find(self, offer_id: str, user_id: int) -> Offer:
        """Return an offer to whoever wrote the message.

        Raises:
            RefusedError: it is gone, or another person's.
        """
        return await self._kept.find(offer_id, user_id)

    async def take(self, offer_id: str, user_id: int) -> Offer:
        """Return an offer that nobody can take a second time.

        Raises:
            RefusedError: it is gone, another person's, or was taken before.
        """
        return await self._kept.take(offer_id, user_id)

    def taken_with(self, offer_id: str, user_id: int) -> Recording:
        """Return what takes an offer in the transaction that records its job."""

        def take(connection: Connection, _job: Job) -> None:
            self._kept.take_in(connection, offer_id, user_id)

        return take
