"""Where the image service calls: ``POST /predictions/{job}-{position}/{HMAC}``.

Whoever knows such an address may make Easel look at that one prediction, and learns nothing. The
body is not read, except for a signature over it.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from bot.imagine.nudge_addresses import PATH, NudgeAddresses
from bot.web.connections import Answer, plain
from bot.web.public_server import PublicRequest, PublicRoute

MOST_SIGNED_BYTES = 4 * 1024 * 1024
"""Of a body that has to be read: it repeats the input, with its pictures."""

IsSigned = Callable[[Mapping[str, str], bytes], Awaitable[bool | None]]
"""Whether headers and body were signed by the service; None where that cannot be told just now."""

logger = logging.getLogger(__name__)


def nudge_route(
    addresses: NudgeAddresses, on_nudge: Callable[[str], None], *, is_signed: IsSigned | None
) -> PublicRoute:
    """Return the route; ``on_nudge`` is called with the name of a prediction to look at.

    ``is_signed`` is None where the service's signature cannot be checked, so the address alone
    says that it is the service's call.
    """

    def is_there(path: str) -> bool:
        _, _, own = path.partition(f"{PATH}/")
        name, _, signed = own.partition("/")
        return addresses.is_own(name, signed)

    async def answer(request: PublicRequest) -> Answer:
        if is_signed is not None:
            signed = await is_signed(request.headers, request.body)
            if not signed:
                logger.warning("a nudge is not looked at: its signature is %s",
                               "not known yet" if signed is None else "wrong")  # fmt: skip
                # The service calls again after the first answer, and not after the second.
                unknown = HTTPStatus.SERVICE_UNAVAILABLE
                return plain(unknown if signed is None else HTTPStatus.UNAUTHORIZED)
        on_nudge(request.path.split("/")[-2])
        return plain(HTTPStatus.OK)

    return PublicRoute(
        method="POST",
        path=f"{PATH}/",
        handler=answer,
        is_there=is_there,
        most_body_bytes=0 if is_signed is None else MOST_SIGNED_BYTES,
    )
