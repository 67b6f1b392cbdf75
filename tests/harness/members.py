"""What members keep, around one database: the services alone, without a bot."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.db.database import Database
from bot.wiring.personal import PERSONAL
from cogs.audit.audit_log import AuditLog
from cogs.gallery.service import ShowcaseService, StarService
from cogs.history.service import FavouriteService, HistoryService
from cogs.preferences.service import PreferenceService
from cogs.privacy.erasure import ErasureService
from cogs.privacy.export import ExportService
from cogs.reply.copies import CopyService


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """What members decide, keep and like."""

    history: HistoryService
    favourites: FavouriteService
    stars: StarService
    showcases: ShowcaseService
    copies: CopyService
    preferences: PreferenceService
    records: ExportService
    erasures: ErasureService

    @classmethod
    def on(cls, *, database: Database, clock: Clock) -> "Members":
        return cls(
            history=HistoryService(database=database),
            favourites=FavouriteService(database=database, clock=clock),
            stars=StarService(database=database, clock=clock),
            showcases=ShowcaseService(database=database, clock=clock),
            copies=CopyService(database=database, clock=clock),
            preferences=PreferenceService(database=database, clock=clock),
            records=ExportService(personal=PERSONAL, database=database.bulk, clock=clock),
            erasures=ErasureService(
                personal=PERSONAL,
                database=database.bulk,
                audit_log=AuditLog(database=database, clock=clock),
                clock=clock,
            ),
        )
