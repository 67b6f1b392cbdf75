"""Interactions over HTTP: the port at which a process takes them."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

from bot.web.public_server import PublicRoute, serve_public
from cogs.kit.http_interactions import HttpInteractions


@asynccontextmanager
async def serve_interactions(
    interactions: HttpInteractions,
    key: str,
    address: tuple[str, int],
    *,
    beside: Sequence[PublicRoute] = (),
) -> AsyncGenerator[None]:
    """Take interactions that are signed with a key at an address, host and port, while inside.

    ``beside`` is what else is answered there.

    Raises:
        SettingsError: the address or its port cannot be bound.
    """
    # What verifies signatures takes 8 MB, for those who asked for it.
    from bot.web.interactions import InteractionEndpoint, Verifier  # noqa: PLC0415

    endpoint = InteractionEndpoint(verifier=Verifier(key), hand_over=interactions.take)
    try:
        async with serve_public(*address, [endpoint.route, *beside]):
            yield
    finally:
        await interactions.finish()
