"""Everything that understands markup, and nothing else does."""
