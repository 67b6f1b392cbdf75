"""What can go wrong with the store once it is open.

* BotError
  + StoreError
    - StoreClosedError       the store is closed, or was before the operation's turn came
    - StoreFailedError       the database refused the operation; nothing of it is kept
    - StoreTimedOutError     no answer in time; whether the operation is kept is not known
"""

from bot.errors import BotError


class StoreError(BotError):
    """The store could not do what it was asked."""


class StoreClosedError(StoreError):
    """The store is closed, or was before this operation's turn came; nothing of it is kept."""


class StoreFailedError(StoreError):
    """The database refused the operation (its cause says why); nothing of it is kept."""


class StoreTimedOutError(StoreError):
    """No answer in time; the operation may still be kept."""
