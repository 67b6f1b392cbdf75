"""The trail as moderators read it, and how long it is kept."""
