"""All that members keep, put together around one database."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.gallery.showcases import ShowcaseBook
from cogs.gallery.stars import StarBook
from cogs.history.favourites import FavouriteBook
from cogs.history.service import HistoryBook
from cogs.preferences.service import PreferenceBook
from cogs.privacy.erasure import ErasureBook
from cogs.privacy.export import RecordBook
from cogs.reply.copies import CopyBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The books of what members decide, keep and like."""

    history: HistoryBook
    favourites: FavouriteBook
    stars: StarBook
    showcases: ShowcaseBook
    copies: CopyBook
    preferences: PreferenceBook
    records: RecordBook
    erasures: ErasureBook

    @classmethod
    def on(
        cls, *, database: Database, clock: Clock, audit_log: AuditLog | None = None
    ) -> "Members":
        """Put the parts together."""
        return cls(
            history=HistoryBook(database=database),
            favourites=FavouriteBook(database=database, clock=clock),
            stars=StarBook(database=database, clock=clock),
            showcases=ShowcaseBook(database=database, clock=clock),
            copies=CopyBook(database=database, clock=clock),
            preferences=PreferenceBook(database=database, clock=clock),
            records=RecordBook(database=database.bulk, clock=clock),
            erasures=ErasureBook(
                database=database.bulk,
                audit_log=audit_log or AuditLog(database=database, clock=clock),
                clock=clock,
            ),
        )
