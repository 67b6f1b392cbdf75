"""Interactions over HTTP: the port at which a process takes them."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

from bot.settings import Settings
from bot.web.public_server import PublicRoute, serve_public
from cogs.kit.http_interactions import HttpInteractions


@asynccontextmanager
async def serve_interactions(
    interactions: HttpInteractions, settings: Settings, *, beside: Sequence[PublicRoute] = ()
) -> AsyncGenerator[None]:
    """Take interactions at the port that the settings name, if any, while inside.

    ``beside`` is what else is answered there.

    Raises:
        SettingsError: the address or its port cannot be bound.
    """
    key, port = settings.interactions_public_key, settings.interactions_port
    if key is None or port is None:
        yield
        return
    # What verifies signatures takes 8 MB, for those who asked for it.
    from bot.web.interactions import InteractionEndpoint, Verifier  # noqa: PLC0415

    endpoint = InteractionEndpoint(verifier=Verifier(key), hand_over=interactions.take)
    try:
        async with serve_public(settings.interactions_host, port, [endpoint.route, *beside]):
            yield
    finally:
        await interactions.finish()
