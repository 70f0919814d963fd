"""Backups: a BagIt bag with the archive, the media files, the sources and the report of each time at which one was made."""
