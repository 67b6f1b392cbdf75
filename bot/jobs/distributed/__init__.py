"""The distributed runner: any number of processes on one PostgreSQL, which share the jobs.

A job's row says who owns it. Only its owner changes it and speaks on its reply; ownership passes on
when the owner's heartbeat stops. Procrastinate's queue decides which job is next.
"""
