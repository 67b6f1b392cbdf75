"""The one server the bots are on, as Discord describes it."""

import time
from typing import Any

from benchmarks.standins.records import AUTOCOMPLETE, IMAGINE

BOT_ID, APPLICATION_ID, GUILD_ID, CHANNEL_ID, COMMAND_ID = (
    "1000000000000000001",
    "1000000000000000002",
    "1000000000000000003",
    "1000000000000000004",
    "1000000000000000005",
)
TOKEN = "benchmark"  # noqa: S105 - of a Discord that is nobody's
FIRST_USER_ID = 2_000_000_000_000_000_000
UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024
_DISCORD_EPOCH_MS = 1_420_070_400_000
_ALL_PERMISSIONS = "2251799813685247"
_PRESS = 3
_JOINED = "2024-01-01T00:00:00.000000+00:00"

Json = dict[str, Any]


def snowflake(number: int) -> str:
    """Return an id as Discord makes them: the present moment, then a number."""
    moment_ms = int(time.time() * 1000) - _DISCORD_EPOCH_MS
    return str((moment_ms << 22) | (number & 0x3FFFFF))


def user(user_id: str, name: str, *, is_bot: bool = False) -> Json:
    """Return a user object."""
    return {
        "id": user_id,
        "username": name,
        "global_name": None if is_bot else name,
        "discriminator": "0",
        "avatar": None,
        "bot": is_bot,
        "public_flags": 0,
    }


def bot_user() -> Json:
    """Return the bot's own user."""
    return user(BOT_ID, "benchmarked", is_bot=True) | {"verified": True, "mfa_enabled": True}


def application() -> Json:
    """Return the bot's application."""
    return {
        "id": APPLICATION_ID,
        "name": "benchmarked",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": user("1000000000000000006", "owner"),
        "team": None,
        "flags": 0,
        "summary": "",
        "install_params": None,
        "approximate_guild_count": 1,
    }


def channel() -> Json:
    """Return the channel everything happens in."""
    return {
        "id": CHANNEL_ID,
        "guild_id": GUILD_ID,
        "type": 0,
        "name": "pictures",
        "position": 0,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "permission_overwrites": [],
        "flags": 0,
    }


def member(user_id: str) -> Json:
    """Return somebody of the server: the bot, or a person with a number."""
    name = f"person{int(user_id) - FIRST_USER_ID}"
    return {
        "user": bot_user() if user_id == BOT_ID else user(user_id, name),
        "roles": [],
        "joined_at": _JOINED,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def guild() -> Json:
    """Return what GUILD_CREATE says."""
    everyone: Json = {
        "id": GUILD_ID,
        "name": "@everyone",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": _ALL_PERMISSIONS,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": GUILD_ID,
        "name": "Benchmark",
        "icon": None,
        "owner_id": "1000000000000000006",
        "region": "",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "roles": [everyone],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": "en-US",
        "nsfw_level": 0,
        "joined_at": _JOINED,
        "large": False,
        "unavailable": False,
        "member_count": 2,
        "voice_states": [],
        "members": [member(BOT_ID)],
        "channels": [channel()],
        "threads": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def typed(*, prompt: str, model: str, focused: str = "") -> Json:
    """Return the options of /imagine; one of them may still be typed."""
    options = [
        {"type": 3, "name": name, "value": value, "focused": name == focused}
        for name, value in (("prompt", prompt), ("model", model))
    ]
    return {"data": {"id": COMMAND_ID, "name": "imagine", "type": 1, "options": options}}


def pressed(custom_id: str, under: Json) -> Json:
    """Return the press of a button under a message."""
    return {"data": {"custom_id": custom_id, "component_type": 2}, "message": under}


def interaction_type(kind: str) -> int:
    """Return Discord's number for a kind of interaction."""
    return {IMAGINE: 2, AUTOCOMPLETE: 4}.get(kind, _PRESS)


def interaction(kind: str, *, id_: str, token: str, user_number: int, data: Json) -> Json:
    """Return what one person did."""
    return {
        "id": id_,
        "application_id": APPLICATION_ID,
        "type": interaction_type(kind),
        "token": token,
        "version": 1,
        "guild_id": GUILD_ID,
        "guild": {"id": GUILD_ID, "locale": "en-US", "features": []},
        "channel_id": CHANNEL_ID,
        "channel": channel() | {"permissions": _ALL_PERMISSIONS},
        "member": member(str(FIRST_USER_ID + user_number)) | {"permissions": _ALL_PERMISSIONS},
        "app_permissions": _ALL_PERMISSIONS,
        "locale": "en-US",
        "guild_locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD_ID},
        "context": 0,
        "attachment_size_limit": UPLOAD_LIMIT_BYTES,
        **data,
    }


def message(id_: str, *, interaction_id: str = "", flags: int = 0) -> Json:
    """Return a message of the bot's, still empty."""
    made: Json = {
        "id": id_,
        "type": 20 if interaction_id else 0,
        "channel_id": CHANNEL_ID,
        "author": bot_user(),
        "content": "",
        "timestamp": "2026-01-01T00:00:00.000000+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "flags": flags,
        "components": [],
        "application_id": APPLICATION_ID,
        "webhook_id": APPLICATION_ID,
    }
    if interaction_id:
        made["interaction_metadata"] = {
            "id": interaction_id,
            "type": 2,
            "user": user(str(FIRST_USER_ID), "person0"),
            "authorizing_integration_owners": {"0": GUILD_ID},
        }
    return made
