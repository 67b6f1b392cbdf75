"""A request as one line that can be typed as a prompt: pictures, words, parameters."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.options import IMAGE, OPTIONS, Option

_SPELLED = re.compile(r'--(?P<name>[a-z]+)[ =](?:"(?P<quoted>[^"]*)"|(?P<word>\S+))')


def said_line(values: Mapping[str, str]) -> str:
    """Return values, as they are shown, as the parameters of a line, by the options' tags."""
    return " ".join(
        option.inline.spelled(values[option.tag])
        for option in OPTIONS
        if option.tag in values and option.inline is not None
    )


def read_said(line: str) -> Mapping[str, str]:
    """Return the values in what ``said_line`` made."""
    known = OPTIONS.by_spelling
    return {
        known[found["name"]][0].tag: found["quoted"] or found["word"] or ""
        for found in _SPELLED.finditer(line)
        if found["name"] in known
    }


def typed_line(options: ImagineOptions, said: Iterable[Option[Any]] = OPTIONS) -> str:
    """Return what asks for the same when it is typed, with those options that are to be ``said``.

    Values stand there as they were given, whether they can be read or not.
    """
    parts = [options.prompt]
    for option in said:
        value = options.get(option)
        if value is not None and option.inline is not None:
            parts.append(option.inline.written(value))
    pictures = options.get(IMAGE) if IMAGE in said else None
    return " ".join([*(picture.url for picture in pictures or ()), *parts]).strip()
