"""A Discord on this machine: REST, gateway and files over real sockets, on loopback only."""
