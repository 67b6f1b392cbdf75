"""/imagine, and the way that every request takes to become a job."""
