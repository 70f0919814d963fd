"""What the writers of comment systems share. A comment system keeps comments by page, on its own server.

Such a writer (`writer.CommentsWriter`) is a format as any other: `--to isso` writes what isso takes. `--comments isso` writes
the same beside a site, for the pages of that site (`converters.run.comments_beside`). `pages` makes the threads of a post ready:
numbered, in time, and no deeper than the system shows.
"""
