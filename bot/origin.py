"""Origins in settings: one exactly, or every host below a domain."""

import re
from dataclasses import dataclass

from yarl import URL

DEFAULT_PORTS = {"http": 80, "https": 443}

_WILDCARD = "https://*."
_LEAST_LABELS = 2
# Below these anybody may have a host of their own, so "every host below" would be everybody.
_REGISTRY = re.compile(r"(?:ac|com?|edu?|gob|gov|go|ltd|net?|org?)\.[a-z]{2}")
_SHARED = re.compile(
    r"(?:.+\.)?(?:amazonaws\.com|backblazeb2\.com|cloudfront\.net|core\.windows\.net"
    r"|digitaloceanspaces\.com|github\.io|google(?:apis|usercontent)\.com|herokuapp\.com"
    r"|netlify\.app|ngrok(?:-free)?\.(?:app|io)|(?:pages|r2|workers)\.dev|(?:vercel|web)\.app)"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port of an address."""

    scheme: str
    host: str
    port: int
    is_wildcard: bool = False
    """Whether every host below ``host``, but not ``host`` itself, is meant."""


def origin_of(url: URL) -> Origin:
    """Return the origin of an address.

    Raises:
        ValueError: it is not an http or https address, or contains a user name.
    """
    scheme, host, port = url.scheme.lower(), url.raw_host, url.port
    if scheme not in DEFAULT_PORTS:
        raise ValueError("only http and https addresses can be fetched")
    if not host or port is None:
        raise ValueError("an address without a host")
    if url.raw_user is not None or url.raw_password is not None:
        raise ValueError("an address with a user name in it")
    return Origin(scheme, host.lower(), port)


def parse_origin(text: str) -> Origin:
    """Return the origin that a setting names: ``https://a.example:8443``, ``https://*.example.com``.

    Raises:
        ValueError: it is not one, or a wildcard that would admit strangers; the sentence names it.
    """
    wrong = f"{text[:200]!r} is no origin like https://images.example.com:8443"
    is_wildcard = text.lower().startswith(_WILDCARD)
    bare = f"https://{text[len(_WILDCARD) :]}" if is_wildcard else text
    if not text.isprintable() or any(character in bare for character in " *\\?#"):
        raise ValueError(wrong)
    try:
        url = URL(bare)
        origin = origin_of(url)
    except (ValueError, UnicodeError) as error:
        raise ValueError(f"{wrong} ({error})") from None
    if url.raw_path not in {"", "/"}:
        raise ValueError(f"{wrong} (it has a path)")
    if not is_wildcard:
        return origin
    if origin.port != DEFAULT_PORTS["https"] or _takes_in_strangers(origin.host):
        raise ValueError(f"{wrong} (below that, hosts may be anybody's)")
    return Origin(origin.scheme, origin.host, origin.port, is_wildcard=True)


def _takes_in_strangers(domain: str) -> bool:
    labels = domain.split(".")
    is_name = all(labels) and not labels[-1][:1].isdigit() and ":" not in domain
    if not is_name or len(labels) < _LEAST_LABELS:
        return True
    return bool(_REGISTRY.fullmatch(domain) or _SHARED.fullmatch(domain))
