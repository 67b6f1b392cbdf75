"""Reports, removals and blocks."""
