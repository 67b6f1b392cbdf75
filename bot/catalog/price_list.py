"""Lists of what a service's models cost: Easel's own, and the one that an operator had read."""

import json
import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from bot.catalog.price import Price
from bot.errors import SettingsError

_HEAD = """\
# What {service} said its models cost. Written by "python -m bot models --refresh" and read when
# Easel starts; prices in your own file of models win. Delete this file to forget them.
"""


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """The prices of one service by the ids of models, and when they were read."""

    service: str
    read_on: str
    prices: Mapping[str, Price] = field(default_factory=dict[str, Price])


_LIST = TypeAdapter(PriceList)


def service_of(base_url: str) -> str:
    """Return the host, and the port if it has one, that the prices of an address are known by."""
    return urlsplit(base_url).netloc.casefold()


def kept_path(data_dir: Path, service: str) -> Path:
    """Return the file of the prices that an operator had read of a service."""
    return data_dir / _file_name(service)


def shipped_prices(service: str) -> PriceList | None:
    """Return the prices of a service that come with Easel."""
    path = files("bot.catalog").joinpath(_file_name(service))
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    return read_prices(path.name, content)


def kept_prices(data_dir: Path, service: str) -> PriceList | None:
    """Return the prices that an operator had read of a service; None where nobody did.

    Raises:
        SettingsError: the file is there and cannot be read.
    """
    path = kept_path(data_dir, service)
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    return read_prices(str(path), content)


def read_prices(name: str, content: bytes) -> PriceList:
    """Read a list of prices.

    Raises:
        SettingsError: it is not one.
    """
    try:
        # As JSON, which the strict types of a price take; TOML's dates become text.
        return _LIST.validate_json(json.dumps(tomllib.loads(content.decode()), default=str))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{name}: is not TOML: {error}") from error
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        places = (".".join(map(str, detail["loc"])) or "all of it" for detail in details)
        said = [
            f"{name}: {place}: {one['msg']}" for place, one in zip(places, details, strict=True)
        ]
        raise SettingsError(*said) from error


def keep_prices(data_dir: Path, prices: PriceList) -> Path:
    """Write a service's prices to its file, all or nothing; return the file.

    Raises:
        OSError: the folder cannot be written.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    path = kept_path(data_dir, prices.service)
    # Only its owner reads it, as everything in this folder, although it holds no secret.
    handle, name = tempfile.mkstemp(dir=data_dir, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(_written(prices))
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def _file_name(service: str) -> str:
    # Windows has no colons in names.
    return f"prices-{service.replace(':', '-')}.toml"


def _written(prices: PriceList) -> str:
    lines = [_HEAD.format(service=prices.service)]
    lines += [f"service = {_text(prices.service)}", f"read_on = {_text(prices.read_on)}", ""]
    lines.append("[prices]")
    for model_id, price in sorted(prices.prices.items()):
        lines.append(f"{_text(model_id)} = {{ per_run = {price.per_run!r} }}")
    return "\n".join([*lines, ""])


def _text(value: str) -> str:
    """Write a text that has neither quotes nor control characters, as ids and hosts do."""
    return f'"{value}"'
