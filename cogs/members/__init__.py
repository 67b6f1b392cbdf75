"""What members say of themselves: preferences, privacy, tidying up."""
