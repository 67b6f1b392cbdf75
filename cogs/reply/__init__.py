"""The reply of a job: its cards, how it is reached, and what is shown when."""
