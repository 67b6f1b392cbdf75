"""Members who may not draw on a server for a time, or for good."""
