"""What the program costs by the size of a catalogue: made-up catalogues, and a table of seconds and memory."""
