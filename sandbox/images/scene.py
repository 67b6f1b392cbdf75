"""What a prompt asks to see, as far as the painter knows its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from sandbox.images.figures import FIGURES
from sandbox.images.subjects import SUBJECTS, Colour, Subject, lit, mix
from sandbox.images.vocabulary import known_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """The colours of an hour of the day."""

    sky: tuple[Colour, Colour, Colour]
    """At the top, in the middle and at the horizon."""
    sun: Colour
    falls: Colour
    """What it makes of white things."""
    height: float
    """How high the sun or moon stands: 0 at the horizon, 1 at the top."""


DAWN = Light(
    sky=((84, 124, 176), (214, 186, 196), (255, 222, 172)),
    sun=(255, 244, 214),
    falls=(240, 208, 192),
    height=0.2,
)
DAY = Light(
    sky=((78, 146, 212), (152, 202, 234), (240, 242, 226)),
    sun=(255, 252, 232),
    falls=(255, 250, 238),
    height=0.72,
)
SUNSET = Light(
    sky=((70, 84, 150), (226, 130, 120), (255, 196, 112)),
    sun=(255, 232, 178),
    falls=(244, 190, 164),
    height=0.14,
)
DUSK = Light(
    sky=((40, 48, 104), (116, 96, 150), (232, 160, 150)),
    sun=(250, 236, 214),
    falls=(170, 152, 190),
    height=0.4,
)
NIGHT = Light(
    sky=((10, 14, 40), (22, 34, 78), (50, 74, 122)),
    sun=(250, 246, 226),
    falls=(88, 104, 152),
    height=0.7,
)

_HOURS: Mapping[str, Light] = {
    "sunrise dawn daybreak morning": DAWN,
    "noon midday day daylight sunny afternoon summer": DAY,
    "sunset evening": SUNSET,
    "dusk twilight": DUSK,
    "night midnight moonlight moonlit moon starry star stars": NIGHT,
}
_WEATHERS: Mapping[str, Colour] = {
    "fog foggy mist misty haze hazy": (212, 216, 218),
    "rain rainy raining drizzle": (128, 142, 158),
    "snow snowy winter snowfall ice icy frost frosty": (206, 216, 230),
    "storm stormy thunder thunderstorm lightning": (66, 76, 92),
    "clouds cloud cloudy overcast": (186, 196, 208),
}
_GROUNDS: Mapping[str, Colour] = {
    "sea ocean waves coast shore harbour harbor lake water pond river bay": (38, 98, 132),
    "mountains mountain alps peak peaks summit cliff cliffs": (96, 110, 122),
    "hills hill meadow field fields valley countryside landscape grass garden": (102, 150, 84),
    "forest woods pine pines woodland jungle": (56, 100, 72),
    "desert dune dunes sand sahara": (220, 176, 116),
    "city town skyline skyscraper skyscrapers street tokyo metropolis": (70, 78, 104),
    "space galaxy planet cosmos universe nebula orbit mars": (196, 130, 92),
    "table kitchen interior restaurant": (150, 106, 72),
}
COLOURS: Mapping[str, Colour] = {
    "red scarlet crimson": (205, 52, 44),
    "orange amber": (240, 132, 40),
    "yellow gold golden": (246, 204, 70),
    "green emerald": (64, 152, 86),
    "teal turquoise cyan": (40, 164, 170),
    "blue indigo": (54, 110, 205),
    "purple violet lavender": (134, 84, 186),
    "pink rose magenta": (238, 120, 164),
    "brown": (128, 86, 58),
    "white silver": (238, 238, 236),
    "grey gray": (136, 142, 150),
    "black": (40, 40, 46),
}


_Row = TypeVar("_Row")


def _named(table: Mapping[str, _Row]) -> Mapping[str, tuple[str, _Row]]:
    """Each word of a table, with the first word of its row."""
    return {word: (row.split()[0], value) for row, value in table.items() for word in row.split()}


_HOUR, _WEATHER, _GROUND = _named(_HOURS), _named(_WEATHERS), _named(_GROUNDS)
_SUBJECTS = {**SUBJECTS, **FIGURES}
_SUBJECT, _COLOUR = _named(_SUBJECTS), _named(COLOURS)
_ENGLISH = frozenset({*_HOUR, *_WEATHER, *_GROUND, *_SUBJECT, *_COLOUR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What of a prompt the painter knows; the seed decides what the prompt leaves open."""

    light: Light
    names_hour: bool
    weather: Mapping[str, Colour]
    grounds: Mapping[str, Colour]
    subjects: Sequence[tuple[Subject, Colour]]
    tint: Colour | None
    """A colour named for the whole picture."""
    is_known: bool

    def shade(self, colour: Colour, distance: float) -> Colour:
        """Return the colour of land under this light; far land fades into the sky."""
        if "snow" in self.weather:
            colour = mix(colour, (236, 242, 250), 0.72)
        haze = distance * (0.9 if "fog" in self.weather else 0.65)
        return mix(lit(colour, self.light.falls), self.light.sky[2], haze)

    @classmethod
    def read(cls, prompt: str, seed: int) -> "Scene":
        """Look for the words of the tables; a colour before a subject is the subject's."""
        together = prompt.lower().replace("paper boat", "paperboat")
        words = list(known_words(together, _ENGLISH))
        hours = [_HOUR[word][1] for word in words if word in _HOUR]
        weather = dict(_WEATHER[word] for word in words if word in _WEATHER)
        grounds = dict(_GROUND[word] for word in words if word in _GROUND)
        subjects: dict[str, tuple[Subject, Colour]] = {}
        colour: Colour | None = None
        for word in words:
            if word in _COLOUR:
                colour = _COLOUR[word][1]
            elif word in _SUBJECT:
                name, subject = _SUBJECT[word]
                subjects[name] = subject, colour or subject.colour
                colour = None
        known = bool(hours or weather or grounds or subjects)
        if not grounds:
            own = next((subject.ground for subject, _ in subjects.values()), "hills")
            grounds = dict([_GROUND[own]])
        return cls(
            light=hours[0] if hours else chance("hour", prompt, seed).choice([DAWN, DAY, SUNSET]),
            names_hour=bool(hours),
            weather=weather,
            grounds=grounds,
            subjects=[subjects[row.split()[0]] for row in _SUBJECTS if row.split()[0] in subjects],
            tint=colour,
            is_known=known,
        )


def chance(*parts: object) -> Random:
    """Return the same row of numbers for the same parts."""
    return Random(" ".join(map(str, parts)))  # noqa: S311  # pictures, not secrets
