"""How much a person, a role, a channel and a server may draw."""
