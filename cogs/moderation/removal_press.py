"""The buttons of /remove-all: what they carry in their custom ids."""

from typing import Annotated

from cogs.kit.router import HexId, Press, Snowflake, digits

MOST_HOURS = 24 * 7
"""How far back everything of somebody can be removed at once."""


class RemoveAllConfirm(Press, tag="easel:sweep:go"):
    """The yes to the question."""

    user_id: Snowflake
    since: Annotated[int, digits(12)]


class RemoveAllDecline(Press, tag="easel:sweep:no"):
    """The no to it."""


class RemoveAllRefresh(Press, tag="easel:sweep:look"):
    """How far is it?"""

    order_id: HexId
