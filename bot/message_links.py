"""Addresses of Discord's messages, which its clients show as places to jump to.

Source: Discord, "Message Formatting".
"""

import re

ITS_MESSAGE = re.compile(
    r"<?https://(?:\w+\.)?discord(?:app)?\.com/channels/(?:@me|\d{1,20})/\d{1,20}/(?P<id>\d{1,20})/?>?",
    re.ASCII,
)
"""Such an address as people paste it, with the message's id."""


def message_link(guild_id: int | None, channel_id: int, message_id: int | None) -> str:
    """Return the address of a message, or of its channel; without a server of direct messages."""
    address = f"https://discord.com/channels/{guild_id or '@me'}/{channel_id}"
    return address if message_id is None else f"{address}/{message_id}"
