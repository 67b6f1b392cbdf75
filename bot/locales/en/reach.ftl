### Where Easel may be used.

refusal-reach-direct = In direct messages nothing is drawn here. Use /imagine on a server.
