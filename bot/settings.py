"""Every setting of Easel, each defined once and checked together at start."""

import ipaddress
import os
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import (
    AfterValidator,
    AliasChoices,
    BeforeValidator,
    Field,
    PrivateAttr,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.env_file import EnvFile, examine
from bot.errors import SettingsError
from bot.locales import Words
from bot.origin import parse_origin
from bot.proxies import Proxies, is_loopback
from bot.secret_files import SETTING_NAMES, read_secret_files

MOST_SHARDS = 100_000
"""Far above what the largest bots need (one for 2,500 servers)."""

ENV_FILE_VARIABLE = "EASEL_ENV_FILE"
"""Names a file to read instead of ``.env``; empty means none."""

KEY_NAMES = ("COMETAPI_KEY", "PREDICTION_API_KEY", "REPLICATE_API_TOKEN")

_NO_SETTINGS = frozenset({"POSTGRES_PASSWORD"})
"""Names that compose.yaml reads from the same file."""
_LEAST_SECRET = 8
_SHOWN = 200
"""How many characters of a wrong value are shown."""
_AROUND = re.compile(r"[\s\ufeff\u200b]*([\"'`]?)(.*?)\1[\s\ufeff\u200b]*", re.DOTALL)
_IN_A_PAIR = re.compile(r"[<\u201c\u201e\u2018](.*)[>\u201c\u201d\u2019]", re.DOTALL)
"""Brackets as in a guide's "<your token>", and the quotes of word processors."""
_USER = re.compile(r"(?<=//)[^/\s]*@")
_SCHEME = re.compile(r"(?:(?:authorization:\s*)?(?:bot|bearer)\s+)?", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,6})\s*(?:-\s*(\d{1,6}))?", re.ASCII)
_ED25519_KEY = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
_ONE_WORD = re.compile(r"[!-~]*")


def _bare(value: object) -> object:
    """Strip what comes along with a pasted value: blanks, marks, and quotes around it.

    Docker passes on the quotes of an ``--env-file``.
    """
    around = _AROUND.fullmatch(value) if isinstance(value, str) else None
    return around[2] if around else value


def _bare_key(value: object) -> object:
    """Strip the scheme that precedes keys in headers, too."""
    value = _bare(value)
    if not isinstance(value, str):
        return value
    in_a_pair = _IN_A_PAIR.fullmatch(value)
    return _bare(_SCHEME.sub("", in_a_pair[1] if in_a_pair else value, count=1))


def _split(value: str, error: PydanticCustomError) -> SplitResult:
    """Split an address into its parts, or raise the error for what is not one."""
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise error from None
    if not parts.hostname or port == 0 or re.search(r"[\x00-\x20]|\s", value):
        raise error
    return parts


def _checked_url(value: str, schemes: tuple[str, str]) -> str:
    plain, secure = schemes
    not_a_url = PydanticCustomError("settings-url", "not a URL", {"scheme": secure})
    parts = _split(value, not_a_url)
    if parts.scheme not in schemes:
        raise not_a_url
    if parts.scheme == plain and not is_loopback(parts.hostname or ""):
        raise PydanticCustomError("settings-url-plain", "not secure", {"scheme": secure})
    if parts.username or parts.query or parts.fragment:
        raise PydanticCustomError("settings-url-extra", "more than an address")
    folders = [folder for folder in parts.path.split("/") if folder]
    twice = next((one for one, other in pairwise(folders) if one == other), None)
    if twice is not None:
        raise PydanticCustomError("settings-url-twice", "said twice", {"folder": twice})
    return value.rstrip("/")


def _address(value: str) -> str:
    try:
        return "127.0.0.1" if value == "localhost" else str(ipaddress.ip_address(value.strip("[]")))
    except ValueError:
        raise PydanticCustomError("settings-address", "not an address") from None


def _public_key(value: str) -> str:
    if _ED25519_KEY.fullmatch(value) is None:
        raise PydanticCustomError("settings-public-key", "not a key")
    return value.lower()


def _origin(value: str) -> str:
    try:
        parse_origin(value)
    except ValueError:
        shown = _USER.sub("…@", value)  # what stands there may be a password
        raise PydanticCustomError("settings-origin", "not an origin", {"origin": shown}) from None
    return value.rstrip("/")


def _proxy(value: SecretStr) -> SecretStr:
    """Check a proxy's address; one without a scheme is meant as curl means it."""
    address = value.get_secret_value()
    if not address:
        return value
    if "://" not in address:
        address = f"http://{address}"
    not_a_proxy = PydanticCustomError("settings-proxy", "not a proxy")
    parts = _split(address, not_a_proxy)
    if parts.scheme not in {"http", "https"}:
        raise not_a_proxy
    return SecretStr(address.rstrip("/"))


def _listed(value: object) -> object:
    return (
        [part.strip() for part in value.split(",") if part.strip()]
        if isinstance(value, str)
        else value
    )


def _numbers(value: object) -> object:
    """Read numbers and ranges separated by commas: 0-3,6."""
    if not isinstance(value, str):
        return value
    numbers: set[int] = set()
    for part in filter(None, (part.strip() for part in value.split(","))):
        ends = _RANGE.fullmatch(part)
        first, last = (0, -1) if ends is None else (int(ends[1]), int(ends[2] or ends[1]))
        if not first <= last < MOST_SHARDS:
            raise PydanticCustomError("settings-numbers", "not numbers", {"part": part})
        numbers.update(range(first, last + 1))
    return sorted(numbers)


def _expanded(value: Path) -> Path:
    """Read "~" as shells do; no shell reads ``.env``."""
    try:
        return value.expanduser()
    except RuntimeError:
        return value


def _existing_file(value: Path) -> Path:
    try:
        if value.is_file():
            return value
    except OSError:  # longer than a name may be
        pass
    raise PydanticCustomError("settings-no-file", "no such file", {"path": str(value)})


def _starter_or_file(value: str) -> str:
    if value.casefold() == "starter":
        return "starter"
    return str(_existing_file(_expanded(Path(value))))


_UPPER = BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value)
_LOWER = BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
HttpUrl = Annotated[str, AfterValidator(lambda value: _checked_url(value, ("http", "https")))]
SocketUrl = Annotated[str, AfterValidator(lambda value: _checked_url(value, ("ws", "wss")))]
Origins = Annotated[
    tuple[Annotated[str, AfterValidator(_origin)], ...], NoDecode, BeforeValidator(_listed)
]
Folder = Annotated[Path, AfterValidator(_expanded)]
ExistingFile = Annotated[Folder, AfterValidator(_existing_file)]
BaseFilter = Annotated[str, AfterValidator(_starter_or_file)]
PublicKey = Annotated[str, AfterValidator(_public_key)]
ShardIds = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_numbers)]


class Credentials(BaseSettings):
    """The credentials that some commands need; any text passes, so they can always be read."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True)

    discord_token: SecretStr = SecretStr("")
    cometapi_key: SecretStr = Field(
        default=SecretStr(""), validation_alias=AliasChoices(*KEY_NAMES)
    )

    @field_validator("discord_token", "cometapi_key", mode="before")
    @classmethod
    def _takes_keys_as_pasted(cls, value: object) -> object:
        return _bare_key(value)


class Settings(Credentials):
    """The settings of one process. Secrets are ``SecretStr``: they print as stars."""

    prediction_api_url: HttpUrl = "https://api.cometapi.com/replicate/v1"
    discord_api_url: HttpUrl = "https://discord.com/api/v10"
    discord_gateway_url: SocketUrl = "wss://gateway.discord.gg"
    database_url: Annotated[SecretStr, Field(repr=False)] = SecretStr("")
    data_dir: Folder = Path("data")
    image_origins: Origins = ()
    models_file: ExistingFile | None = None
    default_model: str | None = None
    max_concurrent_predictions: Annotated[int, Field(ge=1, le=100_000)] = 100
    max_concurrent_per_person: Annotated[int, Field(ge=1, le=100_000)] = 3
    direct_message_pictures_per_day: Annotated[int, Field(ge=1, le=100_000)] = 10
    max_usd_per_day: Annotated[Decimal | None, Field(ge=0.01, le=1_000_000)] = None
    max_waiting_per_person: Annotated[int, Field(ge=0, le=100_000)] = 30
    prediction_requests_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = 3000
    prediction_starts_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = 600
    shard_ids: ShardIds = ()
    shard_count: Annotated[int | None, Field(ge=1, le=MOST_SHARDS, validate_default=True)] = None
    allow_direct_messages: bool = True
    allow_user_install: bool = False
    base_filter: BaseFilter | None = None
    only_allowed_servers: bool = False
    blocked_may_draw_elsewhere: bool = False
    say_made_with_ai: bool = True
    answer_messages: bool = True
    shutdown_grace_seconds: Annotated[float, Field(ge=0, le=600)] = 20.0
    job_retention_days: Annotated[int | None, Field(ge=30, le=3650)] = None
    http_port: Annotated[int, Field(ge=1, le=65_535)] | None = None
    http_host: Annotated[str, AfterValidator(_address)] = "127.0.0.1"
    interactions_public_key: PublicKey | None = None
    interactions_port: Annotated[int | None, Field(ge=1, le=65_535, validate_default=True)] = None
    interactions_host: Annotated[str, AfterValidator(_address)] = "127.0.0.1"
    public_port: Annotated[int, Field(ge=1, le=65_535)] | None = None
    public_host: Annotated[str, AfterValidator(_address)] = "127.0.0.1"
    public_url: Annotated[HttpUrl | None, Field(validate_default=True)] = None
    use_gateway: bool = True
    https_proxy: Annotated[SecretStr, Field(repr=False)] = SecretStr("")
    all_proxy: Annotated[SecretStr, Field(repr=False)] = SecretStr("")
    no_proxy: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)] = ()
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], _UPPER] = "INFO"
    log_format: Annotated[Literal["console", "json"], _LOWER] = "console"
    _warnings: tuple[str, ...] = PrivateAttr(default=())

    @field_validator("*", mode="before")
    @classmethod
    def _takes_values_as_pasted(cls, value: object) -> object:
        return _bare(value)

    @field_validator("discord_token", "cometapi_key", mode="after")
    @classmethod
    def _is_in_one_piece(cls, key: SecretStr) -> SecretStr:
        plain = _ONE_WORD.match(key.get_secret_value())
        end = 0 if plain is None else plain.end()
        if end < len(key.get_secret_value()):
            raise PydanticCustomError("settings-secret", "in pieces", {"position": end + 1})
        return key

    @field_validator("https_proxy", "all_proxy", mode="after")
    @classmethod
    def _is_a_proxy(cls, proxy: SecretStr, info: ValidationInfo) -> SecretStr:
        used = info.data.get("https_proxy") if info.field_name == "all_proxy" else None
        # Many machines name a SOCKS proxy for all the rest.
        is_unused = isinstance(used, SecretStr) and bool(used.get_secret_value())
        return SecretStr("") if is_unused else _proxy(proxy)

    @field_validator("shard_count", mode="after")
    @classmethod
    def _counts_the_ids(cls, count: int | None, info: ValidationInfo) -> int | None:
        ids = info.data.get("shard_ids", ())
        if ids and (count is None or max(ids) >= count):
            raise PydanticCustomError("settings-shards", "too small", {"least": max(ids) + 1})
        return count

    @field_validator("public_url", mode="after")
    @classmethod
    def _can_be_called(cls, url: str | None, info: ValidationInfo) -> str | None:
        port = info.data.get("public_port", 0)  # a wrong one is a problem of its own
        shared = info.data.get("interactions_port", 0)
        if url is None:
            if port:
                raise PydanticCustomError("settings-missing", "missing")
            return None
        if port is None and shared is None:
            needs = {"other": "PUBLIC_PORT or INTERACTIONS_PORT"}
            raise PydanticCustomError("settings-needs", "hears nothing", needs)
        service: str = info.data.get("prediction_api_url", "")
        hosts = [urlsplit(address).hostname or "" for address in (url, service)]
        if is_loopback(hosts[0]) and not is_loopback(hosts[1]):
            raise PydanticCustomError("settings-public-here", "cannot be called")
        return url

    @field_validator("interactions_port", mode="after")
    @classmethod
    def _has_a_key(cls, port: int | None, info: ValidationInfo) -> int | None:
        key = info.data.get("interactions_public_key", "")  # a wrong one is a problem of its own
        if port is not None and key is None:
            needs = {"other": "INTERACTIONS_PUBLIC_KEY"}
            raise PydanticCustomError("settings-needs", "needs the key", needs)
        if port is None and key:
            raise PydanticCustomError("settings-missing", "missing")
        return port

    @field_validator("use_gateway", mode="after")
    @classmethod
    def _hears_something(cls, use: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - pydantic's
        if not use and info.data.get("interactions_port", 0) is None:
            needs = {"other": "INTERACTIONS_PORT"}
            raise PydanticCustomError("settings-needs", "hears nothing", needs)
        return use

    @property
    def called_at(self) -> tuple[str, int] | None:
        """Where calls of the image service arrive: their own port, or the one of interactions."""
        if self.public_url is None:
            return None
        if self.public_port is not None:
            return self.public_host, self.public_port
        return (
            None
            if self.interactions_port is None
            else (self.interactions_host, self.interactions_port)
        )

    @property
    def proxies(self) -> Proxies:
        """The proxy that is used, and for what not."""
        address = self.https_proxy.get_secret_value() or self.all_proxy.get_secret_value()
        return Proxies(address=address, direct=self.no_proxy)

    @property
    def discord_proxy(self) -> str | None:
        """The proxy to Discord, API and gateway alike: the library knows one for both."""
        return self.proxies.of(self.discord_api_url)

    @property
    def image_service_proxy(self) -> str | None:
        """The proxy to the image service."""
        return self.proxies.of(self.prediction_api_url)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The texts that no log may show; one short enough to occur by chance is left out."""
        hidden = [
            *(one.get_secret_value() for one in (self.discord_token, self.cometapi_key)),
            self.database_url.get_secret_value(),
            self.proxies.password,
        ]
        return tuple(text for text in hidden if len(text) >= _LEAST_SECRET)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The settings that were given and have no effect, one line each."""
        return self._warnings

    @classmethod
    def load(cls, *, words: Words, required: tuple[str, ...] = ()) -> Self:
        """Read the environment and ``.env``; ``required`` names the credentials this command needs.

        Raises:
            SettingsError: with every problem, one line each.
        """
        named = os.environ.get(ENV_FILE_VARIABLE)
        path = None if named == "" else Path(named or ".env").expanduser()
        if named is None and not os.path.lexists(".env"):
            path = None
        known = {name.upper() for name in cls.model_fields}
        known |= {*KEY_NAMES, *_NO_SETTINGS, *SETTING_NAMES}
        file = EnvFile() if path is None else examine(path, known=known, words=words)
        # pydantic-settings takes the file as arguments its type stubs do not know.
        source: dict[str, object] = {"_env_file": path, "_env_file_encoding": file.encoding}
        source |= read_secret_files(_given(file), words=words)
        credentials = Credentials(**source)  # type: ignore[arg-type]
        problems = [
            f"{name}: {words.say('settings-missing')}"
            for name in required
            if not getattr(credentials, name.lower()).get_secret_value()
        ]
        try:
            settings = cls(**source)  # type: ignore[arg-type]
        except ValidationError as error:
            invalid = [_problem(detail, words) for detail in error.errors(include_url=False)]
            raise SettingsError(*problems, *invalid, *file.warnings) from None
        if problems:
            raise SettingsError(*problems, *file.warnings)
        settings._warnings = file.warnings
        return settings


def _given(file: EnvFile) -> dict[str, str]:
    """Return the environment over the file, by names in capitals, with the key under its own."""
    given = {name.upper(): value for name, value in file.values.items() if value}
    given |= {name.upper(): value for name, value in os.environ.items()}
    key = next((given[name] for name in KEY_NAMES if given.get(name)), None)
    return given if key is None else {**given, KEY_NAMES[0]: key}


def _problem(detail: ErrorDetails, words: Words) -> str:
    name, kind = str(detail["loc"][0]), detail["type"]
    if kind.startswith("settings-"):
        facts = {key: str(value)[:_SHOWN] for key, value in detail.get("ctx", {}).items()}
        return f"{name.upper()}: {words.say(kind, **facts)}"
    return f"{name.upper()}: {_allowed(name, words)}"


def _allowed(field: str, words: Words) -> str:
    """Return the values that a setting may have, from its type."""
    schema = Settings.model_json_schema()["properties"][field]
    schema = schema.get("anyOf", [schema])[0]
    if "enum" in schema:
        return words.say("settings-one-of", values=tuple(schema["enum"]))
    bounds = {name: str(schema[name]) for name in ("minimum", "maximum") if name in schema}
    return words.say(f"settings-{schema['type']}", **bounds)
