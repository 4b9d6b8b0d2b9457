"""Starts the app as a Space does, in an empty environment: `python -m tests.space_start`."""
