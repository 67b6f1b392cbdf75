"""The two HTTP sessions: one sends the key to the API, one downloads without any key."""

import socket

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from bot import __version__
from bot.http_answers import counted_answers
from bot.proxies import Proxies
from bot.replicate.origins import AllowedOrigins, is_public_address

USER_AGENT = f"Easel/{__version__} (+Discord bot; aiohttp/{aiohttp.__version__})"

NO_PROXIES = Proxies()
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0

# Servers drop idle connections, often after a minute. Dropping ours first keeps the paid POST off
# a connection that is just being closed, where nobody can tell whether it arrived.
_KEEP_ALIVE_SECONDS = 15.0


class AddressForbiddenError(OSError):
    """An allowed host resolved to private addresses only."""


def open_session(*, connections: int = 64, proxy: str | None = None) -> aiohttp.ClientSession:
    """Open the session for the prediction API, through a proxy if one is named; closed by callers.

    TLS is verified, behind a proxy too. No cookies are kept. The library is not let look for
    proxies: it would also read ``~/.netrc`` and could send credentials nobody meant to send.
    """
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=connections, keepalive_timeout=_KEEP_ALIVE_SECONDS, ttl_dns_cache=60
        ),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": USER_AGENT, "Accept": "application/json"},
        timeout=aiohttp.ClientTimeout(
            total=2 * READ_SECONDS, sock_connect=CONNECT_SECONDS, sock_read=READ_SECONDS
        ),
        proxy=proxy,
        trust_env=False,
        trace_configs=[counted_answers("images")],
    )


def open_download_session(
    *,
    allowed: AllowedOrigins,
    connections: int = 16,
    resolver: AbstractResolver | None = None,
    proxies: Proxies = NO_PROXIES,
) -> aiohttp.ClientSession:
    """Open the session for pictures: no key, no cookies, no private addresses off the list.

    Args:
        allowed: Hosts named in it may resolve to private addresses, no others.
        connections: How many downloads run at once.
        resolver: Who looks names up; the system's resolver when None.
        proxies: The proxy may be at a private address. Which downloads go through it, the
            ``Downloader`` says.
    """
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=connections,
            keepalive_timeout=_KEEP_ALIVE_SECONDS,
            ttl_dns_cache=60,
            resolver=GuardingResolver(
                allowed=allowed,
                resolver=resolver or aiohttp.ThreadedResolver(),
                proxy=proxies.place,
            ),
        ),
        cookie_jar=aiohttp.DummyCookieJar(),
        # Pictures are compressed already; this way Content-Length is their size.
        headers={"User-Agent": USER_AGENT, "Accept": "image/*", "Accept-Encoding": "identity"},
        timeout=aiohttp.ClientTimeout(
            total=2 * READ_SECONDS, sock_connect=CONNECT_SECONDS, sock_read=READ_SECONDS
        ),
        trust_env=False,
        trace_configs=[counted_answers("pictures")],
    )


class GuardingResolver(AbstractResolver):
    """Looks names up and hands on only public addresses, whatever DNS says.

    An address written as a number never gets here, but is on no list unless it is named itself.

    The connection is made to exactly the addresses returned here, so a second, different answer
    of the name server changes nothing.
    """

    def __init__(
        self,
        *,
        allowed: AllowedOrigins,
        resolver: AbstractResolver,
        proxy: tuple[str, int] | None = None,
    ) -> None:
        self._allowed = allowed
        self._resolver = resolver
        self._proxy = proxy

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the host's addresses.

        Raises:
            AddressForbiddenError: all of them are private, and the host is not named.
        """
        found = await self._resolver.resolve(host, port, family)
        if self._allowed.names(host, port) or (host, port) == self._proxy:
            return found
        public = [result for result in found if is_public_address(result["host"])]
        if found and not public:
            raise AddressForbiddenError(f"{host} lives at a private address")
        return public

    async def close(self) -> None:
        """Close the wrapped resolver."""
        await self._resolver.close()
