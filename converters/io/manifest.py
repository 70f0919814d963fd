"""The names of the files that blogport adds to a folder that it writes."""

MANIFEST = ".blogport.json"
"""The manifest: the format of the folder, and the digest of each file as written (see `io.output.installed`)."""

UNFINISHED = "BLOGPORT-UNFINISHED.txt"
"""A note in a folder while files are moved into it; it stays only if the run is killed then."""

UNFINISHED_SENDING = ".blogport-unfinished.json"
"""What stands in a target in object storage while files are sent there: a manifest with the files before and after."""
