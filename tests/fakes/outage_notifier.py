"""Hears what people would be told of an outage."""

from dataclasses import dataclass, field

from bot.imagine.job import Job
from cogs.outage.model import Outage, OutageCause


@dataclass
class Heard:
    """Fills ``cogs.outage.watch.Notifier``."""

    begun_for: list[OutageCause] = field(default_factory=list[OutageCause])
    held_jobs: list[str] = field(default_factory=list[str])
    over_since: list[float] = field(default_factory=list[float])
    settings: list[str] = field(default_factory=list[str])

    def begun(self, outage: Outage) -> None:
        self.begun_for.append(outage.cause)

    def held(self, job: Job, outage: Outage) -> None:
        self.held_jobs.append(job.id)

    def over(self, outage: Outage) -> None:
        self.over_since.append(outage.since)

    def unlisted(self, setting: str) -> None:
        self.settings.append(setting)
