"""Every feature, in the order in which Discord lists its commands."""

from collections.abc import Callable, Sequence

from discord.ext import commands

from cogs.audit import feature as audit
from cogs.batch import feature as batch
from cogs.config import feature as config
from cogs.edit import feature as edit
from cogs.filter import feature as filters
from cogs.gallery import feature as gallery
from cogs.help import feature as help_
from cogs.history import feature as history
from cogs.imagine import feature as imagine
from cogs.limits import feature as limits
from cogs.members import feature as members
from cogs.messages import feature as messages
from cogs.moderation import feature as moderation
from cogs.operator import feature as operator
from cogs.policy import feature as policy
from cogs.preferences import feature as preferences
from cogs.privacy import feature as privacy
from cogs.queue import feature as queue
from cogs.results import feature as results
from cogs.results.card_actions import CardActionsCog
from cogs.review import feature as review
from cogs.services import Services
from cogs.setup import feature as setup
from cogs.styles import feature as styles

FEATURES: tuple[Callable[[Services], Sequence[commands.Cog]], ...] = (
    imagine.build,
    edit.build,
    results.build,
    batch.build,
    messages.build,
    help_.build,
    styles.build,
    preferences.build,
    limits.build,
    history.build,
    gallery.build,
    review.build,
    queue.build,
    privacy.build,
    moderation.build,
    members.build,
    policy.build,
    audit.build,
    filters.build,
    setup.build,
    config.build,
    operator.build,
)


def build_cogs(services: Services) -> list[commands.Cog]:
    """Make every cog of a process with a gateway."""
    cogs = [cog for build in FEATURES for cog in build(services)]
    # The presses of a card are one kind of press, and each belongs to a cog of those before.
    actions = CardActionsCog(ledger=services.ledger, debounce=services.debounce, cogs=cogs)
    return [*cogs, actions]
