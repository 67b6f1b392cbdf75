"""The prediction API over HTTP: requests, JSON shapes, errors, retries, downloads.

Decisions and reasons: DESIGN.md, "Drawing".
"""

from bot.replicate.client import ReplicateClient, Timeouts, is_replicate
from bot.replicate.download import MAX_PICTURE_BYTES, Downloader
from bot.replicate.origins import AllowedOrigins
from bot.replicate.probe import probe
from bot.replicate.session import open_download_session, open_session
from bot.replicate.signatures import Signatures

__all__ = [
    "MAX_PICTURE_BYTES",
    "AllowedOrigins",
    "Downloader",
    "ReplicateClient",
    "Signatures",
    "Timeouts",
    "is_replicate",
    "open_download_session",
    "open_session",
    "probe",
]
