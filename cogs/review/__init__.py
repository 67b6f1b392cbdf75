"""Moderators decide about pictures before anybody else sees them."""
