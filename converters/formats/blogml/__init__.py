"""Reads BlogML 2.0, the XML in which BlogEngine.NET, Subtext, Orchard, Habari and others of the time export a blog.

`head` reads what stands before the first post: the blog, its authors and categories; `records` makes posts and comments
of elements. Facts: the schema (`BlogML.xsd`), and exports of BlogEngine.NET, which adds `is-published`, `tags`, `parentid`
and `user-ip`.
"""
