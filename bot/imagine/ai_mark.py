"""What a picture's file says of how it came about: an XMP packet of one or two statements.

A packet that came with a picture is put together anew from these, for it may say much else.
"""

import re
from enum import StrEnum

_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MARK_BYTES = 512
"""More than a mark adds to a file."""


class SourceType(StrEnum):
    """How a picture came about, in the words of IPTC (Digital Source Type)."""

    MADE = f"{_TYPES}trainedAlgorithmicMedia"
    """A model drew all of it."""
    COMPOSITE = f"{_TYPES}compositeWithTrainedAlgorithmicMedia"
    """A model changed what somebody brought along."""


_SOURCE_TYPE = re.compile(rb"https?://cv\.iptc\.org/newscodes/digitalsourcetype/\w{1,60}")
_JOB = re.compile(rb'dc:identifier="easel:([0-9a-f]{32})"')
_PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    'Iptc4xmpExt:DigitalSourceType="{source_type}"{identifier}/></rdf:RDF></x:xmpmeta>'
)
_IDENTIFIER = ' xmlns:dc="http://purl.org/dc/elements/1.1/" dc:identifier="easel:{job_id}"'


def packet_of(source_type: str, job_id: str | None = None) -> bytes:
    """Return a packet that says how a picture came about, and which job drew it."""
    identifier = "" if job_id is None else _IDENTIFIER.format(job_id=job_id)
    return _PACKET.format(source_type=source_type, identifier=identifier).encode()


def mark_in(content: bytes) -> bytes:
    """Return a packet that says no more than this packet or file says of how it came about.

    It is empty where nothing is said of that.
    """
    source_type = source_type_in(content)
    return b"" if source_type is None else packet_of(source_type, job_id_in(content))


def source_type_in(content: bytes) -> str | None:
    """Return how a packet or file says that the picture came about."""
    found = _SOURCE_TYPE.search(content)
    return None if found is None else found[0].decode()


def job_id_in(content: bytes) -> str | None:
    """Return the job that a file says it was drawn by; whoever wrote that may have made it up."""
    found = _JOB.search(content)
    return None if found is None else found[1].decode()
