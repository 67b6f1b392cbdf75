"""`enforce_nonce`: the same message sent twice becomes one."""

import re
import time
from collections.abc import Callable

from sandbox.discord.wire import Json, as_object

# Discord checks uniqueness "in the past few minutes".
REMEMBERED_SECONDS = 300.0
_SEND = re.compile(r"/channels/(\d+)/messages")


class Nonces:
    """Remembers the messages that were sent with an enforced nonce."""

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._sent: dict[tuple[str, str], tuple[float, Json]] = {}

    def once(self, method: str, path: str, body: object, do: Callable[[], object]) -> object:
        """Do it, or give back the message an earlier request with the same nonce made."""
        message = as_object(body)
        sending = _SEND.fullmatch(path) if method == "POST" else None
        nonce = message.get("nonce")
        if sending is None or nonce is None:
            return do()
        self._forget_old()
        key = (sending[1], str(nonce))
        enforced = bool(message.get("enforce_nonce"))
        if enforced and key in self._sent:
            return self._sent[key][1]
        made = as_object(do()) | {"nonce": nonce}
        if enforced:
            self._sent[key] = (self._monotonic(), made)
        return made

    def _forget_old(self) -> None:
        oldest = self._monotonic() - REMEMBERED_SECONDS
        self._sent = {key: kept for key, kept in self._sent.items() if kept[0] > oldest}
