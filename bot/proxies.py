"""Which proxy an address is reached through, as HTTPS_PROXY, ALL_PROXY and NO_PROXY say."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

_SECURE = {"https": 443, "wss": 443}
"""Only these go through a proxy: it then sees a host's name and what is encrypted."""


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxies:
    """The proxy, if there is one, and what is reached without it."""

    address: str = ""
    """Like http://user:password@proxy.example.org:3128; empty: everything is reached directly."""
    direct: tuple[str, ...] = ()
    """Hosts, which mean those below them too, hosts with a port, addresses, networks, or "*"."""

    def of(self, url: str) -> str | None:
        """Return the proxy for an address; None where it is reached directly."""
        parts = urlsplit(url)
        host, usual_port = (parts.hostname or "").rstrip("."), _SECURE.get(parts.scheme)
        if not self.address or usual_port is None or is_loopback(host):
            return None
        port = parts.port or usual_port
        is_direct = any(_means(one.strip().lower(), host, port) for one in self.direct)
        return None if is_direct else self.address

    @property
    def place(self) -> tuple[str, int] | None:
        """The proxy's host and port; None where there is none."""
        parts = urlsplit(self.address)
        usual_port = 443 if parts.scheme == "https" else 80
        return (parts.hostname, parts.port or usual_port) if parts.hostname else None

    @property
    def shown(self) -> str:
        """The proxy's address without who uses it."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if self.address else ""

    @property
    def password(self) -> str:
        """The password in its address; empty where there is none."""
        return urlsplit(self.address).password or ""


def _means(entry: str, host: str, port: int) -> bool:
    """Whether an entry of NO_PROXY means this host."""
    if entry == "*":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        name, _, its_port = entry.partition(":")
        name = name.removeprefix("*").strip(".")
        is_it = bool(name) and (host == name or host.endswith(f".{name}"))
        return is_it and its_port in {"", str(port)}
    try:
        return address in ipaddress.ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        return entry in {host, f"{host}:{port}"}
