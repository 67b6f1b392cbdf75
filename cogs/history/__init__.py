"""A person's own results: looked through, shown again, kept as favourites."""
