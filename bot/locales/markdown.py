r"""What a person typed, shown as they typed it, wherever Discord reads markdown.

Discord takes a backslash before any sign away and reads the sign as text, so whoever reads or
copies the words has those that were typed. An address gets one, too (``https\://``): Discord then
makes neither a link nor a preview of it, in its clients and in its service.
"""

import re
import unicodedata

LONGEST = 1_000
"""Characters of one text in a sentence. All text of a message is limited to 4,000; and Fluent
refuses to fill a sentence with more than 2,500."""

# What is not seen, or turns the reading direction of what stands around it. The joiners of emoji
# and of Persian and Indian writing stay, one at a time; so do the letters behind a black flag.
_UNSEEN = re.compile(
    r"(\U0001f3f4[\U000e0020-\U000e007f]+)"
    r"|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    r"|(?<=[\u200c\u200d])[\u200c\u200d]"
)
_SIGNS = re.compile(
    r"_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_"  # emphasis; inside a name an underscore means nothing
    r"|[\\*~|`\[\]<]"  # emphasis, spoilers, code, masked links, mentions
    r"|:(?=//|\S*:)"  # addresses; emoji by name
)
_START = re.compile(r"^(?:(?=>|#{1,3}(?:\s|$)|-#(?:\s|$)|[-+](?:\s|$))|(\d+)(?=[.)](?:\s|$)))")
"""Of quotes, headings, small print and lists."""
_PATH = re.compile(r"(\.[^\W\d_]{2,24})/")
"""Discord knows its invitations without "https://"."""
_MENTION = re.compile(r"@(?=everyone|here|[!&]?\d{15,20})")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class Markdown(str):
    """A text of our own, whose markdown Discord shall read."""

    __slots__ = ()


def visible(text: str) -> str:
    """Return a text without what is not seen."""
    return _UNSEEN.sub(r"\1", text)


def one_line(text: str, limit: int = LONGEST) -> str:
    """Return a text on one line and within its length, for where Discord reads no markdown.

    What is not seen is left out; a text that is written from right to left keeps to itself.
    """
    line = " ".join(visible(text).split())
    return _isolated(line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…")


def escaped(text: str, limit: int = LONGEST) -> Markdown:
    """Return a text that Discord shows as it was typed, on one line.

    No link, mention, heading, list or format comes of it, wherever in a line it stands. ``limit``
    counts the backslashes as well, as Discord does.
    """
    line = " ".join(visible(text).split())
    shown = _START.sub(r"\1\\", _PATH.sub(r"\1\\/", _SIGNS.sub(r"\\\g<0>", line[: limit + 1])))
    # Discord's service finds these even behind a backslash; only the sign in between is not seen.
    shown = _MENTION.sub("@\u200b", shown)
    return Markdown(_isolated(_cut(shown, limit)))


def within(text: str, limit: int) -> Markdown:
    """Cut a text of our own at a gap: half a mention is none."""
    if len(text) <= limit:
        return Markdown(text)
    room = text[:limit]
    gap = max(room.rfind(" "), room.rfind("\n"))
    return Markdown(f"{room[:gap]} …" if gap > limit // 2 else _cut(text, limit))


def covered(words: str) -> Markdown:
    """Show words behind a spoiler, as plain text."""
    # Between blanks, so that a bar at their end does not belong to the spoiler's own.
    return Markdown(f"|| {escaped(words)} ||")


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    room = text[: limit - 1]
    # A backslash at the end would take away what follows.
    return room[: len(room) - (len(room) - len(room.rstrip("\\"))) % 2].rstrip() + "…"


def _isolated(line: str) -> str:
    if line.isascii() or not any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in line):
        return line
    return f"\u2068{line}\u2069"
