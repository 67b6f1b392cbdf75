"""What people type, in any of the languages: one that was not chosen is understood as well."""

import math
import re
import unicodedata
from decimal import Decimal

_WORDS_FOR_NOTHING = """
- – — ∞
none no nothing never off unlimited|no limit|no limits|without limit
kein keine keiner keins nein nichts nie niemals aus unbegrenzt unbeschränkt|ohne limit|kein limit
aucun aucune non rien jamais désactivé désactivée illimité illimitée|sans limite|pas de limite
ningún ninguno ninguna nada nunca desactivado desactivada ilimitado ilimitada|sin límite|sin límites
"""  # noqa: RUF001 - dashes as people type them
_UNITS = {
    1: "s sec secs second seconds sek sekunde sekunden seconde secondes seg segs segundo segundos",
    60: "m min mins minute minutes minuten minuto minutos",
    60 * 60: "h hr hrs hour hours std stunde stunden heure heures hora horas",
    24 * 60 * 60: "d day days tag tage tagen j jour jours día días",
    7 * 24 * 60 * 60: "w week weeks woche wochen sem semaine semaines semana semanas",
}


def plain(text: str) -> str:
    """Return a text in one line of small letters without accents, as words are compared."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(letters.split())


_NOTHING = frozenset(
    word
    for line in _WORDS_FOR_NOTHING.splitlines()
    for number, group in enumerate(line.split("|"))
    for word in ([plain(group)] if number else plain(group).split())
)
_UNIT_SECONDS = {
    word: seconds for seconds, words in _UNITS.items() for word in plain(words).split()
}
_UNIT = "|".join(sorted(_UNIT_SECONDS, key=len, reverse=True))
_LENGTH = re.compile(
    rf"(\d{{1,6}}(?:[.,]\d{{1,2}})?) ?({_UNIT})(?![a-z])\.? ?(?:(?:,|and|und|et|y) ?)?"
)
_HOURS_AND_MINUTES = re.compile(r"(\d) ?h ?(\d{2})$")
_THOUSANDS = re.compile(r"(?<=\d)(?<!^0)[\s.,'’](?=\d{3}(?!\d))")  # noqa: RUF001 - as people type it
_DOLLARS = re.compile(r"us\$|\$us|us-dollar|dollars?|dolar(?:es)?|usd|\$")


def is_nothing(text: str) -> bool:
    """Whether it says that there shall be none, or no limit: "none", "aus", "sans limite"."""
    return plain(text) in _NOTHING


def seconds_of(text: str) -> int | None:
    """Return a length of time: "90s", "1h 30m", "3 Tage", "1,5 heures"; None for anything else.

    A number needs its unit.
    """
    typed = _HOURS_AND_MINUTES.sub(r"\1h \2m", plain(text))
    seconds, position = Decimal(0), 0
    while position < len(typed):
        part = _LENGTH.match(typed, position)
        if part is None:
            return None
        seconds += Decimal(part[1].replace(",", ".")) * _UNIT_SECONDS[part[2]]
        position = part.end()
    return math.ceil(seconds) if typed else None


def whole_number(text: str) -> str:
    """Return a number without what groups its digits: "1.000", "1,000", "1 000"."""
    return _THOUSANDS.sub("", text.strip())


def amount_of(text: str) -> str:
    """Return an amount of dollars as Python reads it: "$1,234.50", "1.234,50 $", "12,5".

    One point and three digits behind it are decimals, for prices have so many; one comma and three
    digits are thousands, unless only a zero stands before it.
    """
    typed = _DOLLARS.sub("", plain(text)).strip()
    typed = re.sub(r"(?<=\d)[ '’](?=\d{3}(?!\d))", "", typed)  # noqa: RUF001 - as people type it
    point, comma = typed.rfind("."), typed.rfind(",")
    if comma > point and (point >= 0 or not _is_group(typed, comma)):
        return typed.replace(".", "").replace(",", ".")
    if typed.count(".") > 1:
        return typed.replace(".", "")
    return typed.replace(",", "")


def _is_group(typed: str, comma: int) -> bool:
    is_group = len(typed) - comma - 1 == len("000") and typed[:comma].lstrip("+-") != "0"
    return typed.count(",") > 1 or is_group
