"""Reads the exports of Blogger: Google Takeout (2018 to now), and the backups that Blogger made before.

Both are Atom feeds of posts, pages and comments; a Takeout has settings and images beside the feed.
`takeout` finds the blogs of a source, `io.feed_entries` cuts a feed into entries, `entries` reads one, `comments` keeps
comments until their post comes, `records` makes the records of the model.
"""
