"""What rules and settings lose when a role, channel or category is deleted, found once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from cogs.audit import AuditEvent, EventKind, EventQuery, find_events
from cogs.policy.model import Rules
from cogs.policy.repository import delete_rules, read_rules
from cogs.policy.rules import REVIEW, RULES, WHO
from cogs.policy.rules.bases import RoleRule
from cogs.policy.rules.review import Reviewed
from cogs.policy.rules.rule import Rule
from cogs.policy.rules.who import Audience, Who
from cogs.policy.service import RuleService
from cogs.server import ServerSettings

_SERVER = 0
_IDS = "ids"
_MOST_EVENTS = 200
_CHANNEL_SETTINGS = ("review_channel_id", "log_channel_id", "showcase_channel_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """What is gone of a server: names by id, empty where Easel was away and cannot know."""

    role_ids: Mapping[int, str] = field(default_factory=dict[int, str])
    channel_ids: Mapping[int, str] = field(default_factory=dict[int, str])
    children: Mapping[int, frozenset[int]] = field(default_factory=dict[int, frozenset[int]])
    """The channels that were in a deleted category, by its id."""

    def with_(self, other: "Deleted") -> "Deleted":
        """Return both together."""
        return Deleted(
            role_ids={**self.role_ids, **other.role_ids},
            channel_ids={**self.channel_ids, **other.channel_ids},
            children={**self.children, **other.children},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLoss:
    """A rule of a place that named deleted roles."""

    record_id: int
    rule: Rule[Any]
    has_roles_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """What a deletion means."""

    names: tuple[str, ...] = ()
    """Of what is deleted and was named somewhere, as far as they are known."""
    count: int = 0
    """How many were named."""
    rules: tuple[RuleLoss, ...] = ()
    carried: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    """The channels that keep the rules of the category they were in, by its name."""
    channels: int = 0
    """How many channels and categories had rules of their own that nothing keeps."""
    is_shut: bool = False
    """Whether the last place where drawing was allowed is gone."""
    settings: tuple[str, ...] = ()
    """The settings that named one of them, by their fields."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing named them, or it was told before."""
        return not self.count


class Deletions:
    """Keeps what rules meant where something they name is deleted, and notes it once."""

    def __init__(self, *, rules: RuleService, by: int) -> None:
        """``by`` is Easel's own id, in whose name rules are carried over."""
        self._rules = rules
        self._by = by

    async def record(
        self,
        guild_id: int,
        deleted: Deleted,
        *,
        settings: ServerSettings,
        existing_roles: frozenset[int],
    ) -> Losses:
        """Return what is lost that was not recorded before, by this process or another one.

        A category's rules become those of its channels, so none is opened; where the last place
        is gone that was open, moderators may draw, so nobody is locked out of changing it.
        """

        def write(connection: Connection) -> Losses:
            known = _known_ids(connection, guild_id)
            recorded = {id_: its.value for id_, its in read_rules(connection, guild_id).items()}
            roles = {id_: name for id_, name in deleted.role_ids.items() if id_ not in known}
            channels = {id_: name for id_, name in deleted.channel_ids.items() if id_ not in known}
            losses = Losses(
                rules=_rule_losses(recorded, roles, existing_roles),
                settings=_setting_losses(settings, roles, channels),
            )
            after = dict(recorded)
            for id_ in channels.keys() & recorded.keys() - {_SERVER}:
                theirs = after.pop(id_)
                kept = tuple(sorted(deleted.children.get(id_, frozenset())))
                for child in kept:
                    after[child] = theirs.under(after.get(child, Rules()))
                delete_rules(connection, guild_id, id_)
                if theirs.is_empty:
                    continue
                if kept:
                    losses = replace(losses, carried={**losses.carried, channels[id_]: kept})
                else:
                    losses = replace(losses, channels=losses.channels + 1)
            if _is_shut(after) and not _is_shut(recorded):
                audience = Audience(kind=Who.MODERATORS)
                after[_SERVER] = after[_SERVER].having(WHO, audience)
                losses = replace(losses, is_shut=True)
            self._rules.put_all(connection, guild_id, after, by=self._by)
            named = _named(recorded, settings, roles, channels)
            if not named:
                return Losses()
            names = tuple(name for name in named.values() if name)
            event = AuditEvent(
                guild_id=guild_id,
                kind=EventKind.NAMED_DELETED,
                facts={"deleted": ", ".join(names), _IDS: " ".join(map(str, named))},
            )
            self._rules.note(connection, event)
            return replace(losses, names=names, count=len(named))

        return await self._rules.write(guild_id, write)


def _known_ids(connection: Connection, guild_id: int) -> set[int]:
    """Return what was noted before: an event may come twice, and several processes may look."""
    query = EventQuery(guild_id=guild_id, kinds=[EventKind.NAMED_DELETED])
    events = find_events(connection, query, limit=_MOST_EVENTS)
    return {int(id_) for event in events for id_ in event.facts.get(_IDS, "").split()}


def _rule_losses(
    recorded: Mapping[int, Rules], roles: Mapping[int, str], existing: frozenset[int]
) -> tuple[RuleLoss, ...]:
    return tuple(
        RuleLoss(
            record_id=record_id,
            rule=rule,
            has_roles_left=not existing.isdisjoint(rule.roles_of(value)),
        )
        for record_id, rules in sorted(recorded.items())
        for rule in RULES
        if isinstance(rule, RoleRule)
        and (value := rules[rule]) is not None
        and not roles.keys().isdisjoint(rule.roles_of(value))
    )


def _setting_losses(
    settings: ServerSettings, roles: Mapping[int, str], channels: Mapping[int, str]
) -> tuple[str, ...]:
    found = [name for name in _CHANNEL_SETTINGS if getattr(settings, name) in channels]
    if not roles.keys().isdisjoint(settings.manager_role_ids):
        found.append("manager_role_ids")
    if settings.ping_role_id in roles:
        found.append("ping_role_id")
    if not roles.keys().isdisjoint(settings.limits.roles):
        found.append("limits")
    return tuple(found)


def _named(
    recorded: Mapping[int, Rules],
    settings: ServerSettings,
    roles: Mapping[int, str],
    channels: Mapping[int, str],
) -> dict[int, str]:
    """Return those of the deleted that something names, with their names."""
    in_rules = {
        id_
        for rules in recorded.values()
        for rule in RULES
        if isinstance(rule, RoleRule) and (value := rules[rule]) is not None
        for id_ in rule.roles_of(value)
    }
    in_settings = roles_set(settings)
    named = {id_: name for id_, name in roles.items() if id_ in in_rules | in_settings}
    set_ = {getattr(settings, name) for name in _CHANNEL_SETTINGS}
    with_rules = {id_ for id_, rules in recorded.items() if id_ and not rules.is_empty}
    return named | {id_: name for id_, name in channels.items() if id_ in set_ | with_rules}


def _is_shut(recorded: Mapping[int, Rules]) -> bool:
    """Whether "nobody" is said of the server, and no place says otherwise."""
    audiences = {id_: rules[WHO] for id_, rules in recorded.items()}
    server = audiences.pop(_SERVER, None)
    if server is None or server.kind is not Who.NOBODY:
        return False
    return not any(who and who.kind is not Who.NOBODY for who in audiences.values())


def roles_set(settings: ServerSettings) -> set[int]:
    """Return the ids of the roles that a server's settings name."""
    pinged = () if settings.ping_role_id is None else (settings.ping_role_id,)
    return {*settings.manager_role_ids, *settings.limits.roles, *pinged}


def consequence_of(loss: RuleLoss, value: object) -> str:
    """Return the id of the sentence that says what a rule means now."""
    if loss.rule is REVIEW and getattr(value, "kind", None) is Reviewed.EXCEPT_ROLES:
        return "deletions-review-except"
    left = "some" if loss.has_roles_left else "none"
    return f"deletions-{loss.rule.words_tag}-{left}"
