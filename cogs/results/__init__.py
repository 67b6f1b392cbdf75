"""What members do with results: the buttons and the list on every card."""
