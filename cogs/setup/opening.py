"""The two questions a new server asks first: who may draw, and in which channels."""

from collections.abc import Mapping
from dataclasses import dataclass

from cogs.policy import WHO, Audience, Rules, Who

_SERVER = 0
_NOBODY = Audience(kind=Who.NOBODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Who may draw; everywhere, or in these channels and categories alone."""

    audience: Audience = WHO.default
    channel_ids: tuple[int, ...] = ()


def opening_of(recorded: Mapping[int, Rules]) -> Opening:
    """Return what a server's rules (by ``record_id``) say to the two questions."""
    server = recorded.get(_SERVER, Rules())[WHO] or WHO.default
    opened = _opened_by_name(recorded)
    if server.kind is not Who.NOBODY or not opened:
        return Opening(audience=server)
    return Opening(audience=next(iter(opened.values())), channel_ids=tuple(sorted(opened)))


def opened(recorded: Mapping[int, Rules], opening: Opening) -> dict[int, Rules]:
    """Return a server's rules with the two questions answered like this, all else as it is.

    Channels that were opened by name before and are not now go back to what the server says.
    """
    # Whoever opens channels wants somebody to draw there, whatever held before.
    is_void = bool(opening.channel_ids) and opening.audience.kind is Who.NOBODY
    audience = WHO.default if is_void else opening.audience
    after = dict(recorded)
    before = opening_of(recorded)
    for channel_id in before.channel_ids:
        after[channel_id] = after[channel_id].having(WHO, None)
    for channel_id in opening.channel_ids:
        after[channel_id] = after.get(channel_id, Rules()).having(WHO, audience)
    server = _NOBODY if opening.channel_ids else audience
    after[_SERVER] = after.get(_SERVER, Rules()).having(WHO, server)
    return after


def _opened_by_name(recorded: Mapping[int, Rules]) -> dict[int, Audience]:
    said = {id_: rules[WHO] for id_, rules in recorded.items() if id_ != _SERVER}
    return {id_: who for id_, who in said.items() if who and who.kind is not Who.NOBODY}
