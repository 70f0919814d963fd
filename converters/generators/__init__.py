"""The site generators, a folder each: the table that its reader and its writer share, and the writer."""
