"""What the parts of rule panels mean, carried in their custom ids."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any, Self

from bot.imagine.requester import Place
from cogs.kit.router import HexId, OldForms, Press, Written
from cogs.policy.rules import rule_of
from cogs.policy.rules.rule import Rule
from cogs.policy.scope import Scope
from cogs.policy.target import Target

_SCOPES = {"s": Scope.SERVER, "c": Scope.CATEGORY, "h": Scope.CHANNEL, "t": Scope.THREAD}
_LETTERS = {scope: letter for letter, scope in _SCOPES.items()}
# Panels of the version before this one carried a rule by its place in this list. Never changed.
_OLD_RULES = (
    *("who", "denied_roles", "newcomer_wait_seconds", "quiet_hours", "slow_mode_seconds"),
    *("models", "styles", "maximum_count", "maximum_megapixels", "image_input", "private"),
    *("age_restricted_relaxed", "filter_strictness", "review"),
)


class PolicyAct(StrEnum):
    """What somebody wants with a place's rules."""

    OVERVIEW = "all"
    LEVEL = "level"
    """Go to the server, category, channel or thread."""
    RULE = "rule"
    SET = "set"
    ROLES = "roles"
    EXCEPT = "except"
    """Everyone but these roles."""
    MODELS = "models"
    STYLES = "styles"
    TYPE = "type"
    """Open a form, or send it."""
    RESET = "reset"


class ChangeAct(StrEnum):
    """What becomes of a change that was shown."""

    SAVE = "save"
    DROP = "drop"
    UNDO = "undo"


def _read_target(text: str) -> Target:
    letter, category, channel, thread = text.split(":")
    place = Place(
        # Never the button's: whoever presses it changes the server they are in.
        guild_id=0,
        category_id=int(category) or None,
        channel_id=int(channel),
        thread_id=int(thread) or None,
    )
    target = Target(place=place, scope=_SCOPES[letter])
    if target.scope is not Scope.SERVER and target.scope not in target.scopes:
        raise ValueError(text)
    return target


def _write_target(target: Target) -> str:
    place = target.place
    ids = f"{place.category_id or 0}:{place.channel_id}:{place.thread_id or 0}"
    return f"{_LETTERS[target.scope]}:{ids}"


def _read_rule(tag: str) -> Rule[Any] | None:
    rule = rule_of(tag)
    if tag and rule is None:
        raise ValueError(tag)
    return rule


_OLD_FORMS: OldForms = {
    "(policy:[a-z]+:[scht](?::[0-9]+){3}:)([0-9]{1,3})": (
        lambda found: found[1] + dict(enumerate(_OLD_RULES)).get(int(found[2]), found[2])
    )
}


class PolicyPress(Press, tag="policy", old_forms=_OLD_FORMS):
    """A press, choice or form about one place, perhaps about one of its rules."""

    act: PolicyAct
    target: Annotated[
        Target, Written("[scht](?::[0-9]+){3}", read=_read_target, write=_write_target)
    ]
    rule: Annotated[
        Rule[Any] | None,
        Written("[a-z_]*", read=_read_rule, write=lambda rule: "" if rule is None else rule.tag),
    ] = None

    def on(self, guild_id: int) -> Self:
        """Return the same about a place of this server."""
        place = replace(self.target.place, guild_id=guild_id)
        return replace(self, target=replace(self.target, place=place))


class ChangePress(Press, tag="policy-change"):
    """A press about a change that was shown."""

    act: ChangeAct
    proposal_id: HexId
