"""Findings of exports for WordPress: what its importer will do, said before it does it."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NO_POST_DATE = MessageType(
    "no-post-date",
    WARNING,
    "{number:item|items} of type {type} without a date: WordPress gives them that of the import",
)
SAME_SECOND = MessageType(
    "same-second",
    WARNING,
    "WordPress takes what has one title and one date, or no title, for one thing: "
    "the date of this one moves by {seconds} s",
)
NOTHING_IN_IT = MessageType(
    "nothing-in-it", LOSS, "it has no title, text or excerpt: WordPress takes no such {type}; give it a title"
)
NOT_IMPORTED = MessageType("not-imported", LOSS, "WordPress's importer passes over {what}: {number}")
SLUG_CHANGES = MessageType(
    "slug-changes",
    WARNING,
    "WordPress makes {new} of its slug {slug}; its old address is kept in the custom field {field}",
)
ADDRESS_CHANGES = MessageType(
    "address-changes",
    WARNING,
    "{number:post has|posts have} addresses that end in the name of a file (.html); WordPress gives none such; they are kept "
    "in the custom field {field}, for a plug-in that redirects",
)
SLUG_AS_IN_ADDRESS = MessageType(
    "slug-as-in-address",
    INFO,
    "WordPress spells {number} slugs otherwise, as they are in the addresses of their posts: no address changes",
)
PAGE_MOVES = MessageType(
    "page-moves",
    WARNING,
    "{number} pages get another address, for WordPress makes it of the slugs of the pages above; the old ones are "
    "kept in the custom field {field}, for a plug-in that redirects",
)
ONLY_A_FIELD = MessageType(
    "only-a-field",
    INFO,
    "WordPress takes over no {what}: {number:is|are} kept in the custom field {field}",
)
NO_USER_URL = MessageType(
    "no-user-url", INFO, "WordPress's importer takes no notice of the websites of authors: {number}"
)
LOGIN_CHANGED = MessageType(
    "login-changed", WARNING, "WordPress takes no login {login!r}; it is {new} in the export"
)
EMAIL_TWICE = MessageType(
    "email-twice",
    WARNING,
    "another author has the e-mail address {email}, which WordPress refuses; it is left out",
)
NO_PARENT_TERM = MessageType(
    "no-parent-term",
    WARNING,
    "its parent {parent} is not in the source, or is below it: WordPress puts it at the top",
)
NEEDS_PLUGIN = MessageType(
    "needs-plugin",
    WARNING,
    "WordPress takes the {what} {name} ({number:time|times}) only if a theme or plug-in there knows it",
)
SCHEDULED = MessageType(
    "scheduled",
    INFO,
    "{number:post is|posts are} scheduled: WordPress publishes those whose time has come at once",
)
CANNOT_BE_FETCHED = MessageType(
    "cannot-be-fetched",
    LOSS,
    "WordPress cannot fetch this file, since its address {url}{why}; put it on a server, or upload it by hand",
)
IDS_IN_TEXT = MessageType(
    "ids-in-text",
    INFO,
    "{number:post names|posts name} images or other posts by id in their text: these stay right only "
    "if the ids are free in WordPress; import into an empty site, or see to galleries afterwards",
)
OLD_IDS_IN_TEXT = MessageType(
    "old-ids-in-text",
    LOSS,
    "its text names by id what has another id now ({ids}); see to it after the import",
)
COMMENT_DATE = MessageType(
    "comment-date",
    WARNING,
    "{number:comment has|comments have} no date: WordPress gets that of what they answer, or of their post",
)
COMMENT_YEAR = MessageType(
    "comment-year",
    WARNING,
    "{number} comments have no date, nor have their posts: they are dated 1970, for WordPress would show the year -1; "
    "give the posts a date in the source",
)
MEDIA_DATE = MessageType(
    "media-date", INFO, "{number} files have no date: they get that of the first post that shows them"
)
NO_MEDIA_DATE = MessageType(
    "no-media-date",
    INFO,
    "{number} files have no date: WordPress gives them that of the import, in the folder uploads/0000/00",
)
COMMENT_BEYOND = MessageType(
    "comment-beyond",
    WARNING,
    "{number:comment has|comments have} {what}: WordPress takes it away, and leaves its text, unless whoever imports may write "
    "any HTML (as an administrator may)",
)
PARTS = MessageType(
    "parts",
    INFO,
    "written in {number:part|parts}, each complete in itself: import all of them, in their order",
)
PART_TOO_LARGE = MessageType(
    "part-too-large", WARNING, "by itself it is larger ({size} bytes) than a part may be"
)
PARENT_ELSEWHERE = MessageType(
    "parent-elsewhere",
    LOSS,
    "{number:item|items} of type {type} in another part than what they belong to: WordPress forgets that if the parts "
    "are uploaded one by one; give them all to one `wp import`, in their order, or write larger ones",
)
OLD_ADDRESS_STAYS = MessageType(
    "old-address-stays",
    WARNING,
    "the custom field {name} ({number:time|times}) has the address of the old site; it is left as it is",
)
