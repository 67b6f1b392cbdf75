"""Which addresses may be fetched: a short built-in list and exact origins from the settings."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from yarl import URL

_LONGEST_ADDRESS = 8192
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class _Origin:
    scheme: str
    host: str
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedOrigins:
    """The only places pictures are fetched from.

    ``domains`` are fetched over https on its usual port, with their subdomains where ``deep``.
    ``named`` are exact origins somebody wrote into the settings: only there are plain http, other
    ports and private addresses all right.
    """

    domains: frozenset[str]
    deep: bool
    named: frozenset[_Origin]

    @classmethod
    def for_outputs(cls, extra: Iterable[str] = ()) -> "AllowedOrigins":
        """Return where finished pictures lie: Replicate's delivery hosts and ``extra``.

        Raises:
            ValueError: an extra one is no exact origin; the sentence names it.
        """
        return cls(
            domains=frozenset({"replicate.delivery"}), deep=True, named=_parse_origins(extra)
        )

    @classmethod
    def for_attachments(cls, extra: Iterable[str] = ()) -> "AllowedOrigins":
        """Return where Discord keeps pictures: attachments, its copies of others', and ``extra``.

        Raises:
            ValueError: an extra one is no exact origin; the sentence names it.
        """
        return cls(
            domains=frozenset(
                {
                    "cdn.discordapp.com",
                    "media.discordapp.net",
                    "images-ext-1.discordapp.net",
                    "images-ext-2.discordapp.net",
                }
            ),
            deep=False,
            named=_parse_origins(extra),
        )

    def parse(self, address: str) -> URL:
        """Return the address as the URL to request, if it may be fetched.

        Raises:
            ValueError: it is none, or not on the list; the sentence holds no part of the path.
        """
        if len(address) > _LONGEST_ADDRESS or not address.isprintable() or " " in address:
            raise ValueError("an address that is too long or has spaces or control characters")
        try:
            # As it is: quoting anew could break a signed address.
            url = URL(address, encoded=address.isascii())
            self.check(url)
        except (ValueError, UnicodeError) as error:
            raise ValueError(f"address refused: {error}") from None
        return url

    def check(self, url: URL) -> None:
        """Say in a ValueError why the URL may not be fetched, if so."""
        origin = _origin_of(url)
        if origin in self.named:
            return
        if origin.scheme != "https":
            raise ValueError(f"{origin.host} is not on the list for {origin.scheme}")
        if origin.port != _DEFAULT_PORTS["https"]:
            raise ValueError(f"port {origin.port} of {origin.host} is not on the list")
        if not self._lists(origin.host):
            raise ValueError(f"{origin.host} is not on the list")

    def names(self, host: str, port: int) -> bool:
        """Whether this very host and port stand in the settings, so may be a private address."""
        return any(origin.host == host.lower() and origin.port == port for origin in self.named)

    def _lists(self, host: str) -> bool:
        if host in self.domains:
            return True
        return self.deep and any(host.endswith(f".{domain}") for domain in self.domains)


def is_public_address(text: str) -> bool:
    """Whether an IP address belongs to the public internet; wrapped IPv4 counts as what it is."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _nat64(address)
        if inner is not None:
            return is_public_address(str(inner))
        if address.teredo is not None or address.is_site_local:
            return False
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
    )


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address inside 64:ff9b::/96 (RFC 6052), which IPv6-only networks use."""
    if address not in ipaddress.IPv6Network("64:ff9b::/96"):
        return None
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _origin_of(url: URL) -> _Origin:
    scheme, host, port = url.scheme.lower(), url.raw_host, url.port
    if scheme not in _DEFAULT_PORTS:
        raise ValueError("only http and https addresses can be fetched")
    if not host or port is None:
        raise ValueError("an address without a host")
    if url.raw_user is not None or url.raw_password is not None:
        raise ValueError("an address with a user name in it")
    return _Origin(scheme, host.lower(), port)


def _parse_origins(texts: Iterable[str]) -> frozenset[_Origin]:
    return frozenset(_parse_origin(text.strip()) for text in texts if text.strip())


def _parse_origin(text: str) -> _Origin:
    wrong = f"{text[:200]!r} is no exact origin like https://images.example.com:8443"
    if not text.isprintable() or any(character in text for character in " *\\?#"):
        raise ValueError(wrong)
    try:
        url = URL(text)
        origin = _origin_of(url)
    except (ValueError, UnicodeError) as error:
        raise ValueError(f"{wrong} ({error})") from None
    if url.raw_path not in {"", "/"}:
        raise ValueError(f"{wrong} (it has a path)")
    return origin
