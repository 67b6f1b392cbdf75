"""What a server's pictures may cost, what they have cost, and what is asked before they do."""
