"""The bot's settings inside the sandbox, and nothing of the visitor's own."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PRICES_FILE = Path(__file__).parent / "prices.toml"
"""Without prices no budget would ever be reached."""

# Every setting Easel reads, and every other name it reads one by.
EASEL_SETTINGS = frozenset(
    {
        "ALL_PROXY",
        "ALLOW_DIRECT_MESSAGES",
        "ALLOW_USER_INSTALL",
        "ANSWER_MESSAGES",
        "BASE_FILTER",
        "BLOCKED_MAY_DRAW_ELSEWHERE",
        "COMETAPI_KEY",
        "COMETAPI_KEY_FILE",
        "CREDENTIALS_DIRECTORY",
        "DATABASE_URL",
        "DATABASE_URL_FILE",
        "DATA_DIR",
        "DEFAULT_MODEL",
        "DIRECT_MESSAGE_PICTURES_PER_DAY",
        "DISCORD_API_URL",
        "DISCORD_GATEWAY_URL",
        "DISCORD_TOKEN",
        "DISCORD_TOKEN_FILE",
        "EASEL_ENV_FILE",
        "HTTPS_PROXY",
        "HTTP_HOST",
        "HTTP_PORT",
        "IMAGE_ORIGINS",
        "INTERACTIONS_HOST",
        "INTERACTIONS_PORT",
        "INTERACTIONS_PUBLIC_KEY",
        "JOB_RETENTION_DAYS",
        "LOG_FORMAT",
        "LOG_LEVEL",
        "MAX_CONCURRENT_PER_PERSON",
        "MAX_CONCURRENT_PREDICTIONS",
        "MAX_USD_PER_DAY",
        "MAX_WAITING_PER_PERSON",
        "MODELS_FILE",
        "NO_PROXY",
        "ONLY_ALLOWED_SERVERS",
        "PREDICTION_API_KEY",
        "PREDICTION_API_URL",
        "PREDICTION_REQUESTS_PER_MINUTE",
        "PREDICTION_STARTS_PER_MINUTE",
        "PUBLIC_HOST",
        "PUBLIC_PORT",
        "PUBLIC_URL",
        "REPLICATE_API_TOKEN",
        "SAY_MADE_WITH_AI",
        "SHARD_COUNT",
        "SHARD_IDS",
        "SHUTDOWN_GRACE_SECONDS",
        "USE_GATEWAY",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the sandbox put around the bot."""

    discord_token: str
    discord_api_url: str
    discord_gateway_url: str
    discord_origin: str
    images_url: str
    images_key: str
    data_dir: Path


def bot_environment(
    surroundings: Surroundings,
    *,
    extra: Mapping[str, str] | None = None,
    inherited: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The environment of the bot's process; `extra` has the last word."""
    inherited = os.environ if inherited is None else inherited
    kept = {name: value for name, value in inherited.items() if name.upper() not in EASEL_SETTINGS}
    return {
        **kept,
        "DISCORD_TOKEN": surroundings.discord_token,
        "DISCORD_API_URL": surroundings.discord_api_url,
        "DISCORD_GATEWAY_URL": surroundings.discord_gateway_url,
        "COMETAPI_KEY": surroundings.images_key,
        "PREDICTION_API_URL": f"{surroundings.images_url}/replicate/v1",
        "IMAGE_ORIGINS": f"{surroundings.images_url},{surroundings.discord_origin}",
        "MODELS_FILE": str(PRICES_FILE),
        "ALLOW_USER_INSTALL": "true",
        # Whoever tries it there would soon have to wait for tomorrow.
        "DIRECT_MESSAGE_PICTURES_PER_DAY": "100",
        "DATA_DIR": str(surroundings.data_dir),
        # Empty and not left out: else a secret of that name in a container would be taken.
        "DATABASE_URL": "",
        "EASEL_ENV_FILE": "",
        "PYTHONUNBUFFERED": "1",
        **(extra or {}),
    }
