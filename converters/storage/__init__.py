"""Records and comments outside of memory while a run lasts, and their form: JSON lines (`record_lines`)."""
