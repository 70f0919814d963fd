"""Reads archives of Mastodon, and of servers that write the same form (Pleroma, Akkoma): `outbox.json` and `actor.json`.

`files` finds the files of a source, `texts` makes the text of a note, `records` makes the records of the model.
"""
