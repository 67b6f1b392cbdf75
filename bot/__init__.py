"""Easel's core: everything that runs and is tested without Discord."""
