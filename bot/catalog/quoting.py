"""What a person typed, short enough to be said back to them."""

_LONGEST = 100


def quoted(text: str) -> str:
    """Return the text on one line, cut to 100 characters."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
