"""What Discord's clients make of a message's text: a small reader of their markdown.

The rules and their order are those of the clients' own parser, simple-markdown with Discord's
additions: https://github.com/discord/simple-markdown and what clients were seen to do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_AT_LINE_START = frozenset({"heading", "small", "list", "quote"})
_NESTED = frozenset(
    {"heading", "small", "quote", "strong", "underline", "em", "strike", "spoiler", "link"}
)
_SHOWS_ITSELF = frozenset({"url", "everyone", "text"})

_RULES: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "heading": r" *#{1,3}\s+((?!#+)[^\n]+?)#*\s*(?:\n|$)",
        "small": r" *-#\s+([^\n]+?)\s*(?:\n|$)",
        "list": r" *(?:[*+-]|\d+[.)])\s+\S",
        "quote": r" *>>> ([\s\S]*)| *> ([^\n]*(?:\n *> [^\n]*)*\n?)",
        "code block": r"```(?:[\w+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```",
        "escape": r"\\([^0-9A-Za-z\s])",
        "person": r"<@!?\d+>",
        "role": r"<@&\d+>",
        "channel": r"<#\d+>",
        "emoji": r"<a?:\w+:\d+>",
        "moment": r"<t:-?\d+(?::\w)?>",
        "command": r"</[^:\n]+:\d+>",
        "place": r"<id:\w+>",
        "everyone": r"@(?:everyone|here)",
        "shortcode": r":[^\s:]+?(?:::skin-tone-\d)?:",
        "autolink": r"<[^: >]+:/[^ >]+>|<[^ >]+@[^ >]+>|<\+\d+>",
        "url": r"(?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s]",
        "link": r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))+)\]"
        r"\(\s*<?((?:[^\s\\]|\\.)*?)>?(?:\s+['\"][\s\S]*?['\"])?\s*\)",
        "strong": r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)",
        "underline": r"__((?:\\[\s\S]|[^\\])+?)__(?!_)",
        "em": r"_((?:__|\\[\s\S]|[^\\_])+?)_\b"
        r"|\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)",
        "strike": r"~~?([\s\S]+?)~~?(?!_)",
        "code": r"(?P<tick>`+)\s*([\s\S]*?[^`])\s*(?P=tick)(?!`)",
        "spoiler": r"\|\|([\s\S]+?)\|\|",
        "text": r"[\s\S]+?(?=[^0-9A-Za-z\s\u00c0-\U0010ffff]|\n| {2,}\n|\w+:\S|$)",
    }.items()
}
_INVITATION = re.compile(r"(?:discord(?:app)?\.com/invite|discord\.gg|discord\.gift)/[\w-]+")


@dataclass(slots=True)
class Rendered:
    """A text as people see it, and what Discord made out of signs in it."""

    text: str = ""
    made: list[str] = field(default_factory=list[str])
    """The kinds of links, mentions and formats, in their order."""


def rendered(text: str) -> Rendered:
    """Read a message's text as a client does."""
    shown = Rendered()
    _read(text, shown, is_quoted=False)
    # Previews of invitations are made from the text as it is sent.
    shown.made += ["invitation"] * len(_INVITATION.findall(text))
    return shown


def _first(text: str, at: int, *, is_quoted: bool) -> tuple[str, re.Match[str]]:
    """Return the first rule that fits here: the last one fits everywhere."""
    is_line_start = at == 0 or text[at - 1] == "\n"
    return next(
        (kind, found)
        for kind, rule in _RULES.items()
        if kind not in _AT_LINE_START or is_line_start
        if kind != "quote" or not is_quoted
        if (found := rule.match(text, at)) is not None
    )


def _read(text: str, shown: Rendered, *, is_quoted: bool) -> None:
    at = 0
    while at < len(text):
        kind, found = _first(text, at, is_quoted=is_quoted)
        at = found.end() - (kind == "list")
        shown.text += found[1] if kind == "escape" else found[0] if kind in _SHOWS_ITSELF else ""
        shown.made += [kind] if kind not in {"escape", "text"} else []
        if kind in _NESTED:
            inner = next(group for group in found.groups() if group is not None)
            if kind == "quote":
                inner = re.sub(r"^ *> ", "", inner, flags=re.MULTILINE)
            _read(inner, shown, is_quoted=is_quoted or kind == "quote")
        elif kind in {"code", "code block"}:
            shown.text += found[found.lastindex or 0]
