"""The prompt filter of a server, and appeals against it."""
