"""Web pages: the reader of saved pages, and the writer of plain pages."""
