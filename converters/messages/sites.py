"""Findings of writing sites: headers, addresses, menus, files."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

HOUSEKEEPING = MessageType(
    "housekeeping", INFO, "{name} ({number:time|times}) is WordPress's own note; it is not published"
)
HIDDEN_FIELD = MessageType(
    "hidden-field",
    LOSS,
    "the hidden custom field {name} ({number:time|times}) is not published; use --to archive to keep it",
)
UNFIT_ADDRESS = MessageType(
    "unfit-address", WARNING, "no built site can have the address {url}; it gets the one of its file"
)
ADDRESS_TAKEN = MessageType(
    "address-taken", WARNING, "another post has the address {url}; this one gets the address of its file"
)
DEFAULT_TAKEN = MessageType(
    "default-taken",
    WARNING,
    "the address of its file, {url}, is that of another post, or none that a site can have; this one is at {given}",
)
NAMELESS_TERM = MessageType(
    "nameless-term",
    LOSS,
    "{number:term has|terms have} neither a name nor a slug in {taxonomy}; no page lists what is under them",
)
FIELD_RENAMED = MessageType(
    "field-renamed",
    INFO,
    "the field {name} is called {given} in {number:post|posts}, since another field of theirs has its name",
)
DRAFT_LEFT_OUT = MessageType(
    "draft-left-out",
    INFO,
    "{number:draft is|drafts are} left out; with -o drafts=true each gets a page that no other links to",
)
NO_SITE_ADDRESS = MessageType(
    "no-site-address", INFO, "the address of the site is not known, so there is no feed and no sitemap"
)
POST_CLEANED = MessageType("post-cleaned", LOSS, "-o safe=true: {what} taken away, the text stays")
NO_IMAGE = MessageType("no-image", LOSS, "its image, media item {id}, is not in the source")
SAME_TERM_NAME = MessageType(
    "same-term-name",
    WARNING,
    "another term of its taxonomy is called {name!r}; the two are one in the target",
)
MENU_TARGET = MessageType(
    "menu-target", WARNING, "{number:menu item leads|menu items lead} to what {why}; no menu shows them"
)
REMOTE_FILES = MessageType(
    "remote-files",
    WARNING,
    "{number:image or other file is|images and other files are} still loaded from {host}; before that goes, "
    "give a copy of its files as a source too (of a WordPress site: wp-content/uploads)",
)
OTHERS_FILES = MessageType(
    "others-files",
    INFO,
    "{number:picture or other file that a text shows is|pictures and other files that texts show are} on servers of "
    "others, such as {example}: there as long as those keep them",
)
FILES_NOT_SHOWN = MessageType(
    "files-not-shown",
    INFO,
    "{number:file of the source is|files of the source are} not copied, such as {example}: nothing that is written shows it",
)
FILES_OF_DRAFTS = MessageType(
    "files-of-drafts",
    INFO,
    "{number:file is|files are} shown by drafts alone and lie in {folder}, which is not published; "
    "move them out of it when you publish the drafts",
)
NO_PLACE_FOR_FILES = MessageType(
    "no-place-for-files",
    LOSS,
    "{number:file|files} that the source has are not in the target, such as {example}: {format} holds addresses "
    "and no files; keep the source",
)
MISSING_FILES = MessageType(
    "missing-files",
    WARNING,
    "{number:picture or other file that texts show is|pictures and other files that texts show are} not in the source, "
    "such as {example}; give the folder that has them as a source too, or mend the texts",
)
ONE_CATEGORY = MessageType(
    "one-category",
    INFO,
    "{generator} files a post under one category; {number:post has|posts have} more, which front matter keeps",
)
REDIRECT_PLUGIN = MessageType(
    "redirect-plugin",
    INFO,
    "{number:former path of a post ({field}) redirects|former paths of posts ({field}) redirect} only with the plug-in {plugin}",
)
NO_REDIRECT = MessageType(
    "no-redirect",
    WARNING,
    "{number:former path of a post does|former paths of posts do} not redirect: {generator} has no redirects; "
    "{field} keeps them",
)
