"""Which addresses may be fetched: a short built-in list and origins from the settings."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from yarl import URL

from bot.origin import DEFAULT_PORTS, Origin, origin_of, parse_origin

_LONGEST_ADDRESS = 8192


class UnlistedHostError(ValueError):
    """A host that could be put on the list; ``origin`` is how."""

    def __init__(self, place: str) -> None:
        super().__init__(f"{place} is not on the list")
        self.origin = f"https://{place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedOrigins:
    """The only places pictures are fetched from.

    ``hosts``, and every host below ``domains``, are fetched over https on its usual port.
    ``named`` are exact origins somebody wrote into the settings: only there are plain http, other
    ports and private addresses all right.
    """

    hosts: frozenset[str]
    domains: frozenset[str]
    named: frozenset[Origin]
    wild: frozenset[str] = frozenset()
    """Those of ``domains`` that the settings name."""
    written: tuple[str, ...] = ()
    """What the settings say, as it stands there."""

    @classmethod
    def for_outputs(cls, extra: Iterable[str] = ()) -> "AllowedOrigins":
        """Return where finished pictures lie: Replicate's and BFL's delivery hosts and ``extra``.

        Raises:
            ValueError: an extra one is no origin; the sentence names it.
        """
        return cls._with(
            extra,
            hosts={"replicate.delivery"},
            # BFL names its regions in between: delivery.eu2.bfl.ai.
            domains={"replicate.delivery", "bfl.ai"},
        )

    @classmethod
    def for_attachments(cls, extra: Iterable[str] = ()) -> "AllowedOrigins":
        """Return where Discord keeps pictures: attachments, its copies of others', and ``extra``.

        Raises:
            ValueError: an extra one is no origin; the sentence names it.
        """
        return cls._with(
            extra,
            hosts={
                "cdn.discordapp.com",
                "media.discordapp.net",
                "images-ext-1.discordapp.net",
                "images-ext-2.discordapp.net",
            },
            domains=set(),
        )

    @classmethod
    def _with(cls, extra: Iterable[str], *, hosts: set[str], domains: set[str]) -> "AllowedOrigins":
        written = tuple(filter(None, (text.strip() for text in extra)))
        origins = [parse_origin(text) for text in written]
        wild = {origin.host for origin in origins if origin.is_wildcard}
        return cls(
            hosts=frozenset(hosts),
            domains=frozenset(domains | wild),
            named=frozenset(origin for origin in origins if not origin.is_wildcard),
            wild=frozenset(wild),
            written=written,
        )

    def parse(self, address: str) -> URL:
        """Return the address as the URL to request, if it may be fetched.

        Raises:
            UnlistedHostError: its host is not on the list, and could be.
            ValueError: it is none that may be; the sentence holds no part of the path.
        """
        if len(address) > _LONGEST_ADDRESS or not address.isprintable() or " " in address:
            raise ValueError("an address that is too long or has spaces or control characters")
        try:
            # As it is: quoting anew could break a signed address.
            url = URL(address, encoded=address.isascii())
            self.check(url)
        except UnlistedHostError:
            raise
        except (ValueError, UnicodeError) as error:
            raise ValueError(f"address refused: {error}") from None
        return url

    def check(self, url: URL) -> None:
        """Say in a ValueError why the URL may not be fetched, if so."""
        origin = origin_of(url)
        if origin in self.named:
            return
        if origin.scheme != "https":
            raise ValueError(f"{origin.host} is not on the list for {origin.scheme}")
        is_usual_port = origin.port == DEFAULT_PORTS["https"]
        if is_usual_port and self._lists(origin.host):
            return
        place = origin.host if is_usual_port else f"{origin.host}:{origin.port}"
        if not _is_name(origin.host):
            raise ValueError(f"{place} is not on the list")
        raise UnlistedHostError(place)

    def check_unresolved(self, url: URL) -> None:
        """Make sure that an allowed URL may be fetched by a proxy, which looks the name up itself.

        Nobody here sees to which address. That is all right for the hosts of providers and for one
        that the settings name, but not for whatever somebody calls a host below a wildcard.

        Raises:
            UnlistedHostError: it is allowed by a wildcard of the settings alone.
        """
        origin = origin_of(url)
        is_known = origin in self.named or origin.host in self.hosts
        is_provider = any(origin.host.endswith(f".{one}") for one in self.domains - self.wild)
        if not is_known and not is_provider:
            raise UnlistedHostError(origin.host)

    def names(self, host: str, port: int) -> bool:
        """Whether this very host and port stand in the settings, so may be a private address."""
        return any(origin.host == host.lower() and origin.port == port for origin in self.named)

    def _lists(self, host: str) -> bool:
        return host in self.hosts or any(host.endswith(f".{domain}") for domain in self.domains)


def _is_name(host: str) -> bool:
    """Whether it is a name of the public internet rather than an address or a machine here."""
    last = host.rpartition(".")[2]
    return "." in host and last.isascii() and last[:1].isalpha()


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
