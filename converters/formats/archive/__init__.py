"""blogport's own archive: JSON Lines that hold everything."""
