"""What a member prefers for their own requests."""
