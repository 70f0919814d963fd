"""Messages of downloads (`--fetch`)."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NOT_DOWNLOADED = MessageType(
    "not-downloaded",
    LOSS,
    "{url} could not be downloaded: {why}; the text still has this URL",
    advice="Run the same command again where a host did not answer: only what is missing is asked for. Of a file that is "
    "gone, `--fetch-fallback wayback` asks the Wayback Machine for a capture.",
)
NOT_ASKED = MessageType(
    "not-asked",
    INFO,
    "{number:image or other file is|images and other files are} on {host}, which is neither the blog's own host nor that "
    "of a platform: not downloaded",
    advice="`--fetch-hosts HOST` takes them too, `--fetch-hosts all` those of every host. Check that you may publish them.",
)
NOT_SEARCHED = MessageType(
    "not-searched",
    WARNING,
    "nothing that this post shows is downloaded: its text could not be searched for files ({why})",
    advice="This is a fault of blogport or of a plug-in: please report it.",
)
LINKED_PAGE = MessageType(
    "linked-page",
    INFO,
    "{number:link leads|links lead} to a page although the URL is like that of a file, such as {example}; nothing is kept of it",
    advice="Nothing to do: the link stays.",
)
NOT_SHOWN = MessageType(
    "not-shown",
    INFO,
    "{number:file of the media library is|files of the media library are} not downloaded: no text shows or links to "
    "such a file, for example {example}",
    advice="`--to wxr --fetch` downloads the whole library into a folder beside the export.",
)
UNKNOWN_HOME = MessageType(
    "unknown-home",
    WARNING,
    "{number:image or other file is|images and other files are} not downloaded, such as {example}: the source does not "
    "say on which host the site was",
    advice="State the address of the site: in its settings (`baseURL`, `url`, `SITEURL`), or for pages with "
    "`-o site=https://old.example`.",
)
FROM_WAYBACK = MessageType(
    "from-wayback",
    WARNING,
    "{number:file that the old host does not have any more is a capture|files that the old host does not have any more are "
    "captures} of the Wayback Machine",
    advice="Look at them: a capture may be smaller, or of another time.",
)
DOWNLOADS_KEPT = MessageType(
    "downloads-kept",
    INFO,
    "the downloads are kept in {folder}, so that the next run asks only for what is missing",
    advice="Delete the folder when the site is as you want it.",
)
