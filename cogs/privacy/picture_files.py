"""Zip files with a person's pictures and a page to look at them, each complete in itself."""

import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from io import BufferedRandom
from typing import Any

from bot.imagine.job import Job
from bot.locales import Words

INDEX, REQUESTS, FOLDER = "index.html", "requests.json", "pictures"
RESERVED_BYTES = 16_384
"""For the style and the frame of the page, and what Discord adds around an upload."""
_BYTES_PER_FILE = 300
"""What a zip notes of each file, twice."""

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 72rem; padding: 1rem }
main { align-items: start; display: grid; gap: 1rem }
main { grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)) }
article { border: 1px solid #8884; border-radius: .75rem; overflow: hidden }
.said { padding: .75rem 1rem }
.pictures:has(a + a) { display: grid; grid-template-columns: 1fr 1fr }
img { display: block; width: 100%; height: auto }
a.covered { display: block; overflow: hidden }
a.covered:not(:hover, :focus) img { filter: blur(32px) }
p { margin: 0 0 .5rem; overflow-wrap: anywhere; white-space: pre-wrap }
.facts { font-size: .85rem; opacity: .75 }
.missing { background: #8882; padding: .75rem 1rem }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """One request on the page."""

    job: Job
    link: str | None
    """Where its message is on Discord."""


class PictureFile:
    """One zip, written to a temporary file; every method blocks, and belongs into a thread."""

    def __init__(self, *, words: Words, locale: str, limit_bytes: int, number: int) -> None:
        self._say = words.plain.say
        self._locale = locale
        self._limit_bytes = limit_bytes
        self._number = number
        # It has no name: where the process is killed, nothing is left of it.
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_STORED)
        self._articles: list[tuple[PageEntry, list[str]]] = []
        self._requests: list[Mapping[str, Any]] = []
        self._later_bytes = RESERVED_BYTES
        self.picture_count = 0

    @property
    def is_empty(self) -> bool:
        """Whether no request is in it."""
        return not self._articles

    @property
    def has_room(self) -> bool:
        """Whether it is small enough to be sent."""
        return self._file.tell() + self._later_bytes <= self._limit_bytes

    def fits(self, entry: PageEntry, size_bytes: int) -> bool:
        """Whether there is still room for a picture of this size, and for what is said of it."""
        needed = self._needed_bytes(entry, size_bytes)
        return self._file.tell() + self._later_bytes + needed <= self._limit_bytes

    def could_fit(self, entry: PageEntry, size_bytes: int) -> bool:
        """Whether there is room for it in a file where nothing else is."""
        return RESERVED_BYTES + self._needed_bytes(entry, size_bytes) <= self._limit_bytes

    def add_document(self, name: str, content: bytes) -> None:
        """Add a file of text as it is, made small."""
        self._zip.writestr(name, content, zipfile.ZIP_DEFLATED)

    def add_picture(
        self, entry: PageEntry, number: int, extension: str, content: bytes, *, is_covered: bool
    ) -> None:
        """Add the picture with this number (1, 2, ...) of a request."""
        day = datetime.fromtimestamp(entry.job.created_at, UTC).date().isoformat()
        name = f"{FOLDER}/{day}-{entry.job.id[:8]}-{number}.{extension}"
        self._zip.writestr(name, content)
        covered = ' class="covered"' if is_covered else ""
        alt = escape(entry.job.request.prompt)
        image = f'<img src="{name}" alt="{alt}" loading="lazy">'
        self._add(entry, f'<a href="{name}"{covered}>{image}</a>')
        self.picture_count += 1

    def add_missing(self, entry: PageEntry, words_id: str, count: int) -> None:
        """Say why pictures of a request are not in it."""
        said = escape(self._say(words_id, self._locale, count=count))
        self._add(entry, f'<p class="missing">{said}</p>')

    def finish(self) -> BufferedRandom:
        """Write the page and the requests; return the file, to be read from its beginning."""
        requests = json.dumps(self._requests, ensure_ascii=False, indent=1)
        self.add_document(REQUESTS, requests.encode())
        self.add_document(INDEX, self._page().encode())
        self._zip.close()
        self._file.seek(0)
        return self._file

    def close(self) -> None:
        """Give the room on the disk back; may be done again."""
        self._zip.close()
        self._file.close()

    def _needed_bytes(self, entry: PageEntry, size_bytes: int) -> int:
        said_bytes = 2 * len(self._intro_of(entry).encode()) + len(json.dumps(_request(entry)))
        return size_bytes + said_bytes + 4 * _BYTES_PER_FILE

    def _add(self, entry: PageEntry, shown: str) -> None:
        if not self._articles or self._articles[-1][0].job.id != entry.job.id:
            self._articles.append((entry, []))
            self._requests.append(_request(entry))
            self._later_bytes += len(self._intro_of(entry).encode())
            self._later_bytes += len(json.dumps(self._requests[-1], indent=1)) + _BYTES_PER_FILE
        self._articles[-1][1].append(shown)
        self._later_bytes += len(shown.encode()) + _BYTES_PER_FILE

    def _intro_of(self, entry: PageEntry) -> str:
        job, say = entry.job, self._say
        when = datetime.fromtimestamp(job.created_at, UTC).strftime("%Y-%m-%d %H:%M UTC")
        seeds = () if job.result_info is None else job.result_info.seeds
        facts = [
            when,
            job.request.model_label,
            *filter(None, [job.request.aspect_ratio, job.request.style]),
            *(say("card-seed", self._locale, seed=str(seed)) for seed in seeds),
        ]
        said = escape(" · ".join(facts))
        if entry.link is not None:
            label = escape(say("privacy-page-link", self._locale))
            said += f' · <a href="{escape(entry.link)}" rel="noreferrer">{label}</a>'
        prompt = escape(job.request.prompt)
        return f'<div class="said"><p>{prompt}</p><p class="facts">{said}</p></div>'

    def _page(self) -> str:
        title = escape(self._say("privacy-page-title", self._locale, number=self._number))
        intro = escape(self._say("privacy-page-intro", self._locale, count=self.picture_count))
        articles = "\n".join(
            f'<article><div class="pictures">{"".join(shown)}</div>'
            f"{self._intro_of(entry)}</article>"
            for entry, shown in self._articles
        )
        return (
            f'<!doctype html>\n<html lang="{escape(self._locale)}"><head><meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
            " img-src 'self' file:; style-src 'unsafe-inline'\">\n"
            f"<title>{title}</title><style>{_STYLE}</style></head>\n"
            f"<body><h1>{title}</h1><p>{intro}</p>\n<main>\n{articles}\n</main></body></html>\n"
        )


def _request(entry: PageEntry) -> Mapping[str, Any]:
    """Return what is noted of a request beside its pictures; the whole record is an export's."""
    job = entry.job
    seeds: Sequence[int] = () if job.result_info is None else job.result_info.seeds
    return {
        "id": job.id,
        "asked_at": datetime.fromtimestamp(job.created_at, UTC).isoformat(timespec="seconds"),
        "prompt": job.request.prompt,
        "model": job.request.model,
        "aspect_ratio": job.request.aspect_ratio,
        "style": job.request.style,
        "seeds": [str(seed) for seed in seeds],
        "link": entry.link,
    }
