"""MkDocs, with the blog of Material for MkDocs."""
