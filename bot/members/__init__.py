"""What members keep and prefer, and what is kept of them."""
