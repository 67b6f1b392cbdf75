"""What is on record of persons, all features together, in the order in which exports tell it."""

from bot.db import charges, jobs, one_time
from cogs.audit import repository as audit
from cogs.batch import repository as batches
from cogs.filter import appeals_repository as appeals
from cogs.filter import repository as filters
from cogs.gallery import repository as gallery
from cogs.history import repository as history
from cogs.members import repository as members
from cogs.moderation import blocks_repository as blocks
from cogs.moderation import repository as reports
from cogs.operator import repository as operator
from cogs.policy import refusals_repository as filter_refusals
from cogs.policy import repository as rules
from cogs.preferences import repository as preferences
from cogs.privacy import repository as privacy
from cogs.queue import repository as queue
from cogs.review import repository as reviews
from cogs.server import repository as servers
from cogs.styles import repository as styles

PERSONAL = (
    *jobs.PERSONAL,
    *history.PERSONAL,
    *gallery.PERSONAL,
    *preferences.PERSONAL,
    *one_time.PERSONAL,
    *batches.PERSONAL,
    *charges.PERSONAL,
    *reports.PERSONAL,
    *appeals.PERSONAL,
    *privacy.PERSONAL,
    *blocks.PERSONAL,
    *audit.PERSONAL,
    *reviews.PERSONAL,
    *queue.PERSONAL,
    *members.PERSONAL,
    *rules.PERSONAL,
    *filter_refusals.PERSONAL,
    *servers.PERSONAL,
    *operator.PERSONAL,
    *filters.PERSONAL,
    *styles.PERSONAL,
)
