"""A person's own results: looked through, shown again, kept as favourites.

Decisions and reasons: DESIGN.md, "Delivering".
"""
