"""What can go wrong with the store once it is open.

* BotError
  + StoreError
    - StoreClosedError       the store is closed, or was before the operation's turn came
    - StoreFailedError       the database refused the operation; nothing of it is kept
    - StoreAwayError         whoever asked something of Easel is told to try again
      = StoreUnavailableError  the database cannot be reached; the operation may be kept or not
      = StoreTimedOutError     no answer in time; whether the operation is kept is not known
"""

from bot.errors import BotError, RefusedError


class StoreError(BotError):
    """The store could not do what it was asked."""


class StoreClosedError(StoreError):
    """The store is closed, or was before this operation's turn came; nothing of it is kept."""


class StoreFailedError(StoreError):
    """The database refused the operation (its cause says why); nothing of it is kept."""


class StoreAwayError(StoreError, RefusedError):
    """The database gives no answer just now; the operation may be kept or not."""

    words_id = "refusal-store-away"


class StoreUnavailableError(StoreAwayError):
    """The database cannot be reached; the operation may be kept if the connection broke off."""


class StoreTimedOutError(StoreAwayError):
    """No answer in time; the operation may still be kept."""
