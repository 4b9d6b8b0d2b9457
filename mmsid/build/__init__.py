"""The build: from a catalogue folder to a build folder, stage by stage."""
