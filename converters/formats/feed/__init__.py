"""Reads feeds: RSS 0.9x to 2.0, RDF (RSS 0.90, 1.0), Atom 0.3 and 1.0, JSON Feed; several feeds of a site are one.

`xml_feeds` and `json_feeds` read the entries (`xml_entries` one of them, `xml_repair` one that is not well formed), `when`
their dates, `bodies` tells whole texts from summaries, `matching` finds copies of a post and the post of a comment,
`records` makes the records of the model.

feedparser (6.0) is not used: it reads a feed as a whole into memory, sanitizes bodies (frames, films and forms go), gives
dates in UTC without their offset, drops the values of RFC 5005, and does not say whether a text was a `description`.
"""
