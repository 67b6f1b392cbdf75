"""Procedural pictures that follow a prompt's words."""
