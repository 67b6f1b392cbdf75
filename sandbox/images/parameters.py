"""What a model accepts for one parameter, in the words of Replicate's own validation."""

from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One entry of `invalid_fields` (the shape is Replicate's)."""

    type: str
    field: str
    description: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few strings."""

    values: tuple[str, ...]

    def problem(self, name: str, value: object) -> Problem | None:
        """Return what is wrong with the value, if anything."""
        if value in self.values:
            return None
        allowed = ", ".join(f'"{item}"' for item in self.values)
        return Problem(
            type="enum",
            field=f"input.{name}",
            description=f"{name} must be one of the following: {allowed}",
        )


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a range; both ends belong to it."""

    least: float | None = None
    most: float | None = None
    whole: bool = True

    def problem(self, name: str, value: object) -> Problem | None:
        """Return what is wrong with the value, if anything."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return _wrong_type(name, "integer" if self.whole else "number", value)
        if self.whole and value != int(value):
            return _wrong_type(name, "integer", value)
        if self.least is not None and value < self.least:
            return Problem(
                type="number_gte",
                field=f"input.{name}",
                description=f"Must be greater than or equal to {self.least:g}",
            )
        if self.most is not None and value > self.most:
            return Problem(
                type="number_lte",
                field=f"input.{name}",
                description=f"Must be less than or equal to {self.most:g}",
            )
        return None


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def problem(self, name: str, value: object) -> Problem | None:
        """Return what is wrong with the value, if anything."""
        return None if isinstance(value, bool) else _wrong_type(name, "boolean", value)


@dataclass(frozen=True, slots=True)
class Text:
    """Any string."""

    def problem(self, name: str, value: object) -> Problem | None:
        """Return what is wrong with the value, if anything."""
        return None if isinstance(value, str) else _wrong_type(name, "string", value)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image, as an HTTP URL or a data URL."""

    def problem(self, name: str, value: object) -> Problem | None:
        """Return what is wrong with the value, if anything."""
        if not isinstance(value, str):
            return _wrong_type(name, "string", value)
        if value.startswith(("http://", "https://", "data:")):
            return None
        return Problem(
            type="format", field=f"input.{name}", description="Does not match format 'uri'"
        )


@dataclass(frozen=True, slots=True)
class Pictures:
    """A list of images."""

    most: int

    def problem(self, name: str, value: object) -> Problem | None:
        """Return what is wrong with the list or its first bad item, if anything."""
        if not isinstance(value, list):
            return _wrong_type(name, "array", value)
        items = cast("list[object]", value)  # JSON: anything may be in it
        if len(items) > self.most:
            return Problem(
                type="array_max_items",
                field=f"input.{name}",
                description=f"Array must have at most {self.most} items",
            )
        problems = (Picture().problem(f"{name}.{n}", item) for n, item in enumerate(items))
        return next((problem for problem in problems if problem), None)


_JSON_NAMES = {
    "bool": "boolean",
    "str": "string",
    "list": "array",
    "dict": "object",
    "NoneType": "null",
}

Parameter = Choice | Number | Flag | Text | Picture | Pictures


def _wrong_type(name: str, expected: str, value: object) -> Problem:
    given = _JSON_NAMES.get(type(value).__name__, "number")
    return Problem(
        type="invalid_type",
        field=f"input.{name}",
        description=f"Invalid type. Expected: {expected}, given: {given}",
    )
