"""What people bring along from other bots: flags of Midjourney, Niji and Stable Diffusion.

No model here understands them. They are left out with one note, each with all of its values, for
whatever stays behind would be drawn.
"""

import re
import unicodedata
from collections.abc import Mapping

_NUMBER = r"(?>\d+(?:[.,]\d+)*[¼-¾]?|[.,]\d+|[¼-¾])"
# Whole or not at all: of "5.2a", the "5" alone is no amount.
_AMOUNT = rf"(?>[+-]?{_NUMBER}(?:\s?[/:x×*-]\s?{_NUMBER})?(?:%|px|[xk])?)(?![0-9a-z_])"  # noqa: RUF001 -- phones type it
_ADDRESS = r"(?:<?https?://[^\s，、。]+|\[[^\]\n]*\]\(<?https?://[^\s)]+\))"  # noqa: RUF001 -- as above
# A code is a long number, or letters and digits mixed; MidJourney's "4b" is one of the shortest.
_CODE = r"(?:\d{3,}|(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{5,}|random(?:-\d+)?|none|off)(?![0-9a-z_])"
_WEIGHT = r"(?:::-?[\d.]+)?"
_REFERENCE = rf"(?:{_ADDRESS}|{_CODE}){_WEIGHT}[\s,，、]*"  # noqa: RUF001 -- phones type these
_STYLE = r"(?:raw|cute|expressive|scenic|original|\d[a-c]|random(?:-\d+)?)(?![0-9a-z_])"
_LEVEL = r"(?:very\s+)?(?:low|med|medium|high|max|auto)\b"
_SAMPLER = (
    r"(?:k_)?(?:euler|ddim|ddpm|plms|lms|heun|unipc|lcm|restart|dpm)[\w+]*"
    r"(?:\s+(?:a|ancestral|\dm|\ds|sde|fast|adaptive|karras|exponential|normal|simple|trailing)\b)*"
)

_FLAGS = {
    # none at all
    "tile fast relax turbo raw hd sd draft video public stealth uplight upbeta upanime upnormal "
    "test testp creative loop hq beta vibe newclip nostretch remix hires hiresfix "
    "facerestore restorefaces tiling vivid natural": "",
    # numbers
    "v version": rf"{_AMOUNT}|\d[\w.]*|(?:alpha|beta|latest)\b|niji(?:\s+\d+)?\b",
    "niji": _AMOUNT,
    "s stylize stylise c chaos w weird exp sv stop iw cw sw ow dw bs ew sameseed "
    "h height width steps numinferencesteps samplingsteps cfg cfgscale cs g guidance guidancescale "
    "scale strength denoise denoisingstrength clipskip batch batchsize hiresscale "
    "hiresupscale upscale subseed zoom": rf"{_AMOUNT}|{_LEVEL}",
    "motion": rf"{_LEVEL}|{_AMOUNT}",
    "size resolution res": rf"{_AMOUNT}|\d[kK]\b|{_LEVEL}",
    # addresses and codes, perhaps several
    # Nobody types it without a value: a short number right behind it is one, too.
    "sref": rf"(?:{_REFERENCE}|\d+{_WEIGHT}(?![0-9a-z_])[\s,，、]*)(?:{_REFERENCE})*",  # noqa: RUF001 -- as above
    "cref oref dref img imageprompt initimage controlnet end": (
        rf"(?:{_ADDRESS}{_WEIGHT}[\s,，]*)+|none\b"  # noqa: RUF001 -- as above
    ),
    "p profile personalize personalise moodboard": rf"(?:{_REFERENCE})+",
    # words
    "style": _STYLE,
    "sampler samplername scheduler": _SAMPLER,
    "upscaler hiresupscaler lora ckpt checkpoint vae": r"\S+",
}
_VALUES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\s*(?:{values})" if values else "", re.IGNORECASE)
    for names, values in _FLAGS.items()
    for name in names.replace("_", "").split()
}
_SILENT = frozenset({"p", "personalize", "personalise"})
"""Those that often have no value."""
_ALONE = _SILENT | {"profile", "moodboard", "style", "sampler", "samplername", "scheduler"}
"""Those whose value may be any word: what stands there alone is one."""
_QUOTED = re.compile(r"\s*(?:\"([^\"]*)\"|[“”„«]([^“”„«»\"]*)[“”»])")
_WORD = re.compile(r"\s*[^\s,，、;；。]+")  # noqa: RUF001 -- phones type these
_OTHER_QUALITY = re.compile(
    r"[.,]?\d|\d*[.,]\d+|\d+\s?/\s?\d+|low|med|medium|high|hd|auto|standard|best|ultra|max",
    re.IGNORECASE,
)


def is_foreign(name: str) -> bool:
    """Whether other bots have a flag of this name (small letters, no signs)."""
    return name in _VALUES


def values_of(name: str, text: str) -> str:
    """Return as much of the text behind a foreign flag as belongs to the flag."""
    found = _VALUES[name].match(text)
    if found is not None and found[0].strip():
        return found[0]
    if (quote := _QUOTED.match(text)) is not None:
        inside = _VALUES[name].match(quote[1] or quote[2] or "")
        is_value = name in _ALONE - _SILENT or (inside is not None and inside[0].strip())
        return quote[0] if is_value else ""
    if name not in _ALONE:
        return ""
    word = _WORD.match(text)
    # "--profile abc" says nothing else; a style's name stands before further words, too.
    is_alone = word is not None and not text[word.end() :].strip(" \t\r\n,，、;；。.")  # noqa: RUF001 -- phones type these
    return word[0] if word is not None and (is_alone or name not in _SILENT) else ""


def is_other_style(word: str) -> bool:
    """Whether it is one of Midjourney's or Niji's styles."""
    return re.fullmatch(_STYLE, word, re.IGNORECASE) is not None


def is_other_quality(value: str) -> bool:
    """Whether a quality is meant as Midjourney's (.25 to 4) or OpenAI's (a word).

    As the quality of a file, from 1 to 100, it would ruin the picture.
    """
    return _OTHER_QUALITY.fullmatch(unicodedata.normalize("NFKC", value).strip()) is not None
