"""Messages as they arrive: those that are not for Easel are dropped before the library reads them.

Busy servers send hundreds a second, and Easel answers few of them. A message is for Easel if it
stands in a direct message or mentions Easel, by name; Discord tells the text of no other.
"""

from collections.abc import Mapping
from typing import Any, cast

from discord import MessageType
from discord.state import ConnectionState

_MESSAGE = "MESSAGE_CREATE"
_UNHEARD = ("MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK", "CHANNEL_PINS_UPDATE")
"""They come with the same intents, and nothing here depends on them."""
_TYPED = frozenset({MessageType.default.value, MessageType.reply.value})


def hear_messages(state: ConnectionState[Any]) -> None:
    """Let the library read and dispatch messages for Easel, and no others."""
    parse = state.parsers[_MESSAGE]

    def parse_if_for_easel(data: object) -> None:
        if is_for(state.self_id, data):
            parse(cast("dict[str, Any]", data))

    state.parsers[_MESSAGE] = parse_if_for_easel
    for event in _UNHEARD:
        state.parsers[event] = _ignore


def is_for(bot_id: int | None, data: object) -> bool:
    """Whether a person wrote this MESSAGE_CREATE to the bot: directly, or with its name in it.

    Discord says itself whom a message mentions: no name in a block of code counts. Announcements
    to everyone and mentions of roles are for people.
    """
    if not isinstance(data, dict):
        return False
    message = cast("Mapping[str, object]", data)
    content = message.get("content")
    is_direct = message.get("guild_id") is None
    if not isinstance(content, str):
        return False
    # Nearly all messages end here. Old clients write a nickname's mention with "!".
    if not is_direct and f"<@{bot_id}>" not in content and f"<@!{bot_id}>" not in content:
        return False
    author = message.get("author")
    if not isinstance(author, dict) or cast("Mapping[str, object]", author).get("bot"):
        return False
    if message.get("webhook_id") is not None or message.get("type") not in _TYPED:
        return False
    return is_direct or (not message.get("mention_everyone") and _mentions(message, str(bot_id)))


def _mentions(message: Mapping[str, object], bot_id: str) -> bool:
    mentions = message.get("mentions")
    return isinstance(mentions, list) and any(
        isinstance(user, dict) and cast("Mapping[str, object]", user).get("id") == bot_id
        for user in cast("list[object]", mentions)
    )


def _ignore(_: object) -> None:
    """Leave an event unread."""
