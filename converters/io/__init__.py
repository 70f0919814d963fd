"""What the program reads from and writes to: sources, outputs, file names, encodings, data formats."""
