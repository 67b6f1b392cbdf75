"""Models as data, and what members ask of them, checked before anything is paid for.

Decisions and reasons: DESIGN.md, "Accepting".
"""

from bot.catalog.attachment import Attachment
from bot.catalog.catalog import Catalog
from bot.catalog.cost import megapixels_of, price_of, usual_price
from bot.catalog.earlier import options_of
from bot.catalog.filling import plan_outpaint, plan_parts, refill
from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.inline import ParsedPrompt, parse_prompt
from bot.catalog.load import load_catalog
from bot.catalog.model import SCALES, ImageInput, Model
from bot.catalog.options import MAX_IMAGES, OptionValues
from bot.catalog.permutations import MAX_PROMPTS, permutations_of
from bot.catalog.planning import plan, plan_all
from bot.catalog.prompt import BLEND_PROMPT, MAX_PROMPT_LENGTH
from bot.catalog.styles import apply_style, checked_style_text
from bot.catalog.upscaling import plan_upscale
from bot.catalog.variation import reroll, vary

__all__ = [
    "BLEND_PROMPT",
    "MAX_IMAGES",
    "MAX_PROMPTS",
    "MAX_PROMPT_LENGTH",
    "SCALES",
    "Attachment",
    "Catalog",
    "ImageInput",
    "ImagineOptions",
    "Model",
    "OptionValues",
    "ParsedPrompt",
    "apply_style",
    "checked_style_text",
    "load_catalog",
    "megapixels_of",
    "options_of",
    "parse_prompt",
    "permutations_of",
    "plan",
    "plan_all",
    "plan_outpaint",
    "plan_parts",
    "plan_upscale",
    "price_of",
    "refill",
    "reroll",
    "usual_price",
    "vary",
]
