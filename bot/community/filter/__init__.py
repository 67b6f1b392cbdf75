"""A server's prompt filter: its entries, how prompts are read, what matches, import and export."""
