"""What a prompt asks to see."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from sandbox.images.painting.brush import chance
from sandbox.images.painting.colour import NAMED, Colour

_VOCABULARY: Mapping[str, str] = {
    "hour sunrise": "sunrise dawn daybreak",
    "hour morning": "morning",
    "hour noon": "noon midday day daylight sunny afternoon summer",
    "hour sunset": "sunset evening",
    "hour dusk": "dusk twilight",
    "hour night": "night midnight moonlight moonlit starry star stars moon nocturnal",
    "weather fog": "fog foggy mist misty haze hazy",
    "weather rain": "rain rainy raining drizzle",
    "weather snow": "snow snowy winter snowfall ice icy frost frosty",
    "weather clouds": "cloud clouds cloudy overcast",
    "weather storm": "storm stormy thunder thunderstorm lightning",
    "water sea": "sea ocean waves wave coast beach seaside shore island harbour harbor",
    "water calm": "lake water pond calm lagoon reflection reflections bay fjord",
    "water river": "river stream canal",
    "land mountains": "mountain mountains alps peak peaks summit cliff cliffs",
    "land hills": "hill hills meadow field fields valley countryside landscape grass garden",
    "land forest": "forest woods tree trees pine pines woodland jungle autumn",
    "land desert": "desert dune dunes sand sahara",
    "land city": "city town skyline skyscraper skyscrapers street tokyo york metropolis",
    "thing paper-boat": "paperboat origami",
    "thing boat": "boat ship sailboat sailboats sail yacht boats ships canoe",
    "thing house": "house houses cottage cabin hut village home farm barn",
    "thing lighthouse": "lighthouse",
    "thing birds": "bird birds gull gulls seagull seagulls geese swallows crow crows",
    "thing flowers": "flower flowers poppy poppies tulips daisies wildflowers roses blossom",
    "thing cat": "cat kitten",
    "thing fox": "fox",
    "thing dog": "dog puppy wolf",
    "thing balloons": "balloon balloons",
    "thing sun": "sun sunlight sunshine",
    "thing moon": "moon moonlight moonlit",
}
_MEANINGS: Mapping[str, tuple[tuple[str, str], ...]] = {
    word: tuple(
        (kind.split()[0], kind.split()[1])
        for kind, words in _VOCABULARY.items()
        if word in words.split()
    )
    for word in " ".join(_VOCABULARY.values()).split()
}
_NEEDS_WATER = frozenset({"paper-boat", "boat", "lighthouse"})
_ANIMALS = frozenset({"cat", "fox", "dog"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A prompt, understood as far as a painter with few words can."""

    hour: str
    names_hour: bool
    weather: frozenset[str]
    water: str | None
    land: frozenset[str]
    things: Mapping[str, Colour | None]
    """What stands in it, each with its own colour if the prompt names one."""
    tint: Colour | None
    """A colour the prompt names for the whole picture."""
    ground: Colour | None
    water_colour: Colour | None
    is_known: bool
    """False when the prompt holds no word the painter knows."""


def read(prompt: str, seed: int) -> Scene:
    """Read a prompt; what it leaves open is decided by the seed."""
    words = re.findall(r"[^\W\d_]+", prompt.lower())
    found: dict[str, list[str]] = {}
    colours: dict[str, Colour] = {}
    things: dict[str, Colour | None] = {}
    pending: Colour | None = None
    for word, following in pairwise([*words, ""]):
        if word == "snowy" and ("land", "mountains") in _MEANINGS.get(following, ()):
            continue  # their caps are white anyway, and it need not be snowing
        if word in NAMED:
            if pending:
                colours["tint"] = pending
            pending = NAMED[word]
            continue
        for kind, name in _MEANINGS.get(word, ()):
            if kind == "thing":
                paper = name == "boat" and "paper" in words
                name_now = "paper-boat" if paper else name
                things[name_now] = pending or things.get(name_now)
            else:
                found.setdefault(kind, []).append(name)
                if pending:
                    colours[kind] = pending
        if word in _MEANINGS:
            pending = None
    if pending:
        colours["tint"] = pending
    return _completed(words, found, things, colours, seed)


def _completed(
    words: list[str],
    found: Mapping[str, list[str]],
    things: Mapping[str, Colour | None],
    colours: Mapping[str, Colour],
    seed: int,
) -> Scene:
    rng = chance(f"scene {' '.join(words)} {seed}")
    water = found.get("water", [None])[0]
    if water == "sea" and "calm" in words:
        water = "calm"
    land = frozenset(found.get("land", ()))
    if things.keys() & _NEEDS_WATER and not water:
        water = "sea" if "lighthouse" in things else "calm"
    if "city" in land and not water:
        water = "river"
    if not land and not water and things.keys() & _ANIMALS:
        land = frozenset({"forest"} if "fox" in things else {"hills"})
    weather = frozenset(found.get("weather", ()))
    hours = found.get("hour") or [_likely_hour(rng, land, weather, things)]
    return Scene(
        hour=hours[0],
        names_hour="hour" in found,
        weather=weather,
        water=water,
        land=land,
        things=things,
        tint=colours.get("tint") or colours.get("hour") or colours.get("weather"),
        ground=colours.get("land"),
        water_colour=colours.get("water"),
        is_known=bool(found or things),
    )


def _likely_hour(
    rng: Random, land: frozenset[str], weather: frozenset[str], things: Mapping[str, Colour | None]
) -> str:
    if "city" in land:
        return rng.choice(["dusk", "night", "sunset"])
    if weather & {"fog", "rain", "storm", "snow"}:
        return "morning"
    if "sun" in things or "balloons" in things:
        return rng.choice(["morning", "sunrise", "noon"])
    return rng.choice(["morning", "sunrise", "noon", "sunset", "sunset", "dusk"])
