"""What is measured, and how: Easel beside two other bots, over sockets, from outside."""
