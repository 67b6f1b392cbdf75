"""The packs as they are in the repository."""

from collections import Counter

from cogs.filter.packs import PACKS, pack_of


def test_no_entry_is_in_two_packs() -> None:
    """Dropping one would take it from the other."""
    keys = Counter(entry.key for name in PACKS for entry in pack_of(name).entries)

    assert [key for key, count in keys.items() if count > 1] == []
