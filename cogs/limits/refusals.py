"""What a person is told who reached a limit: which, how much is used, and when it frees."""

from bot.errors import RefusedError


class PeriodLimitError(RefusedError):
    """Too many pictures in a period.

    Facts: ``scope`` (person, channel, server), ``period`` (hour, day), ``used``, ``limit``,
    ``asked``, ``when`` (Discord's relative time).
    """

    words_id = "refusal-limit-period"


class TooManyAtOnceError(RefusedError):
    """So many pictures never fit the limit. Facts: ``scope``, ``period``, ``limit``, ``asked``."""

    words_id = "refusal-limit-at-once"


class ConcurrentLimitError(RefusedError):
    """Too many requests are under way. Facts: ``scope``, ``used``, ``limit``."""

    words_id = "refusal-limit-concurrent"


class CooldownError(RefusedError):
    """The last request was just now. Facts: ``scope``, ``seconds``, ``when``."""

    words_id = "refusal-limit-cooldown"


class LimitUnreadableError(RefusedError):
    """What was typed into a panel is no limit. Facts: ``typed``, ``most``."""

    words_id = "refusal-limit-unreadable"


class LimitZeroError(RefusedError):
    """Nobody could draw anything; that is what the rules are for."""

    words_id = "refusal-limit-zero"
