"""The times that processes have agreed on; together they bound how long a dead one is missed."""

HEARTBEAT_SECONDS = 2.0
"""How often a process says that it lives."""
FRESH_SECONDS = 4.0
"""Without an answered heartbeat for so long, a process starts nothing that others could repeat."""
DEAD_SECONDS = 8.0
"""After so long without a heartbeat, others take its jobs. Well above FRESH_SECONDS: in between
lies what was begun just before, such as a request on the wire."""
QUEUE_POLL_SECONDS = 2.0
"""How often the queue is looked at when nothing is said about it."""
FORGOTTEN_SECONDS = 15.0
"""A recorded job without a place in the queue was forgotten by a process that died."""
PAUSE_SECONDS = 0.3
"""Between two tries while the database is away."""
EDIT_SECONDS = 2.0
"""How long a progress edit of a waiting job may take; its owner stays silent meanwhile."""
STEP_BACK_SECONDS, MOST_STEP_BACK_SECONDS = 30.0, 600.0
"""How long a process leaves drawing to others that the image service refuses; it doubles."""
