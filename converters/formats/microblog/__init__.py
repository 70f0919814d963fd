"""Reads archives of Micro.blog (`.bar`): a zip or folder with `feed.json` and `uploads`.

The feed is a JSON Feed in which `content_text` is the source of a post, in Markdown. `records` makes the records.
"""
