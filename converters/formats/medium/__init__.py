"""Reads the archive that Medium makes of an account: a page of HTML a post, in a zip or folder.

`export` finds the files (others' files are never opened), `page` reads one post, `body` makes HTML of its parts, `records`
makes the records of the model.
"""
