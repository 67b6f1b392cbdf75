"""What members report to the moderators, what these decide, and what is removed for them."""
