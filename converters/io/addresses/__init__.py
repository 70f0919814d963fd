"""Addresses by fsspec, such as `s3://bucket/blog.xml.gz`: sources are brought to this machine, and targets sent from it."""
