"""Timings that all processes share; they bound how long a dead process goes unnoticed."""

HEARTBEAT_SECONDS = 2.0
"""The interval of heartbeats."""
FRESH_SECONDS = 4.0
"""Without a heartbeat for this long, a process starts nothing that others could repeat."""
DEAD_SECONDS = 8.0
"""After so long without a heartbeat, others take its jobs. Well above FRESH_SECONDS: in between
lies what was begun just before, such as a request on the wire."""
QUEUE_POLL_SECONDS = 2.0
"""How often the queue is polled without a notification."""
FORGOTTEN_SECONDS = 15.0
"""After this time, a recorded job without a queue entry counts as left by a dead process."""
PAUSE_SECONDS = 0.3
"""The pause between retries while the database is away."""
EDIT_SECONDS = 2.0
"""How long a progress edit of a waiting job may take; its new owner does not edit meanwhile."""
STEP_BACK_SECONDS, MOST_STEP_BACK_SECONDS = 30.0, 600.0
"""How long a process leaves drawing to others that the image service refuses; it doubles."""
NUDGES_SECONDS = 0.05
"""The pause after passing nudges on, in which more of them gather for the next statement."""
