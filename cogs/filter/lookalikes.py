"""Characters that look like Latin letters, and what passes for a letter among digits and signs.

After the idea of Unicode's confusables (UTS 39), cut down to single characters that read as one
Latin letter. What NFKD undoes by itself (full-width, mathematical, circled alphabets,
superscripts) is not repeated here.
"""

import string
from collections.abc import Mapping

# Cyrillic, Greek (capitals often look like other letters than their small forms), letters of other
# Latin alphabets, phonetic signs, small capitals, Armenian, Cherokee.
_BY_LETTER: Mapping[str, str] = {
    "a": "аАαΑɑɐɒᴀᎪⱥ",
    "b": "вВьЬβΒƀɓƃʙᏴᏏ",
    "c": "сСϲϹƈȼɕᴄᏟ",
    "d": "ԁԀɖɗƌᴅᎠᏧ",
    "e": "еЕєЄεΕҽэǝəɛɇᴇᎬ",
    "f": "ƒꜰϝғҒ",
    "g": "ɡɢǥɠցԍᎶᏀ",
    "h": "һҺнНΗɦɥʜհᎻҥ",
    "i": "іІїЇιΙıɪɨɩᴉᎥӏӀ",
    "j": "јЈϳɉʝᴊᎫȷ",
    "k": "кКκΚƙᴋᏦқҚ",
    "l": "ɫɬɭƚʟᏞւլԼ",
    "m": "мМΜᴍᎷɱ",
    "n": "пηΝɲŋɳɴոռՈи",
    "o": "оОοΟσɵօՕᴏө",
    "p": "рРρΡƥᴘᏢ",
    "q": "ԛԚզɋʠǫ",
    "r": "гяʀɍɹɼɽɾᎡᏒ",
    "s": "ѕЅꜱʂտᏕᏚʃ",
    "t": "тТτΤƫƭʈᴛᎢʇ",
    "u": "υսʉʊцμᴜ",
    "v": "νѵѴʋʌᴠᏙ",
    "w": "ԝԜωшШɯʍᴡᎳᏔա",
    "x": "хХχΧҳ",
    "y": "уУүҮΥγƴɏʏʎᎩ",
    "z": "ΖƶʐʑᴢᏃ",
}

# Letters on signs that NFKD leaves alone: negative circled, negative squared, regional indicators.
_LETTERED_SIGNS = (0x1F150, 0x1F170, 0x1F1E6)

LETTERS: Mapping[str, str] = {
    lookalike: letter for letter, lookalikes in _BY_LETTER.items() for lookalike in lookalikes
} | {
    chr(first + at): letter
    for first in _LETTERED_SIGNS
    for at, letter in enumerate(string.ascii_lowercase)
}
"""The Latin letter each look-alike reads as. Capitals and small letters may differ."""

STROKED: Mapping[str, str] = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
"""Letters with a stroke or ligatures, which NFKD does not take apart."""

DIGITS: Mapping[str, tuple[str, ...]] = {
    "0": ("o",),
    "1": ("i", "l"),
    "2": ("z",),
    "3": ("e",),
    "4": ("a",),
    "5": ("s",),
    "6": ("g", "b"),
    "7": ("t",),
    "8": ("b",),
    "9": ("g",),
}
"""The letters a digit may stand for."""

SIGNS: Mapping[str, tuple[str, ...]] = {
    "@": ("a",),
    "$": ("s",),
    "!": ("i", "l"),
    "|": ("i", "l"),
    "+": ("t",),
    "€": ("e",),
    "£": ("l",),
    "¢": ("c",),
    "¥": ("y",),
    "*": ("a", "e", "i", "o", "u"),
}
"""The letters a sign may stand for; a star most often covers a vowel."""
