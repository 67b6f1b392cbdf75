"""A server for the tests of configurations, and what reads and plans files for it."""

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.config.file_reader import ConfigReader
from cogs.config.file_writer import ConfigWriter
from cogs.config.model import KnownServer, ServerConfig
from cogs.config.plan import Planner
from cogs.kit.language import packaged_words
from cogs.policy import Level
from cogs.styles import StyleService, WildcardService
from tests.fakes.clock import FakeClock

GUILD, ART, CATEGORY, LOG, MODS, ARTISTS = (10**17 + number for number in range(6))
KNOWN = KnownServer(
    guild_id=GUILD,
    name='The "Gallery"',
    names={ART: "#art", CATEGORY: "Rooms", LOG: "#log", MODS: "@Mods", ARTISTS: "@Artists 7"},
    levels={ART: Level.CHANNEL, CATEGORY: Level.CATEGORY, LOG: Level.CHANNEL},
    text_channels=frozenset({ART, LOG}),
    role_ids=frozenset({GUILD, MODS, ARTISTS}),
    models={"a/flux": "Flux"},
)


class Files:
    """Writes, reads and plans."""

    def __init__(self, store: Database) -> None:
        clock = FakeClock()
        log = AuditLog(database=store, clock=clock)
        styles = StyleService(database=store, audit_log=log, clock=clock)
        wildcards = WildcardService(database=store, audit_log=log, clock=clock)
        self.reader = ConfigReader(styles=styles, wildcards=wildcards)
        self.planner = Planner(styles=styles, wildcards=wildcards)
        self.writer = ConfigWriter(words=packaged_words())

    def written(self, config: ServerConfig, known: KnownServer = KNOWN) -> str:
        return self.writer.write(config, known, at=1_800_000_000, locale="en").decode()
