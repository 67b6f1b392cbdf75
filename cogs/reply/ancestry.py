"""Where a picture comes from: links between results."""

from bot.imagine.job import Job
from bot.imagine.request import Note, Way

ADDRESS = "https://discord.com/channels"
"""Discord shows links to messages as places to jump to (Discord, "Message Formatting")."""
HIDDEN = "none"


def jump_link(job: Job) -> str | None:
    """Return the address of a result that others can open; None where there is none."""
    reply = job.reply
    message_id = job.published_message_id if reply.is_private else reply.message_id
    if message_id is None or job.removed_at is not None:
        return None
    return f"{ADDRESS}/{reply.guild_id or '@me'}/{reply.channel_id}/{message_id}"


def lineage_note(way: Way, parent: Job) -> Note:
    """Return the line of a card that says which picture it comes from, and how."""
    return Note(
        words_id="note-lineage", facts={"way": way.value, "link": jump_link(parent) or HIDDEN}
    )
