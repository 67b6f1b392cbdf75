"""The colours of an hour of the day, under a given weather."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sandbox.images.painting.colour import WHITE, Colour, mix, tinted

Stops = tuple[tuple[float, Colour], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What every part of one picture takes its colours from."""

    sky: Stops
    """From the zenith (0) to the horizon (1)."""
    haze: Colour
    """What far things fade into."""
    light: Colour
    """What falls on near things."""
    sun: Colour
    glow: Colour
    cloud_light: Colour
    cloud_shade: Colour
    sun_height: float
    """0 on the horizon, 1 at the top."""
    stars: float = 0.0
    lamps: float = 0.0
    """How much windows and lamps shine, 0 to 1."""


HOURS: Mapping[str, Palette] = {
    "sunrise": Palette(
        sky=(
            (0.0, (84, 124, 176)),
            (0.38, (150, 172, 206)),
            (0.66, (232, 196, 190)),
            (0.86, (255, 206, 156)),
            (1.0, (255, 228, 178)),
        ),
        haze=(246, 202, 176),
        light=(232, 196, 184),
        sun=(255, 246, 220),
        glow=(255, 186, 112),
        cloud_light=(255, 222, 196),
        cloud_shade=(190, 160, 182),
        sun_height=0.3,
    ),
    "morning": Palette(
        sky=(
            (0.0, (92, 154, 212)),
            (0.5, (156, 202, 232)),
            (0.85, (222, 236, 236)),
            (1.0, (250, 242, 220)),
        ),
        haze=(206, 224, 230),
        light=(255, 248, 232),
        sun=(255, 252, 232),
        glow=(255, 236, 184),
        cloud_light=(255, 253, 246),
        cloud_shade=(188, 204, 222),
        sun_height=0.5,
    ),
    "noon": Palette(
        sky=(
            (0.0, (42, 118, 200)),
            (0.5, (98, 170, 228)),
            (0.85, (176, 218, 242)),
            (1.0, (220, 240, 246)),
        ),
        haze=(188, 216, 234),
        light=(255, 254, 246),
        sun=(255, 255, 240),
        glow=(255, 248, 214),
        cloud_light=(255, 255, 255),
        cloud_shade=(184, 204, 226),
        sun_height=0.76,
    ),
    "sunset": Palette(
        sky=(
            (0.0, (62, 66, 128)),
            (0.35, (140, 88, 142)),
            (0.62, (228, 112, 104)),
            (0.84, (252, 164, 92)),
            (1.0, (255, 212, 128)),
        ),
        haze=(232, 146, 116),
        light=(206, 150, 138),
        sun=(255, 240, 196),
        glow=(255, 156, 72),
        cloud_light=(255, 178, 128),
        cloud_shade=(134, 84, 128),
        sun_height=0.25,
    ),
    "dusk": Palette(
        sky=(
            (0.0, (26, 34, 78)),
            (0.4, (66, 72, 132)),
            (0.7, (142, 104, 152)),
            (0.88, (218, 140, 138)),
            (1.0, (248, 186, 142)),
        ),
        haze=(150, 118, 154),
        light=(140, 126, 164),
        sun=(255, 226, 196),
        glow=(246, 164, 128),
        cloud_light=(214, 146, 158),
        cloud_shade=(72, 70, 122),
        sun_height=-0.06,
        stars=0.35,
        lamps=0.85,
    ),
    "night": Palette(
        sky=(
            (0.0, (8, 12, 36)),
            (0.45, (18, 30, 72)),
            (0.8, (38, 62, 116)),
            (1.0, (70, 100, 150)),
        ),
        haze=(44, 66, 112),
        light=(84, 100, 148),
        sun=(250, 246, 226),
        glow=(150, 178, 226),
        cloud_light=(74, 94, 144),
        cloud_shade=(22, 32, 70),
        sun_height=0.66,
        stars=1.0,
        lamps=1.0,
    ),
}
"""The palette of each hour."""

_OVERCAST: Mapping[str, tuple[Colour, float]] = {
    "fog": ((212, 216, 218), 0.62),
    "storm": ((62, 72, 88), 0.78),
    "rain": ((128, 142, 158), 0.7),
    "snow": ((206, 216, 230), 0.45),
    "clouds": ((186, 196, 208), 0.16),
}

_GLOOM = 0.6
_LAMPS_IN_GLOOM = 0.7


def palette_for(hour: str, weather: frozenset[str], tint: Colour | None) -> Palette:
    """Return the colours of an hour, dulled by the weather and leaning towards a tint."""
    palette = HOURS[hour]
    for name, (grey, share) in _OVERCAST.items():
        if name in weather:
            palette = _leaning(palette, _dimmed(grey, palette), share)
    if tint:
        palette = replace(
            palette,
            sky=tuple((place, tinted(colour, tint, 0.55)) for place, colour in palette.sky),
            haze=tinted(palette.haze, tint, 0.5),
            light=tinted(palette.light, tint, 0.3),
            glow=tinted(palette.glow, tint, 0.4),
            cloud_light=tinted(palette.cloud_light, tint, 0.35),
            cloud_shade=tinted(palette.cloud_shade, tint, 0.5),
        )
    return palette


def _dimmed(grey: Colour, palette: Palette) -> Colour:
    """Weather takes some colour from the hour: fog at night is no daylight."""
    horizon = palette.sky[-1][1]
    if palette.stars:
        return mix((grey[0] // 4, grey[1] // 4, grey[2] // 3), horizon, 0.3)
    return mix(grey, horizon, 0.2)


def _leaning(palette: Palette, grey: Colour, share: float) -> Palette:
    return replace(
        palette,
        sky=tuple((place, mix(colour, grey, share)) for place, colour in palette.sky),
        haze=mix(palette.haze, grey, share),
        light=mix(palette.light, mix(grey, WHITE, 0.2), share * 0.5),
        sun=mix(palette.sun, grey, share * 0.4),
        glow=mix(palette.glow, grey, share * 0.5),
        cloud_light=mix(palette.cloud_light, mix(grey, WHITE, 0.3), share),
        cloud_shade=mix(palette.cloud_shade, mix(grey, (60, 66, 80), 0.35), share),
        stars=palette.stars * (1 - share),
        lamps=max(palette.lamps, _LAMPS_IN_GLOOM if share > _GLOOM else 0.0),
    )
