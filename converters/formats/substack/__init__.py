"""Reads the export of a publication on Substack: `posts.csv`, and a file of HTML a post, in a zip or folder.

`export` finds the files (those with subscribers are never opened), `rows` reads the table of posts, `body` makes plain HTML of
a text, `embeds` of the boxes in it, `comments` reads saved comments, `records` makes the records of the model.
"""
