"""The packs in the repository, and what becomes of a list when one changes."""

from collections import Counter
from dataclasses import replace

from cogs.filter.model import FilterEntry
from cogs.filter.packs import PACKS, merged, pack_of
from tests.cogs.filter.filtered import entry


def test_no_entry_is_in_two_packs() -> None:
    """Dropping one would take it from the other."""
    keys = Counter(entry.key for name in PACKS for entry in pack_of(name).entries)

    assert [key for key, count in keys.items() if count > 1] == []


def test_an_update_keeps_what_the_server_changed() -> None:
    def on_list(text: str, note: str) -> FilterEntry:
        return replace(entry(text), id=text, note=note)

    before = [entry(text) for text in ("stays", "changes", "goes", "mine", "dropped", "own goes")]
    after = [
        entry("stays"),
        entry("changes", strictness=3),
        entry("mine", strictness=3),
        entry("dropped", strictness=3),
        entry("comes"),
    ]
    noted = {"mine": "our note", "own goes": "our note"}
    existing = [on_list(one.text, noted.get(one.text, "")) for one in before]
    existing = [one for one in existing if one.text != "dropped"]

    planned = merged(existing, before, after)

    change = planned.change
    assert [one.text for one in change.added] == ["comes"]
    assert [(one.id, one.strictness) for one in change.changed] == [("changes", 3)]
    assert [one.text for one in change.removed] == ["goes"]
    assert sorted(one.text for one in planned.kept) == ["mine", "own goes"]
    assert (change.before, change.after, change.unchanged) == (5, 5, 1)
