"""Reads blogs of Tumblr: the official export (pages of HTML), and what its API answers (JSON, XML), as programs save it.

`export` finds the files (private messages are never opened), `page` reads a page of an export, `own_media` its files; `api` reads
answers, `old_types` renders posts by their type, `npf` those of blocks, `notes` makes comments; `records` makes the records.
"""
