"""What a server has set, and who may change it."""
