"""A request as one line that can be typed as a prompt: pictures, words, parameters."""

from collections.abc import Iterable
from typing import Any

from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.options import IMAGE, OPTIONS, Option


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
