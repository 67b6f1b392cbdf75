"""What a server's moderators decide: rules, limits, budget, prompt filter, review, trail."""
