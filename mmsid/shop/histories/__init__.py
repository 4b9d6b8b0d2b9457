"""Several histories at once: they are read from a text or a table, answered, and the result is written."""
