"""The rules of places, shown, explained and changed."""
