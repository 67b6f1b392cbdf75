"""Everything Easel is told from outside: each setting once, checked together at start."""

import ipaddress
import os
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    AliasChoices,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.locales import Words
from bot.origin import parse_origin

MOST_SHARDS = 100_000
"""Far above what the largest bots need (one for 2,500 servers)."""

ENV_FILE_VARIABLE = "EASEL_ENV_FILE"
"""Names another file than ``.env``; empty means that no file is read."""

Secret = Annotated[
    SecretStr,
    # Keys pasted from web pages and Windows files come with blanks and a byte-order mark.
    BeforeValidator(
        lambda value: value.strip("\ufeff \t\r\n") if isinstance(value, str) else value
    ),
]


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _checked_url(value: str, schemes: tuple[str, str]) -> str:
    plain, secure = schemes
    parts = urlsplit(value)
    if parts.scheme not in schemes or not parts.hostname:
        raise PydanticCustomError("settings-url", "not a URL", {"scheme": secure})
    if parts.scheme == plain and not is_loopback(parts.hostname):
        raise PydanticCustomError("settings-url-plain", "not secure", {"scheme": secure})
    if parts.username or parts.query or parts.fragment:
        raise PydanticCustomError("settings-url-extra", "more than an address")
    return value.rstrip("/")


def _address(value: str) -> str:
    try:
        return "127.0.0.1" if value == "localhost" else str(ipaddress.ip_address(value.strip("[]")))
    except ValueError:
        raise PydanticCustomError("settings-address", "not an address") from None


def _origin(value: str) -> str:
    try:
        parse_origin(value)
    except ValueError:
        raise PydanticCustomError("settings-origin", "not an origin", {"origin": value}) from None
    return value.rstrip("/")


def _listed(value: object) -> object:
    return (
        [part.strip() for part in value.split(",") if part.strip()]
        if isinstance(value, str)
        else value
    )


def _numbers(value: object) -> object:
    """Read numbers and ranges with commas in between: 0-3,6."""
    if not isinstance(value, str):
        return value
    numbers: set[int] = set()
    for part in filter(None, (part.strip() for part in value.split(","))):
        first, _, last = part.partition("-")
        if not (first.strip().isdecimal() and (last or first).strip().isdecimal()):
            raise PydanticCustomError("settings-numbers", "not numbers", {"part": part})
        numbers.update(range(int(first), min(int(last or first), MOST_SHARDS) + 1))
    return sorted(numbers)


def _existing_file(value: Path) -> Path:
    if not value.is_file():
        raise PydanticCustomError("settings-no-file", "no such file", {"path": str(value)})
    return value


HttpUrl = Annotated[str, AfterValidator(lambda value: _checked_url(value, ("http", "https")))]
SocketUrl = Annotated[str, AfterValidator(lambda value: _checked_url(value, ("ws", "wss")))]
Origins = Annotated[
    tuple[Annotated[str, AfterValidator(_origin)], ...], NoDecode, BeforeValidator(_listed)
]
ShardIds = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_numbers)]


class Credentials(BaseSettings):
    """What some commands cannot do without; any text passes, so these can always be read."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore", frozen=True
    )

    discord_token: Secret = SecretStr("")
    cometapi_key: Secret = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("COMETAPI_KEY", "PREDICTION_API_KEY", "REPLICATE_API_TOKEN"),
    )


class Settings(Credentials):
    """The settings of one process. Secrets are ``SecretStr``: they print as stars."""

    prediction_api_url: HttpUrl = "https://api.cometapi.com/replicate/v1"
    discord_api_url: HttpUrl = "https://discord.com/api/v10"
    discord_gateway_url: SocketUrl = "wss://gateway.discord.gg"
    database_url: Annotated[SecretStr, Field(repr=False)] = SecretStr("")
    data_dir: Path = Path("data")
    image_origins: Origins = ()
    models_file: Annotated[Path, AfterValidator(_existing_file)] | None = None
    default_model: str | None = None
    max_concurrent_predictions: Annotated[int, Field(ge=1, le=100_000)] = 100
    max_concurrent_per_person: Annotated[int, Field(ge=1, le=100_000)] = 3
    max_waiting_per_person: Annotated[int, Field(ge=0, le=100_000)] = 30
    prediction_requests_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = 3000
    shard_ids: ShardIds = ()
    shard_count: Annotated[int | None, Field(ge=1, le=MOST_SHARDS, validate_default=True)] = None
    allow_direct_messages: bool = True
    allow_user_install: bool = False
    shutdown_grace_seconds: Annotated[float, Field(ge=0, le=600)] = 20.0
    job_retention_days: Annotated[int | None, Field(ge=30, le=3650)] = None
    http_port: Annotated[int, Field(ge=1, le=65_535)] | None = None
    http_host: Annotated[str, AfterValidator(_address)] = "127.0.0.1"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @field_validator("shard_count", mode="after")
    @classmethod
    def _counts_the_ids(cls, count: int | None, info: ValidationInfo) -> int | None:
        ids = info.data.get("shard_ids", ())
        if ids and (count is None or max(ids) >= count):
            raise PydanticCustomError("settings-shards", "too small", {"least": max(ids) + 1})
        return count

    @classmethod
    def load(cls, *, words: Words, required: tuple[str, ...] = ()) -> Self:
        """Read the environment and ``.env``; ``required`` names the credentials this command needs.

        Raises:
            SettingsError: with every problem, one line each.
        """
        # pydantic-settings takes the file as an argument its type stubs do not know.
        env_file = {"_env_file": os.environ.get(ENV_FILE_VARIABLE, ".env") or None}
        credentials = Credentials(**env_file)  # type: ignore[arg-type]
        problems = [
            f"{name}: {words.say('settings-missing')}"
            for name in required
            if not getattr(credentials, name.lower()).get_secret_value()
        ]
        try:
            settings = cls(**env_file)  # type: ignore[arg-type]
        except ValidationError as error:
            invalid = [_problem(detail, words) for detail in error.errors(include_url=False)]
            raise SettingsError(*problems, *invalid) from None
        if problems:
            raise SettingsError(*problems)
        return settings


def _problem(detail: ErrorDetails, words: Words) -> str:
    name = str(detail["loc"][0]).upper()
    kind = detail["type"]
    words_id = kind if kind.startswith("settings-") else f"settings-{kind.replace('_', '-')}"
    facts = {key: str(value) for key, value in detail.get("ctx", {}).items() if key != "error"}
    said = words.say(words_id, **facts) if words.knows(words_id) else words.say("settings-invalid")
    return f"{name}: {said}"
