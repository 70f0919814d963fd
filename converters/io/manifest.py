"""The files by which blogport knows what it wrote."""

MANIFEST = ".blogport.json"
"""In a folder that `blogport` wrote: its format, and the hash of each file as written."""

UNFINISHED = "BLOGPORT-UNFINISHED.txt"
"""In a folder while files are moved into it; it is left behind only if that is cut short."""
