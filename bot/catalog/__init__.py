"""Models as data, and what members ask of them, checked before anything is paid for."""

from bot.catalog.catalog import Catalog
from bot.catalog.inline import ParsedPrompt, parse_prompt
from bot.catalog.load import load_catalog
from bot.catalog.model import ImageInput, Model
from bot.catalog.planning import plan
from bot.catalog.wishes import MAX_IMAGES, MAX_PROMPT_LENGTH, Attachment, Wishes

__all__ = [
    "MAX_IMAGES",
    "MAX_PROMPT_LENGTH",
    "Attachment",
    "Catalog",
    "ImageInput",
    "Model",
    "ParsedPrompt",
    "Wishes",
    "load_catalog",
    "parse_prompt",
    "plan",
]
