"""Components as they lie in messages and forms, in any depth."""

from collections.abc import Iterator

from simcord.components import walk_components

from sandbox.discord.wire import Json, as_objects

__all__ = ["media_of", "walk_components", "with_text_ids"]


def with_text_ids(components: list[Json]) -> None:
    """Make text of the ids in default values: Discord does, and browsers would round numbers."""
    for component in walk_components(components):
        for value in as_objects(component.get("default_values")):
            value["id"] = str(value["id"])


def media_of(components: list[Json]) -> Iterator[Json]:
    """The media objects of galleries, thumbnails and files, which may be changed in place."""
    for component in walk_components(components):
        yield from (item["media"] for item in component.get("items", []))
        yield from (component[key] for key in ("media", "file") if key in component)
