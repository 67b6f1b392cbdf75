"""What the image service calls when a picture is done, where the settings say an address."""

import contextlib
from collections.abc import Sequence

from bot.imagine.nudge_addresses import NudgeAddresses
from bot.replicate import Signatures, is_replicate, open_session
from bot.settings import Settings
from bot.web.nudges import nudge_route
from bot.web.public_server import PublicRoute, serve_public
from cogs.services import Services


def nudge_addresses(settings: Settings) -> NudgeAddresses | None:
    """Return the addresses that the image service is told; None where it is told none."""
    if settings.public_url is None:
        return None
    token = settings.discord_token.get_secret_value()
    return NudgeAddresses(public_url=settings.public_url, secret=token)


async def serve_nudges_of(
    stack: contextlib.AsyncExitStack, settings: Settings, services: Services
) -> Sequence[PublicRoute]:
    """Take nudges to the runner, where the image service is told to call; ``stack`` ends it.

    Without a port of their own, it returns what takes them at the one of interactions. At Replicate
    itself a call has to be signed as well.

    Raises:
        SettingsError: the address or its port cannot be bound.
    """
    addresses, base_url = nudge_addresses(settings), settings.prediction_api_url
    if addresses is None:
        return ()
    is_signed = None
    if is_replicate(base_url):
        session = await stack.enter_async_context(
            open_session(connections=1, proxy=settings.image_service_proxy)
        )
        key = settings.cometapi_key.get_secret_value()
        signatures = Signatures(session=session, base_url=base_url, key=key, clock=services.clock)
        is_signed = signatures.is_signed
    route = nudge_route(addresses, services.runner.nudged, is_signed=is_signed)
    if settings.public_port is None:
        return (route,)
    host, port = settings.public_host, settings.public_port
    await stack.enter_async_context(serve_public(host, port, [route], settings="PUBLIC"))
    return ()
