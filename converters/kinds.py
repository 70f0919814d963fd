"""Every message there is, in one table: name in reports, severity, sentence.

A sentence says what was found and, where something can be done, what to do next.
Words in {braces} are filled in by whoever reports; `{number:file|files}` is a number with what it counts. A plug-in makes `Kind`s of its own.
"""

from converters.diagnostics import Kind, Severity

INFO, WARNING, LOSS, ERROR = Severity.INFO, Severity.WARNING, Severity.LOSS, Severity.ERROR

# Records
BAD_DATE = Kind("bad-date", LOSS, "{field} is not a date: {text!r}; the text is kept in extra")
BAD_OFFSET = Kind(
    "bad-offset",
    WARNING,
    "local time {local} and UTC {utc} differ by what no time zone does; the UTC date stands, the local one is in extra",
)
DUPLICATE_ID = Kind("duplicate-id", WARNING, "another {what} already has the id {id}; this one is now {new}")
ORPHAN = Kind(
    "orphan-comment", WARNING, "its parent comment {parent} is not there; it is kept at the top level"
)
CIRCLE = Kind("comment-circle", WARNING, "it answers itself by way of {parent}; it is kept at the top level")
PARENT_HIDDEN = Kind(
    "parent-hidden",
    INFO,
    "it answers comment {parent}, which is not public; it stands under the nearest one above that is",
)
COMMENTS_ON_MEDIA = Kind(
    "comments-on-media",
    LOSS,
    "it has {number:comment|comments} of its own, and no page to show them; --to archive keeps them",
)
PERSONAL = Kind(
    "personal",
    INFO,
    "{number:comment comes|comments come} without e-mail and IP address; --include personal adds them",
)
PERSONAL_FIELD = Kind(
    "personal-field",
    INFO,
    "the field {name} ({number:time|times}) may be personal and is not published; --include personal adds it",
)
COMMENT_META = Kind(
    "comment-meta",
    INFO,
    "what is noted as {name} at {number:comment|comments} is not published; --include personal adds it",
)
TERM_OF_POSTS = Kind(
    "term-of-posts",
    INFO,
    "{number:term is|terms are} in no list of the source; they are listed as its posts name them",
)
COMMENT_CLEANED = Kind(
    "comment-cleaned",
    LOSS,
    "a public page cannot have all that its author wrote: {what} taken away, the text stays",
)
PACKED_DAMAGE = Kind(
    "packed-damage", LOSS, "the packed file breaks off ({why}): what came before is here; get the file again"
)
REMOVED = Kind(
    "removed",
    WARNING,
    "{number:file of an earlier run is not in this one and was|files of an earlier run are not in this one and were} removed, such as {example}; "
    "the parts of one export belong in one command",
)
BAD_RECORD = Kind("bad-record", ERROR, "this line is not a record of an archive ({why}); it is left out")
UNKNOWN_FIELD = Kind(
    "unknown-field", WARNING, "a {what} has no field {field} for such a value; it is kept in extra"
)
SAME_AGAIN = Kind("same-again", INFO, "it is in the sources more than once, unchanged; it is written once")
OTHER_AGAIN = Kind(
    "other-again", LOSS, "another {what} of that name came before it; that one stands, this one is left out"
)
OTHER_SITE = Kind(
    "other-site", WARNING, "this source is of {url}, the first one of {first}; they are written as one site"
)
PATH_TAKEN = Kind("path-taken", INFO, "another post has {wish}; this one is {path}")
OTHER_WITH_ID = Kind("other-with-id", WARNING, "another {what} has its id; its id is now {new}")
NO_PLACE = Kind(
    "no-place", LOSS, "{format} has no place for {what}: {number} left out; --to archive keeps them"
)
KEPT_AS_CUSTOM_HTML = Kind(
    "kept-as-custom-html",
    INFO,
    "the block editor has no block for {what}: {number:Custom HTML block stands|Custom HTML blocks stand} for it",
)
OTHER_PARAGRAPHS = Kind(
    "other-paragraphs",
    WARNING,
    "WordPress's automatic paragraphs will space {what} a little differently; the words are all there",
)
KEPT_AS_HTML = Kind(
    "kept-as-html", INFO, "Markdown has no word for <{what}>; it stays HTML ({number:time|times})"
)
STRAY_COMMENT = Kind(
    "stray-comment",
    ERROR,
    "a comment stands outside of any post; it is kept with what is unknown of the site",
)
NO_STATUS = Kind(
    "no-status",
    WARNING,
    "it does not say, or no longer, whether everyone may see it; it is taken for a draft",
)
UNACCOUNTED = Kind(
    "unaccounted",
    ERROR,
    "{read} of {what} were read, but {written} written and {left_out} left out: please report this as a bug",
)

# WordPress content
UNKNOWN_SHORTCODE = Kind(
    "unknown-shortcode",
    WARNING,
    "[{name}] is no shortcode that is known here; it is left as text ({count:time|times})",
)
GENERATOR_SHORTCODE = Kind(
    "generator-shortcode",
    WARNING,
    "only the old site's generator knows what {name} stands for; it is left as text ({count:time|times}): "
    "put there by hand what it stands for",
)
DYNAMIC_SHORTCODE = Kind(
    "dynamic-shortcode",
    LOSS,
    "[{name}] is filled by the site when it is shown; nothing stands for it ({count:time|times})",
)
FAILED_SHORTCODE = Kind(
    "failed-shortcode",
    WARNING,
    "the plug-in for [{name}] failed ({why}); it is left as text ({count:time|times})",
)
PAGE_BUILDER = Kind(
    "page-builder",
    INFO,
    "the page builder tag [{name}] is dropped, what it holds is kept ({count:time|times})",
)
DYNAMIC_BLOCK = Kind(
    "dynamic-block",
    LOSS,
    "the block {name} is filled by the site when it is shown; nothing stands for it ({count:time|times})",
)
UNKNOWN_BLOCK = Kind(
    "unknown-block",
    LOSS,
    "the block {name} is not known here and has no saved HTML; nothing stands for it ({count:time|times})",
)
FAILED_BLOCK = Kind(
    "failed-block",
    WARNING,
    "the plug-in for the block {name} failed ({why}); its saved HTML is kept ({count:time|times})",
)
MISSING_MEDIA = Kind("missing-media", LOSS, "a {what} shows the media item {id}, which is not in the source")
EMPTY_GALLERY = Kind(
    "empty-gallery", LOSS, "a {what} shows what was uploaded to the post {id}, but the source has none"
)
MISSING_BLOCK = Kind(
    "missing-reusable-block", LOSS, "it shows the reusable block {id}, which is not in the source"
)
BLOCK_CIRCLE = Kind("block-circle", WARNING, "the reusable block {id} shows itself; it is shown once")
BAD_FOOTNOTES = Kind(
    "bad-footnotes", LOSS, "its footnotes cannot be read ({why}); their text is kept in extra"
)

# WordPress exports: what was mended in one piece of the file, at its first line
ENCODING = Kind("encoding", WARNING, "bytes that are not UTF-8 read as Windows-1252: {number}")
UNDECODABLE = Kind("undecodable", LOSS, "some bytes are not {encoding}; � stands for them")
ILLEGAL_CHARACTERS = Kind(
    "illegal-characters",
    WARNING,
    "control characters and others that XML does not allow taken out: {number}",
)
BARE_AMPERSAND = Kind("bare-ampersand", WARNING, "bare & (it should be &amp;) read as &: {number}")
UNDEFINED_ENTITY = Kind(
    "undefined-entity", WARNING, "entities that XML does not know read as in HTML: {number} ({which})"
)
UNDECLARED_PREFIX = Kind(
    "undeclared-prefix",
    WARNING,
    "a prefix that nothing declares was declared for the rest of the file ({which})",
)
STRAY_MARKUP = Kind(
    "stray-markup", WARNING, "markup that does not belong here read as text: {number} ({which})"
)
STRAY_END = Kind("stray-end", WARNING, "end tags that close nothing passed over: {number} ({which})")
UNCLOSED = Kind(
    "unclosed", WARNING, "elements that nothing closes end where the next begins: {number} ({which})"
)
BAD_CDATA = Kind(
    "bad-cdata",
    WARNING,
    "CDATA sections that end in the wrong place read to the end of their element: {number}",
)
CUT_OFF = Kind("cut-off", LOSS, "it breaks off here; it was read as far as it goes")
TRUNCATED = Kind("truncated", LOSS, "the file ends here, without its </rss>: what should follow is missing")
BAD_ATTRIBUTE = Kind(
    "bad-attribute", WARNING, "attributes that are not well formed mended: {number} ({which})"
)
DOCTYPE = Kind("doctype", WARNING, "a DOCTYPE, which can define entities, was passed over")
JUNK = Kind(
    "junk", WARNING, "what is not part of the export passed over ({number:character|characters}): {text!r}"
)
STRAY_TEXT = Kind(
    "stray-text", LOSS, "text between elements belongs to none of them and is left out: {text!r}"
)
SALVAGED = Kind("salvaged", LOSS, "it is broken beyond mending; only these fields could be read: {fields}")
UNREADABLE = Kind(
    "unreadable", ERROR, "a {name} is broken beyond mending; nothing of it could be read: {text!r}"
)
MEDIA_COMMENTS = Kind(
    "media-comments",
    WARNING,
    "comments on a media item are kept in its extra; only the formats archive and wxr carry them: {number}",
)

# Scraped pages
NO_COMMENT_SECTION = Kind("no-comment-section", INFO, "nothing in it looks like comments")
TITLE_GUESSED = Kind(
    "title-guessed", INFO, "nothing says which line is the title; it is taken to be {title!r}"
)
FURNITURE = Kind(
    "furniture",
    INFO,
    "{number:line|lines} around the post belong to the page and are left out, such as {example!r}",
)
AMBIGUOUS_DATES = Kind(
    "ambiguous-dates",
    WARNING,
    "{number:date|dates} such as 3/4/2020 can be read in two ways; the day was taken to come first",
)
THREADS_LOST = Kind(
    "threads-lost",
    LOSS,
    "nothing shows which of {number:comment|comments} answers which; they all stand at the top level",
)
COMMENTS_BY_NUMBER = Kind(
    "comments-by-number",
    WARNING,
    "only their numbers say where {number:comment begins|comments begin}; who answers whom is by their indentation",
)
NAMELESS_COMMENTS = Kind("nameless-comments", WARNING, "it does not say who wrote {number:comment|comments}")
DATELESS_COMMENTS = Kind(
    "dateless-comments", WARNING, "it does not say when {number:comment was|comments were} written"
)

# Headers and addresses of Markdown targets
HOUSEKEEPING = Kind(
    "housekeeping", INFO, "{name} ({number:time|times}) is WordPress's own note; it is not published"
)
HIDDEN_FIELD = Kind(
    "hidden-field",
    LOSS,
    "the hidden custom field {name} ({number:time|times}) is not published; use --to archive to keep it",
)
UNFIT_ADDRESS = Kind(
    "unfit-address", WARNING, "no built site can have the address {url}; it gets the one of its file"
)
ADDRESS_TAKEN = Kind(
    "address-taken", WARNING, "another post has the address {url}; this one gets the address of its file"
)
DEFAULT_TAKEN = Kind(
    "default-taken",
    WARNING,
    "the address of its file, {url}, is that of another post, or none that a site can have; this one is at {given}",
)
NAMELESS_TERM = Kind(
    "nameless-term",
    LOSS,
    "{number:term has|terms have} neither a name nor a slug in {taxonomy}; no page lists what is under them",
)
FIELD_RENAMED = Kind(
    "field-renamed",
    INFO,
    "the field {name} is called {given} in {number:post|posts}, since another field of theirs has its name",
)
DRAFT_LEFT_OUT = Kind(
    "draft-left-out",
    INFO,
    "{number:draft is|drafts are} left out; with -o drafts=true each gets a page that no other links to",
)
NO_SITE_ADDRESS = Kind(
    "no-site-address", INFO, "the address of the site is not known, so there is no feed and no sitemap"
)
POST_CLEANED = Kind("post-cleaned", LOSS, "-o safe=true: {what} taken away, the text stays")
NO_IMAGE = Kind("no-image", LOSS, "its image, media item {id}, is not in the source")
SAME_TERM_NAME = Kind(
    "same-term-name",
    WARNING,
    "another term of its taxonomy is called {name!r}; the two are one in the target",
)
MENU_TARGET = Kind(
    "menu-target", WARNING, "{number:menu item leads|menu items lead} to what {why}; no menu shows them"
)
REMOTE_FILES = Kind(
    "remote-files",
    WARNING,
    "{number:image or other file is|images and other files are} still loaded from {host}; before that goes, "
    "copy them to the new site (of a WordPress site: wp-content/uploads)",
)
ONE_CATEGORY = Kind(
    "one-category",
    INFO,
    "Pelican files a post under one category; {number:post has|posts have} more, their header keeps them",
)
REDIRECT_PLUGIN = Kind(
    "redirect-plugin",
    INFO,
    "{number:address that a post had before (redirect_from) needs|addresses that posts had before (redirect_from) need} the plug-in jekyll-redirect-from to work",
)
NO_REDIRECT = Kind(
    "no-redirect",
    WARNING,
    "{number:address that a post had before does|addresses that posts had before do} not work: Pelican has no redirects; "
    "Old_slugs has them",
)

# What `check` finds besides
UNKNOWN_AUTHOR = Kind("unknown-author", WARNING, "its author {login} is not among the authors of the source")
UNKNOWN_PARENT = Kind("unknown-parent", WARNING, "its parent {parent} is not in the source")
UNLISTED_TERM = Kind(
    "unlisted-term",
    WARNING,
    "its {taxonomy} {slug} is in no list of the source (said once for all its posts)",
)
SAME_ADDRESS = Kind("same-address", WARNING, "{other} has the same address, {url}; only one can be there")
SAME_SLUG = Kind(
    "same-slug", WARNING, "{other} has the same slug, {slug}, and their addresses do not tell them apart"
)
CHANGED_BEFORE = Kind("changed-before", WARNING, "it was last changed on {modified}, before its date, {date}")
COMMENT_BEFORE = Kind("comment-before", WARNING, "it is of {date}, its post only of {post_date}")
WITHOUT_FIELD = Kind("without-field", WARNING, "it is published without a {field}")
EMPTY_POST = Kind("empty-post", WARNING, "it is published, but there is nothing in it")
EMPTY_COMMENT = Kind("empty-comment", WARNING, "it has no text")
DEAD_LINK = Kind("dead-link", WARNING, "it links to {url}, where the source has nothing ({count:time|times})")
IMAGE_WITHOUT_ADDRESS = Kind("image-without-address", WARNING, "images in it that have no address: {count}")
UNLISTED_IMAGE = Kind(
    "unlisted-image", WARNING, "it shows {url}, which is no media item of the source ({count:time|times})"
)
MEDIA_WITHOUT_FILE = Kind(
    "media-without-file", WARNING, "neither an address nor a path says where its file is"
)

# Exports for WordPress: what its importer will do, said before it does it
NO_POST_DATE = Kind(
    "no-post-date",
    WARNING,
    "{number:item|items} of type {type} without a date: WordPress gives them that of the import",
)
SAME_SECOND = Kind(
    "same-second",
    WARNING,
    "WordPress takes what has one title and one date, or no title, for one thing: "
    "the date of this one moves by {seconds} s",
)
NOTHING_IN_IT = Kind(
    "nothing-in-it", LOSS, "it has no title, text or excerpt: WordPress takes no such {type}; give it a title"
)
NOT_IMPORTED = Kind("not-imported", LOSS, "WordPress's importer passes over {what}: {number}")
SLUG_CHANGES = Kind(
    "slug-changes",
    WARNING,
    "WordPress makes {new} of its slug {slug}; its old address is kept in the custom field {field}",
)
ADDRESS_CHANGES = Kind(
    "address-changes",
    WARNING,
    "{number:post has|posts have} addresses that end in the name of a file (.html); WordPress gives none such; they are kept "
    "in the custom field {field}, for a plug-in that redirects",
)
SLUG_AS_IN_ADDRESS = Kind(
    "slug-as-in-address",
    INFO,
    "WordPress spells {number} slugs otherwise, as they are in the addresses of their posts: no address changes",
)
PAGE_MOVES = Kind(
    "page-moves",
    WARNING,
    "{number} pages get another address, for WordPress makes it of the slugs of the pages above; the old ones are "
    "kept in the custom field {field}, for a plug-in that redirects",
)
ONLY_A_FIELD = Kind(
    "only-a-field",
    INFO,
    "WordPress takes over no {what}: {number:is|are} kept in the custom field {field}",
)
NO_USER_URL = Kind(
    "no-user-url", INFO, "WordPress's importer takes no notice of the websites of authors: {number}"
)
LOGIN_CHANGED = Kind(
    "login-changed", WARNING, "WordPress takes no login {login!r}; it is {new} in the export"
)
EMAIL_TWICE = Kind(
    "email-twice",
    WARNING,
    "another author has the e-mail address {email}, which WordPress refuses; it is left out",
)
NO_PARENT_TERM = Kind(
    "no-parent-term",
    WARNING,
    "its parent {parent} is not in the source, or is below it: WordPress puts it at the top",
)
NEEDS_PLUGIN = Kind(
    "needs-plugin",
    WARNING,
    "WordPress takes the {what} {name} ({number:time|times}) only if a theme or plug-in there knows it",
)
SCHEDULED = Kind(
    "scheduled",
    INFO,
    "{number:post is|posts are} scheduled: WordPress publishes those whose time has come at once",
)
CANNOT_BE_FETCHED = Kind(
    "cannot-be-fetched",
    LOSS,
    "WordPress cannot fetch this file, since its address {url}{why}; put it on a server, or upload it by hand",
)
IDS_IN_TEXT = Kind(
    "ids-in-text",
    INFO,
    "{number:post names|posts name} images or other posts by id in their text: these stay right only "
    "if the ids are free in WordPress; import into an empty site, or see to galleries afterwards",
)
OLD_IDS_IN_TEXT = Kind(
    "old-ids-in-text",
    LOSS,
    "its text names by id what has another id now ({ids}); see to it after the import",
)
COMMENT_DATE = Kind(
    "comment-date",
    WARNING,
    "{number:comment has|comments have} no date: WordPress gets that of what they answer, or of their post",
)
COMMENT_YEAR = Kind(
    "comment-year",
    WARNING,
    "{number} comments have no date, nor have their posts: they are dated 1970, for WordPress would show the year -1; "
    "give the posts a date in the source",
)
MEDIA_DATE = Kind(
    "media-date", INFO, "{number} files have no date: they get that of the first post that shows them"
)
NO_MEDIA_DATE = Kind(
    "no-media-date",
    INFO,
    "{number} files have no date: WordPress gives them that of the import, in the folder uploads/0000/00",
)
COMMENT_BEYOND = Kind(
    "comment-beyond",
    WARNING,
    "{number:comment has|comments have} {what}: WordPress takes it away, and leaves its text, unless whoever imports may write "
    "any HTML (as an administrator may)",
)
PARTS = Kind(
    "parts",
    INFO,
    "written in {number:part|parts}, each complete in itself: import all of them, in their order",
)
PART_TOO_LARGE = Kind("part-too-large", WARNING, "by itself it is larger ({size} bytes) than a part may be")
PARENT_ELSEWHERE = Kind(
    "parent-elsewhere",
    LOSS,
    "{number:item|items} of type {type} in another part than what they belong to: WordPress forgets that if the parts "
    "are uploaded one by one; give them all to one `wp import`, in their order, or write larger ones",
)
OLD_ADDRESS_STAYS = Kind(
    "old-address-stays",
    WARNING,
    "the custom field {name} ({number:time|times}) has the address of the old site; it is left as it is",
)
# Web pages: what one page, or several of one post, say
NO_POST = Kind(
    "no-post", INFO, "{number:page is no post and was|pages are no posts and were} not read: {what}"
)
COMMENT_COUNT = Kind(
    "comment-count",
    WARNING,
    "the page says that it has {declared:comment|comments}, but {found:was|were} found; "
    "look for its other pages of comments, or for comments that a script loads",
)
GUESSED_PARENT = Kind(
    "guessed-parent",
    WARNING,
    "{number:comment stands|comments stand} beside the one that they answer; which one was guessed from the name they begin with",
)
GUESSED_TYPE = Kind(
    "guessed-type",
    WARNING,
    "{number:comment is|comments are} taken for pingbacks: they are an excerpt between dots, with a link",
)
UNSURE_DATE = Kind(
    "unsure-date",
    WARNING,
    "the dates of {number:comment|comments} can be read in two ways; the day was taken to come first",
)
UNDATED_COMMENTS = Kind(
    "undated-comments",
    WARNING,
    "{number:comment shows|comments show} no date that says the day; what they show is kept in extra",
)
GUESSED_FIELD = Kind(
    "guessed-field", WARNING, "nothing on the page says which is its {field}; it was guessed"
)
PROTECTED_PAGE = Kind("protected-page", LOSS, "the page asks for a password; its text is not in it")
MISSING_PART = Kind(
    "missing-part", LOSS, "the post is spread over several pages, of which only these are here: {parts}"
)
PAGE_CUT_OFF = Kind("page-cut-off", LOSS, "the page breaks off before its end; save it again if you can")
OLD_CAPTURE = Kind(
    "old-capture",
    INFO,
    "{number:capture|captures} of pages that a later one shows too are not read; the newest that is complete is",
)
BROKEN_FEED = Kind("broken-feed", WARNING, "the feed is not well formed ({why}); pages are read without it")
COMMENTS_OF_FEED = Kind(
    "comments-of-feed",
    INFO,
    "{number:comment is|comments are} on no page that is here; they come from a feed beside it",
)
FEED_DIFFERS = Kind(
    "feed-differs", WARNING, "a feed beside it says that its {field} is {other!r}; the page stands"
)
BROKEN_RECORD = Kind("broken-record", LOSS, "it breaks off or is damaged ({why}); what came before is read")
PUT_TOGETHER = Kind("put-together", INFO, "{number:page shows|pages show} this post; they were put together")


# Trees of Markdown
BAD_HEADER = Kind(
    "bad-header",
    LOSS,
    "its header cannot be read ({why}); the header is kept as a text in extra, and the post too",
)
WRONG_VALUE = Kind("wrong-value", WARNING, "{field} is not {wanted}: {text!r}; it is kept in extra")
BAD_SETTINGS = Kind(
    "bad-settings", WARNING, "these settings of the site cannot be read ({why}); they are passed over"
)
BAD_DATA = Kind(
    "bad-data", LOSS, "this data file, or an item of it, cannot be read ({why}); mend it and run again"
)
BAD_ZONE = Kind(
    "bad-zone", WARNING, "the settings say {zone!r}, which is no time zone; dates without an offset stay so"
)
BAD_COMMENTS = Kind(
    "bad-comments", LOSS, "{number:comment|comments} here have no text and no author; they are left out"
)
NOT_UTF8 = Kind("not-utf-8", WARNING, "it is not UTF-8; it was read as Windows-1252")
NOT_TAKEN = Kind(
    "not-taken",
    INFO,
    "{number:file|files} of the kind {what} not taken, such as {example}: no texts, data or media of the site",
)
COMMENTS_WITHOUT_POST = Kind(
    "comments-without-post",
    WARNING,
    "the post of {number:comment|comments} is not there; a draft without a text holds them",
)
NO_PERMALINK = Kind(
    "no-permalink",
    WARNING,
    "its address is made by a program ({why}); it has the one that it would have by default",
)
NOT_BACK = Kind(
    "not-back",
    INFO,
    "when this folder is read back: {what} ({number:post|posts}); -o keep-source=true keeps the originals beside it",
)
MDX = Kind(
    "mdx",
    WARNING,
    "{number:text is|texts are} MDX, which has programs in it: kept as Markdown, as it stands",
)
RESTRUCTURED_TEXT = Kind(
    "restructured-text",
    INFO,
    "{number:text is|texts are} reStructuredText, kept as plain text, as it stands",
)
