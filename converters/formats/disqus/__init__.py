"""Reads what Disqus exports, and the form in which it imports comments.

`reader` cuts the file into its elements, `export` and `import_form` say what an element holds, `texts` makes plain HTML of
the text of a comment.
"""
