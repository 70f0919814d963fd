"""Reads the exports of Blogger: Google Takeout (2018 to now), and the backups that Blogger made before.

Both are Atom feeds of posts, pages and comments; a Takeout has settings and images beside the feed.
`takeout` finds the blogs of a source, `entries` reads one entry of a feed, `records` makes the records of the model.
"""
