"""Reads journals of LiveJournal, Dreamwidth and their kin.

Four forms: the months of the official export (`export.bml`) with the dumps of comments (`export_comments.bml`), a folder of
ljdump (`L-1`, `C-1`), and one file with the comments in each entry (ljArchive). `files` finds the files of a source, `elements`
reads an entry or comment as names and values, `texts` resolves the tags of LiveJournal, `records` makes the records.
"""
