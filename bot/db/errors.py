"""What can go wrong with the store once it is open.

* BotError
  + StoreError
    - StoreClosedError       the store is closed, or was before the operation's turn came
    - StoreFailedError       the database refused the operation; nothing of it is kept
    - NumberTooLargeError    no row can have this number
    - StoreAwayError         whoever asked something of Easel is told to try again
      = StoreUnavailableError  the database cannot be reached, or cannot do it just now
      = StoreTimedOutError     no answer in time
"""

from bot.errors import BotError, DatabaseAwayError, RefusedError


class StoreError(BotError):
    """The store could not do what it was asked."""


class StoreClosedError(StoreError):
    """The store is closed, or was before this operation's turn came; nothing of it is kept."""


class StoreFailedError(StoreError):
    """The database refused the operation (its cause says why); nothing of it is kept."""


class NumberTooLargeError(StoreError, RefusedError):
    """No row can have this number: an id that somebody typed or forged."""

    words_id = "refusal-job-unknown"


class StoreAwayError(StoreError, DatabaseAwayError):
    """The database gives no answer just now: the same may be asked again."""

    may_be_kept = True
    """Whether the operation may be on record all the same."""


class StoreUnavailableError(StoreAwayError):
    """The database cannot be reached, its disk is full, it is locked, or the like.

    ``reason`` names that in a few words, without anything of the server's address.
    """

    def __init__(self, reason: str, detail: str = "", *, may_be_kept: bool = False) -> None:
        super().__init__(f"{reason} ({detail})" if detail else reason)
        self.reason = reason
        self.may_be_kept = may_be_kept


class StoreTimedOutError(StoreAwayError):
    """No answer in time."""

    def __init__(self, log_text: str, *, may_be_kept: bool) -> None:
        super().__init__(log_text)
        self.may_be_kept = may_be_kept
