"""The set-up's first two questions, who may draw and in which channels, as rules."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cogs.policy import WHO, Audience, Rules, Who

_SERVER = 0
_NOBODY = Audience(kind=Who.NOBODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may draw, everywhere or only in these channels and categories."""

    audience: Audience = WHO.default
    channel_ids: tuple[int, ...] = ()


def access_of(recorded: Mapping[int, Rules]) -> Access:
    """Return the answers that a server's rules (by ``record_id``) amount to."""
    server = recorded.get(_SERVER, Rules())[WHO] or WHO.default
    channels = _open_channels(recorded)
    if server.kind is not Who.NOBODY or not channels:
        return Access(audience=server)
    return Access(audience=next(iter(channels.values())), channel_ids=tuple(sorted(channels)))


def with_access(recorded: Mapping[int, Rules], access: Access) -> dict[int, Rules]:
    """Return a server's rules with these answers; all other rules stay.

    Channels that were open before and are not any more inherit the server's answer.
    """
    # Whoever opens channels wants somebody to draw there.
    is_void = bool(access.channel_ids) and access.audience.kind is Who.NOBODY
    audience = WHO.default if is_void else access.audience
    after = dict(recorded)
    before = access_of(recorded)
    for channel_id in before.channel_ids:
        after[channel_id] = after[channel_id].having(WHO, None)
    for channel_id in access.channel_ids:
        after[channel_id] = after.get(channel_id, Rules()).having(WHO, audience)
    server = _NOBODY if access.channel_ids else audience
    after[_SERVER] = after.get(_SERVER, Rules()).having(WHO, server)
    return after


def living(audience: Audience, existing: Collection[int]) -> Audience:
    """Return an audience without deleted roles; moderators where none of its roles is left."""
    if audience.kind is not Who.ROLES:
        return audience
    left = tuple(role for role in audience.role_ids if role in existing)
    return Audience(kind=Who.ROLES, role_ids=left) if left else Audience(kind=Who.MODERATORS)


def _open_channels(recorded: Mapping[int, Rules]) -> dict[int, Audience]:
    said = {id_: rules[WHO] for id_, rules in recorded.items() if id_ != _SERVER}
    return {id_: who for id_, who in said.items() if who and who.kind is not Who.NOBODY}
