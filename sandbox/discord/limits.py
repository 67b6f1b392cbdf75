"""Discord's rate limits, as a server enforces them."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.discord.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So many requests in each window; the window opens with its first request."""

    requests: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimits:
    """Interaction tokens and channels have buckets of their own; callbacks have none.

    Discord publishes no numbers but the global one; five in five seconds is what its answers'
    headers say for webhook tokens and for the messages of a channel.
    """

    webhook: Limit = Limit(requests=5, seconds=5)
    channel: Limit = Limit(requests=5, seconds=5)
    overall: Limit = Limit(requests=50, seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a request may pass, and the headers and body that say so."""

    allowed: bool
    headers: dict[str, str]
    body: Json


@dataclass(slots=True)
class _Window:
    ends_at: float
    used: int = 0


_PASS = Verdict(allowed=True, headers={}, body={})


class RateLimiter:
    """Counts requests by bucket."""

    def __init__(
        self, limits: RateLimits, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._windows: dict[str, _Window] = {}

    def judge(self, method: str, path: str) -> Verdict:
        """Count the request and say whether it may pass."""
        parts = path.strip("/").split("/")
        match parts:
            case ["interactions", *_]:
                return _PASS
            case ["webhooks", _, token, *_]:
                return self._spend(f"webhook:{token}", self._limits.webhook)
            case ["channels", channel, "messages", *_]:
                overall = self._overall()
                if not overall.allowed:
                    return overall
                return self._spend(f"{method}:{channel}", self._limits.channel)
            case _:
                return self._overall()

    def _overall(self) -> Verdict:
        verdict = self._spend("overall", self._limits.overall)
        if verdict.allowed:
            return _PASS
        headers = {
            "Retry-After": verdict.headers["Retry-After"],
            "X-RateLimit-Global": "true",
            "X-RateLimit-Scope": "global",
            "Via": "1.1 google",
        }
        return Verdict(allowed=False, headers=headers, body={**verdict.body, "global": True})

    def _spend(self, bucket: str, limit: Limit) -> Verdict:
        now = self._monotonic()
        window = self._windows.get(bucket)
        if window is None or window.ends_at <= now:
            self._forget(now)
            window = self._windows[bucket] = _Window(now + limit.seconds)
        left_seconds = window.ends_at - now
        allowed = window.used < limit.requests
        window.used += allowed
        headers = {
            "X-RateLimit-Limit": str(limit.requests),
            "X-RateLimit-Remaining": str(limit.requests - window.used),
            "X-RateLimit-Reset": f"{time.time() + left_seconds:.3f}",
            "X-RateLimit-Reset-After": f"{left_seconds:.3f}",
            "X-RateLimit-Bucket": bucket.partition(":")[0].lower() + "-messages",
        }
        if allowed:
            return Verdict(allowed=True, headers=headers, body={})
        headers |= {
            "Retry-After": str(math.ceil(left_seconds)),
            "X-RateLimit-Scope": "user",
            # Clients tell Discord's own 429 from its edge's by this header.
            "Via": "1.1 google",
        }
        body: Json = {
            "message": "You are being rate limited.",
            "retry_after": round(left_seconds, 3),
            "global": False,
        }
        return Verdict(allowed=False, headers=headers, body=body)

    def _forget(self, now: float) -> None:
        if len(self._windows) > 1000:  # noqa: PLR2004 - any size that keeps memory small
            self._windows = {
                bucket: window for bucket, window in self._windows.items() if window.ends_at > now
            }
