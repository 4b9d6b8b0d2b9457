"""Training of every stage, and the build that runs them in order."""
