"""What the reader and the writer of one format must agree on."""
