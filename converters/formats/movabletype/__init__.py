"""Reads the export format of Movable Type, which TypePad, Hatena, FC2, Livedoor and other services write too.

It is one text with an entry after the other. `splitter` cuts it into entries, `charset` finds its encoding, `entries`
reads the fields and sections of an entry, `texts` applies the text filters, `records` makes the records of the model.
"""
