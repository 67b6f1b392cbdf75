"""How Easel is broken on purpose, for longer than the tests have: `make faults`, `make soak`."""
