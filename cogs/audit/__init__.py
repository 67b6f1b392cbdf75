"""The trail of a server, looked through and posted."""
