"""The flavours of Markdown trees, a table each: what a reader and a writer of one must agree on."""
