"""The custom ids of rule panels."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any, Self

from bot.imagine.requester import Place
from cogs.kit.router import HexId, OldForms, Press, Written
from cogs.policy.model import RuleTarget
from cogs.policy.rules import rule_of
from cogs.policy.rules.rule import Rule
from cogs.policy.scope import Level

_LEVELS = {"s": Level.SERVER, "c": Level.CATEGORY, "h": Level.CHANNEL, "t": Level.THREAD}
_LETTERS = {level: letter for letter, level in _LEVELS.items()}
# In custom ids of the version before this one a rule is an index into this list. Never change it.
_OLD_RULES = (
    *("who", "denied_roles", "newcomer_wait_seconds", "quiet_hours", "slow_mode_seconds"),
    *("models", "styles", "maximum_count", "maximum_megapixels", "image_input", "private"),
    *("age_restricted_relaxed", "filter_strictness", "review"),
)


class PolicyAct(StrEnum):
    """What a control of a place's panel does."""

    OVERVIEW = "all"
    LEVEL = "level"
    """Show another level of the place."""
    RULE = "rule"
    SET = "set"
    ROLES = "roles"
    EXCEPT = "except"
    """Everyone but these roles."""
    MODELS = "models"
    STYLES = "styles"
    TYPE = "type"
    """Open the form to type a value, or submit it."""
    RESET = "reset"


class ChangeAct(StrEnum):
    """The answers to a proposal."""

    SAVE = "save"
    DROP = "drop"
    UNDO = "undo"


def _read_target(text: str) -> RuleTarget:
    letter, category, channel, thread = text.split(":")
    place = Place(
        # Set by ``on``: a press only changes the server it is made in.
        guild_id=0,
        category_id=int(category) or None,
        channel_id=int(channel),
        thread_id=int(thread) or None,
    )
    target = RuleTarget(place=place, level=_LEVELS[letter])
    if target.level is not Level.SERVER and target.level not in target.levels:
        raise ValueError(text)
    return target


def _write_target(target: RuleTarget) -> str:
    place = target.place
    ids = f"{place.category_id or 0}:{place.channel_id}:{place.thread_id or 0}"
    return f"{_LETTERS[target.level]}:{ids}"


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
    """A control of a place's panel, perhaps about one of its rules."""

    act: PolicyAct
    target: Annotated[
        RuleTarget, Written("[scht](?::[0-9]+){3}", read=_read_target, write=_write_target)
    ]
    rule: Annotated[
        Rule[Any] | None,
        Written("[a-z_]*", read=_read_rule, write=lambda rule: "" if rule is None else rule.tag),
    ] = None

    def on(self, guild_id: int) -> Self:
        """Return the same press, for a place of this server."""
        place = replace(self.target.place, guild_id=guild_id)
        return replace(self, target=replace(self.target, place=place))


class FixPress(Press, tag="policy-fix"):
    """A button of a message in the moderators' channel: one rule's panel, for whoever presses."""

    target: Annotated[
        RuleTarget, Written("[scht](?::[0-9]+){3}", read=_read_target, write=_write_target)
    ]
    rule: Annotated[
        Rule[Any] | None,
        Written("[a-z_]*", read=_read_rule, write=lambda rule: "" if rule is None else rule.tag),
    ]


class ChangePress(Press, tag="policy-change"):
    """A button that answers a proposal."""

    act: ChangeAct
    proposal_id: HexId
