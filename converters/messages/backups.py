"""Messages about backups: what is in one on purpose, and what is not as its checksums say."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

PRIVATE_IN_BACKUP = MessageType(
    "private-in-backup",
    INFO,
    "the backup holds what visitors never saw: {posts:post that is|posts that are} not public and "
    "{comments:comment that is|comments that are} not approved, with the e-mail addresses and IPs of commenters as far as the "
    "source has them",
    advice="Nothing to do: a backup holds everything on purpose. Keep it where only you can read it.",
)
SOURCE_NOT_KEPT = MessageType(
    "source-not-kept",
    WARNING,
    "{what} is not in the backup as it was given: {why}",
    advice="What was read of it is in the archive of the backup. Give it as a file to keep it as it is, too.",
)
DAMAGED_IN_BACKUP = MessageType(
    "damaged-in-backup",
    WARNING,
    "{number:file|files} of earlier states in this backup do not match their checksums, or are gone; this run stored the same "
    "bytes again beside: {files}",
    advice="The new state is whole; the earlier ones are not. `blogport check` names all that is damaged. Copies of the bag, if "
    "you have any, have the files.",
)
BAG_FILE_GONE = MessageType(
    "bag-file-gone",
    LOSS,
    "it is listed in this backup, and is not there",
    advice="Take the file from a copy of the backup, and put it where this one names it. The other files are in order.",
)
BAG_FILE_CHANGED = MessageType(
    "bag-file-changed",
    LOSS,
    "its bytes do not match its checksum: it was damaged or edited since the backup",
    advice="Take the file from a copy of the backup. Do not edit files in a backup: convert it, and edit what comes out.",
)
BAG_FILE_ADDED = MessageType(
    "bag-file-added",
    WARNING,
    "no list of checksums of this backup names it: it was added later",
    advice="Nothing reads it. Move it to another place, so that the backup is what its lists say.",
)
BAG_SOUND = MessageType(
    "bag-sound",
    INFO,
    "all {number:file is|files are} there, and match their checksums",
    advice="Nothing to do.",
)
NO_BAG_LIST = MessageType(
    "no-bag-list",
    LOSS,
    "the list of checksums cannot be read ({why}), so nothing says whether the files are as they were",
    advice="Take the list from a copy of the backup. What is read now may be damaged.",
)
