"""A new server, walked through what there is to decide."""
