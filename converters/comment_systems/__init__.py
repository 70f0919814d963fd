"""What the readers and writers of comment systems share, which keep comments by page, on their own server."""
