"""Styles: a server's own words around a prompt, under a name."""
