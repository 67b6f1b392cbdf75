"""Easel's core: everything that runs and is tested without Discord."""

__version__ = "0.1.0"
"""Also read by the build, so that it stands in one place."""
