"""Messages of writing WordPress exports: what the importer of WordPress will do."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NO_POST_DATE = MessageType(
    "no-post-date",
    WARNING,
    "{number:item|items} of type {type} without a date: WordPress gives them the date of the import",
    advice="Add dates in the source if they matter.",
)
SAME_SECOND = MessageType(
    "same-second",
    WARNING,
    "WordPress takes two posts with the same title (or none) and date for one: the date of this one "
    "moves by {seconds} s",
    advice="Nothing to do. Without the change WordPress would skip the post.",
)
NOTHING_IN_IT = MessageType(
    "nothing-in-it",
    LOSS,
    "it has no title, text or excerpt: WordPress does not accept such a {type}; give it a title",
    advice="Give it a title in the source, or delete it.",
)
NOT_IMPORTED = MessageType(
    "not-imported",
    LOSS,
    "WordPress's importer skips {what}: {number}",
    advice="Nothing to do, unless you need them. Then change their status in the source.",
)
SLUG_CHANGES = MessageType(
    "slug-changes",
    WARNING,
    "WordPress changes its slug {slug} to {new}; its old URL is kept in the custom field {field}",
    advice="Add a redirect from the old URL with a plug-in, or change the slug in the source.",
)
ADDRESS_CHANGES = MessageType(
    "address-changes",
    WARNING,
    "{number:post has a URL that ends|posts have URLs that end} in the name of a file (.html), which "
    "WordPress does not give; the old URLs are kept in the custom field {field}, for a plug-in that "
    "redirects",
    advice="Redirect them with a plug-in, or set a permalink structure that ends in `.html`.",
)
SLUG_AS_IN_ADDRESS = MessageType(
    "slug-as-in-address",
    INFO,
    "WordPress spells {number} slugs differently, as they are in the URLs of their posts: no URL changes",
    advice="Nothing to do.",
)
PAGE_MOVES = MessageType(
    "page-moves",
    WARNING,
    "{number} pages get another URL, since WordPress makes it of the slugs of the pages above; the old "
    "URLs are kept in the custom field {field}, for a plug-in that redirects",
    advice="Redirect the old URLs with a plug-in.",
)
ONLY_A_FIELD = MessageType(
    "only-a-field",
    INFO,
    "WordPress has no place for {what}: {number:is|are} kept in the custom field {field}",
    advice="Nothing to do. blogport reads the field back; WordPress shows it to nobody.",
)
NO_USER_URL = MessageType(
    "no-user-url",
    INFO,
    "WordPress's importer ignores the websites of authors: {number}",
    advice="Enter them in the profiles of the users after the import.",
)
LOGIN_CHANGED = MessageType(
    "login-changed",
    WARNING,
    "WordPress does not accept the login {login!r}; it is {new} in the export",
    advice="Nothing to do. The name that is shown does not change.",
)
EMAIL_TWICE = MessageType(
    "email-twice",
    WARNING,
    "another author has the e-mail address {email}, and WordPress accepts it once; this author is "
    "written without it",
    advice="Give one of the two another e-mail address in the source, or after the import.",
)
NO_PARENT_TERM = MessageType(
    "no-parent-term",
    WARNING,
    "its parent {parent} is not in the source, or is below it: WordPress puts it at the top level",
    advice="Set its parent after the import, or correct it in the source.",
)
NEEDS_PLUGIN = MessageType(
    "needs-plugin",
    WARNING,
    "WordPress imports the {what} {name} ({number:time|times}) only if a theme or plug-in registers it",
    advice="Install the plug-in or theme before the import.",
)
SCHEDULED = MessageType(
    "scheduled",
    INFO,
    "{number:post is|posts are} scheduled: WordPress publishes those whose time has come at once",
    advice="Check their dates before the import.",
)
CANNOT_BE_FETCHED = MessageType(
    "cannot-be-fetched",
    LOSS,
    "WordPress cannot fetch this file, since its URL {url}{why}; put it on a server, or upload it by hand",
    advice="Put the file on a public server and correct its URL, or upload it by hand after the import.",
)
NOT_IN_LIBRARY = MessageType(
    "not-in-library",
    INFO,
    "{number:file is|files are} in the folder of uploads beside the export, and will not be in WordPress's media library: "
    "the importer adds only what it can fetch from an address",
    advice="Posts show these files once they are in `wp-content/uploads`. `wp media import --skip-copy FILE…`, or a plug-in "
    "that adds files of the server, puts them into the library, too.",
)
IDS_IN_TEXT = MessageType(
    "ids-in-text",
    INFO,
    "{number:post names|posts name} images or other posts by id in the text: these stay right only if "
    "the ids are free in WordPress; import into an empty site, or check galleries afterwards",
    advice="Import into an empty site. Else `-o first-id=NUMBER` keeps away from the ids that the site already"
    " has.",
)
OLD_IDS_IN_TEXT = MessageType(
    "old-ids-in-text",
    LOSS,
    "its text names by id what has another id now ({ids}); check it after the import",
    advice="Open the post after the import and choose the images or posts again.",
)
COMMENT_DATE = MessageType(
    "comment-date",
    WARNING,
    "{number:comment has|comments have} no date: they get the date of the comment that they answer, or "
    "of their post",
    advice="Nothing to do. WordPress needs a date for each comment.",
)
COMMENT_YEAR = MessageType(
    "comment-year",
    WARNING,
    "{number} comments have no date, and their posts have none: they are dated 1970, since WordPress "
    "would show the year -1; give the posts a date in the source",
    advice="Give the posts a date in the source.",
)
MEDIA_DATE = MessageType(
    "media-date",
    INFO,
    "{number} files have no date: they get the date of the first post that shows them",
    advice="Nothing to do.",
)
NO_MEDIA_DATE = MessageType(
    "no-media-date",
    INFO,
    "{number} files have no date: WordPress gives them the date of the import, in the folder uploads/0000/00",
    advice="Nothing to do. Only the folder of the files depends on the date.",
)
COMMENT_BEYOND = MessageType(
    "comment-beyond",
    WARNING,
    "{number:comment has|comments have} {what}: WordPress removes it, and leaves its text, unless the "
    "user who imports may write any HTML (as an administrator may)",
    advice="Import as an administrator.",
)
PARTS = MessageType(
    "parts",
    INFO,
    "written in {number:part|parts}, each complete in itself: import all of them, in order",
    advice="Import the files one after the other, the first one first.",
)
PART_TOO_LARGE = MessageType(
    "part-too-large",
    WARNING,
    "it alone is larger ({size} bytes) than a part may be",
    advice="Raise the upload limit of the host for this part, or import it with `wp import`.",
)
PARENT_ELSEWHERE = MessageType(
    "parent-elsewhere",
    LOSS,
    "{number:item|items} of type {type} in another part than their parent: WordPress loses the parent "
    "if the parts are uploaded one by one; give all parts to one `wp import`, in order, or write larger"
    " parts",
    advice="Run `wp import site-1.xml site-2.xml … --authors=create` once with all parts, or choose a larger "
    "`-o split=`.",
)
OLD_ADDRESS_STAYS = MessageType(
    "old-address-stays",
    WARNING,
    "the custom field {name} ({number:time|times}) contains the URL of the old site; it is unchanged",
    advice="Change the value after the import if the plug-in that reads it needs the new URL.",
)
