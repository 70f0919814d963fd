"""ikiwiki."""
