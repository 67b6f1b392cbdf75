"""What the parts of rule panels mean, carried in their custom ids."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.community.rules import Rule, Scope, Target, rule_of
from bot.imagine.asker import Place

_SCOPES = {"s": Scope.SERVER, "c": Scope.CATEGORY, "h": Scope.CHANNEL, "t": Scope.THREAD}
_LETTERS = {scope: letter for letter, scope in _SCOPES.items()}
# Panels of the version before this one carried a rule by its place in this list. Never changed.
_OLD_RULES = (
    *("who", "denied_roles", "newcomer_wait_seconds", "quiet_hours", "slow_mode_seconds"),
    *("models", "styles", "maximum_count", "maximum_megapixels", "image_input", "private"),
    *("age_restricted_relaxed", "filter_strictness", "review"),
)
_AT = re.compile(
    r"policy:(?P<act>[a-z]+):(?P<scope>[scht]):"
    r"(?P<category>\d+):(?P<channel>\d+):(?P<thread>\d+):(?P<rule>[a-z_]*|\d{1,3})"
)
_OF = re.compile(r"policy-change:(?P<act>[a-z]+):(?P<id>[0-9a-f]{32})")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyPress:
    """A press, choice or form about one place, perhaps about one of its rules."""

    act: PolicyAct
    target: Target
    rule: Rule[Any] | None = None

    @property
    def custom_id(self) -> str:
        """What carries it; never more than 100 characters (Discord's limit)."""
        place = self.target.place
        rule = "" if self.rule is None else self.rule.tag
        ids = f"{place.category_id or 0}:{place.channel_id}:{place.thread_id or 0}"
        return f"policy:{self.act}:{_LETTERS[self.target.scope]}:{ids}:{rule}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePress:
    """A press about a change that was shown."""

    act: ChangeAct
    proposal_id: str

    @property
    def custom_id(self) -> str:
        """What carries it."""
        return f"policy-change:{self.act}:{self.proposal_id}"


def policy_press(custom_id: str, guild_id: int | None) -> PolicyPress | None:
    """Read a custom id; None where it is not about a place's rules."""
    found = _AT.fullmatch(custom_id)
    if found is None or found["act"] not in set(PolicyAct) or guild_id is None:
        return None
    rule = _rule(found["rule"])
    if found["rule"] and rule is None:
        return None
    place = Place(
        guild_id=guild_id,
        category_id=int(found["category"]) or None,
        channel_id=int(found["channel"]),
        thread_id=int(found["thread"]) or None,
    )
    target = Target(place=place, scope=_SCOPES[found["scope"]])
    if target.scope is not Scope.SERVER and target.scope not in target.scopes:
        return None
    return PolicyPress(act=PolicyAct(found["act"]), target=target, rule=rule)


def _rule(tag: str) -> Rule[Any] | None:
    if tag.isdecimal():
        return rule_of(_OLD_RULES[int(tag)]) if int(tag) < len(_OLD_RULES) else None
    return rule_of(tag)


def change_press(custom_id: str) -> ChangePress | None:
    """Read a custom id; None where it is not about a change that was shown."""
    found = _OF.fullmatch(custom_id)
    if found is None or found["act"] not in set(ChangeAct):
        return None
    return ChangePress(act=ChangeAct(found["act"]), proposal_id=found["id"])
