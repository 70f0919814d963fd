"""Reads folders of comments that Staticman wrote, beside a blog of any format."""
