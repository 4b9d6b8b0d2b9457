"""Where a build errs: its test cases, why each was missed, and where it is worst."""
