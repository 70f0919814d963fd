"""Messages about exports of other platforms than WordPress."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NO_POST_OF_COMMENTS = MessageType(
    "no-post-of-comments",
    WARNING,
    "{number:comment is|comments are} on a post that the export does not have; they are kept with an empty post "
    "in the trash",
    advice="Nothing to do, if the post was deleted. Otherwise export again.",
)
THREAD_WITHOUT_POST = MessageType(
    "thread-without-post",
    WARNING,
    "{number:comment is|comments are} on the page {where}, which is no post of the other sources; they are kept with a "
    "page without text",
    advice="If the page is a post under another address, give the post that address as an alias, and convert again. "
    "Otherwise delete the page.",
)
EMPTY_THREADS = MessageType(
    "empty-threads",
    INFO,
    "{number:page of the comment system has|pages of the comment system have} no comments; left out",
    advice="Nothing to do: a comment system knows each page that somebody looked at.",
)
UNREADABLE_TEXT = MessageType(
    "unreadable-text",
    LOSS,
    "its text, or a part of it, cannot be read: {why}",
    advice="Export again. If it happens again, copy the text from the old site.",
)
RENAMED_PARTS = MessageType(
    "renamed-parts",
    LOSS,
    "{number:file looks|files look} like a part of the export that somebody renamed, such as {example}; not read",
    advice="Give it back the name that the export gave it, or delete it if it is an old copy.",
)
SAME_COMMENT = MessageType(
    "same-comment",
    INFO,
    "{number:comment is|comments are} in two of the sources; each is kept once",
    advice="Nothing to do.",
)
FORUM_POSTS = MessageType(
    "forum-posts",
    LOSS,
    "{number:post is|posts are} on pages of a forum, which are no comments of a blog: left out",
    advice="Nothing to do, unless the forum is to be kept: some of its pages may be private messages.",
)
COMMENTS_NOT_SAVED = MessageType(
    "comments-not-saved",
    LOSS,
    "{number:comment|comments} on the page {where} are not in the saved files, which say that there are so many more",
    advice="Save the rest: a server answers with a part of a long thread, and with the next part when it is asked again.",
)
COUNTED_MENTIONS = MessageType(
    "counted-mentions",
    INFO,
    "{what} from other sites: {number}; they are counted at their posts, without the names of who sent them",
    advice="Nothing to do. Keep the file, if the names matter.",
)
REPAIRED_ENTRY = MessageType(
    "repaired-entry",
    WARNING,
    "the entry is not valid XML ({why}); it was read as far as it can be",
    advice="Compare the post with the old blog.",
)
FEWER_COMMENTS = MessageType(
    "fewer-comments",
    WARNING,
    "the export says that the post has {declared:comment|comments}, but {found:was|were} found",
    advice="Compare the post with the old blog. Comments that were deleted may still be counted.",
)
PRIVATE_BLOG = MessageType(
    "private-blog",
    WARNING,
    "only chosen readers could see this blog, so all its posts are private",
    advice="To publish them all the same, run again with --include private: they become drafts.",
)
NO_ZONE = MessageType(
    "no-zone",
    WARNING,
    "the export names no time zone that is known ({zone!r}); dates stay in UTC",
    advice="Compare the dates of some posts with the old blog.",
)
NO_BLOG_ADDRESS = MessageType(
    "no-blog-address",
    WARNING,
    "the export does not say at which address the blog was; permalinks have no host",
    advice="Give the address of the home page: `-o site=https://name.example/`.",
)
AMBIGUOUS_IMAGES = MessageType(
    "ambiguous-images",
    WARNING,
    "{number:image|images} could be one of several files of the same name; they stay at their old addresses",
    advice="Download them with `--fetch`, or leave only one file of each name in the albums.",
)
IMAGES_NOT_IN_EXPORT = MessageType(
    "images-not-in-export",
    INFO,
    "{number:image is|images are} not among the files of the export, or have no name to find it by; they stay at "
    "their old addresses",
    advice="Run the same command with `--fetch`, which downloads them, before the blog is deleted.",
)
UNKNOWN_CARDS = MessageType(
    "unknown-cards",
    LOSS,
    "the text has cards that blogport does not know ({which}); only texts in them are kept",
    advice="Compare the post with the old site, and report the name of the card.",
)
HIDDEN_CARDS = MessageType(
    "hidden-cards",
    LOSS,
    "{number:card of the text was|cards of the text were} for members or for mails, not for visitors: left out",
    advice="If the new site may show them, show them to everybody on the old site, and export again.",
)
UNREADABLE_ROW = MessageType(
    "unreadable-row",
    LOSS,
    "the {what} number {number} cannot be read: {why}",
    advice="Export again. If the file always ends there, the export was cut off on its way.",
)
UNREAD_FIELD = MessageType(
    "unread-field",
    WARNING,
    "blogport does not know the field {field} of the {what}; it is kept in extra, also of others that have it",
    advice="If visitors of the old site saw what the field holds, report its name: no public target gets it. `--to archive` keeps it.",
)
ODD_VALUE = MessageType(
    "odd-value",
    WARNING,
    "the field {field} of the {what} is {found}, where {wanted} is expected; it is kept in extra, also of others like it",
    advice="Compare the record with the old site. If the platform writes such values now, report it.",
)
LOST_FIELD = MessageType(
    "lost-field",
    LOSS,
    "blogport does not know the field {field} of the {what}; it is not read",
    advice="If visitors of the old site saw what the field holds, report its name.",
)
LOST_VALUE = MessageType(
    "lost-value",
    LOSS,
    "the field {field} of the {what} is {found}, where {wanted} is expected; it is not kept",
    advice="Compare a post with the old site. If the platform writes such values now, report it.",
)
UNMATCHED_ID = MessageType(
    "unmatched-id",
    LOSS,
    "{number:record names|records name} a {what} by an id that the export does not have, such as {example}",
    advice="Export again, with all tables. What the id stands for is missing from these records.",
)
MORE_FIELDS = MessageType(
    "more-fields",
    WARNING,
    "{file} has {number:more value|more values} of fields that blogport does not know; they are kept in extra as those that are named",
    advice="Look at a record in an archive (`--to archive`), under `_unread`.",
)
UNREAD_TABLE = MessageType(
    "unread-table",
    LOSS,
    "blogport does not know the table {table} of the export; its {number:row is|rows are} not read",
    advice="If visitors of the old site saw what the table holds, report its name.",
)
FULL_PAGES_ONLY = MessageType(
    "full-pages-only",
    WARNING,
    "all {number} records of the kind {what} are in full pages, so the next page may be missing",
    advice="Ask for one page more (`&page=2` and so on) until the answer is an error or an empty list, and save them all.",
)
NO_COMMENTS_SAVED = MessageType(
    "no-comments-saved",
    LOSS,
    "posts take comments, but no response with comments is here",
    advice="Save `/wp-json/wp/v2/comments?per_page=100&page=1`, and the pages after it, to the same folder. If nobody "
    "commented, there is nothing to do.",
)
UNKNOWN_TERM_IDS = MessageType(
    "unknown-term-ids",
    LOSS,
    "{number:term of posts is|terms of posts are} known by a number only; the numbers are kept in extra",
    advice="Save `/wp-json/wp/v2/categories?per_page=100` and `/tags?per_page=100` to the same folder, or the posts with `&_embed`.",
)
UNKNOWN_AUTHOR_IDS = MessageType(
    "unknown-author-ids",
    LOSS,
    "{number:author is|authors are} known by a number only; the number is kept in extra",
    advice="Save `/wp-json/wp/v2/users?per_page=100` to the same folder, or the posts with `&_embed`.",
)
ERROR_SAVED = MessageType(
    "error-saved",
    LOSS,
    "the server answered with an error and no records: {code}",
    advice="Ask again for this response; some need a log-in.",
)
UNREAD_OBJECTS = MessageType(
    "unread-objects",
    INFO,
    "{number:object is|objects are} no record of a blog (its keys are {keys})",
    advice="Nothing to do, if it is about the design or the settings of the site.",
)
SUMMARY_ONLY = MessageType(
    "summary-only",
    LOSS,
    "the feed has only a summary of the post; it is the excerpt, and the post has no text",
    advice="Convert the saved pages of the site instead, or set the feed of the old site to whole texts and save it again.",
)
NO_TEXT_IN_FEED = MessageType(
    "no-text-in-feed",
    LOSS,
    "the feed has neither a text nor a summary of {number:post|posts}",
    advice="Convert the saved pages of the site instead, unless these posts are titles and links only.",
)
TEXT_CUT_SHORT = MessageType(
    "text-cut-short",
    LOSS,
    "the text ends with a link to the rest of it, which the feed does not have",
    advice="Convert the saved pages of the site instead, or set the feed of the old site to whole texts and save it again.",
)
MAY_BE_SUMMARY = MessageType(
    "may-be-summary",
    WARNING,
    "{number:post has|posts have} a description without markup as text; it may be a summary",
    advice="Compare some posts with the old site. If texts are missing there, convert its saved pages instead.",
)
ESCAPED_TWICE = MessageType(
    "escaped-twice",
    INFO,
    "the text of {number:post was|posts was} escaped once too often; it is read as what was meant",
    advice="Nothing to do. Compare a post that shows code with the old site.",
)
COMMENTS_NOT_IN_FEEDS = MessageType(
    "comments-not-in-feeds",
    LOSS,
    "the feeds count {number:comment|comments} more than they have",
    advice="Save the feeds of comments too: of WordPress `/feed/atom/` after the address of each post; `/comments/feed/atom/` "
    "has the newest comments of all posts only. Atom and RSS both have the threads.",
)
OLDER_FEED = MessageType(
    "older-feed",
    LOSS,
    "older entries are in another feed, which is not here: {url}",
    advice="Save that feed too, and give both as sources.",
)
NEWEST_ONLY = MessageType(
    "newest-only",
    WARNING,
    "a feed has only the newest posts, unless its site has no more",
    advice="Compare the number of posts with the old site. WordPress has older ones at `/feed/?paged=2` and on, Blogger at "
    "`/feeds/posts/default?start-index=26&max-results=500`.",
)
OTHER_DAYS = MessageType(
    "other-days",
    WARNING,
    "{number:post has|posts have} another day in the address than in the date, so the clock of the site is not that of its feed",
    advice="Say the time zone of the site: `-o zone=Asia/Tokyo`.",
)
ZONE_NOT_STATED = MessageType(
    "zone-not-stated",
    INFO,
    "the export does not say which time zone the blog is in; {zone} is taken",
    advice="If the blog is elsewhere, say where: `-o zone=Europe/Berlin`.",
)
MAYBE_RESPONSE = MessageType(
    "maybe-response",
    WARNING,
    "the text has no title, heading or image, as answers to other people's posts have none; it is kept, and private",
    advice="To publish such texts as posts, run again with `-o responses=true`.",
)
NO_ROW_OF_POST = MessageType(
    "no-row-of-post",
    WARNING,
    "the table of posts does not name this text; it is kept as a private post without a title",
    advice="Export again. If the post was deleted, there is nothing to do.",
)
TEXT_NOT_IN_EXPORT = MessageType(
    "text-not-in-export",
    LOSS,
    "the export has a title of the post, and no text",
    advice="Export again: the newest posts may be missing. Of a thread only the comments were on the site.",
)
BOXES_NOT_IN_EXPORT = MessageType(
    "boxes-not-in-export",
    LOSS,
    "the text shows {number:film, poll or other thing|films, polls or other things} that the export does not have ({which})",
    advice="Films and sounds still play from the old site: download them before it closes. Polls cannot be kept.",
)
STATE_NOT_IN_EXPORT = MessageType(
    "state-not-in-export",
    WARNING,
    "an export of Tumblr does not say which posts are drafts or private: all that have a date are read as published",
    advice="Look through the posts before you publish them, or run again with `-o state=private` and publish them one by one.",
)
REPAIRED_IMAGES = MessageType(
    "repaired-images",
    WARNING,
    "{number:image was|images were} missing, or showed another file than the post's own; the own files are shown, in their order",
    advice="Compare the post with the old blog.",
)
WRONG_IMAGES = MessageType(
    "wrong-images",
    WARNING,
    "{number:image shows|images show} a file that is not in the export, or is another post's",
    advice="Compare the post with the old blog: exports of Tumblr name wrong files.",
)
UNKNOWN_FILTER = MessageType(
    "unknown-filter",
    WARNING,
    "the text was made into HTML by the filter {name!r}, which is not known here; it is read as HTML, with a paragraph "
    "at each blank line if it has none",
    advice="Compare the post with the old blog. For Textile run `pip install 'blogport[textile]'`.",
)
LOST_ELEMENTS = MessageType(
    "lost-elements",
    LOSS,
    "the text has elements of the old platform ({which}), and the export does not have what they showed",
    advice="Open the post on the old site, and put the film, poll or other content into the new text by hand.",
)
NO_NOTE = MessageType(
    "no-note",
    INFO,
    "{number:entry|entries} of the type {what!r} (a boost, a notice of the service) became no post",
    advice="Nothing to do.",
)
FILES_NOT_EXPORTED = MessageType(
    "files-not-exported",
    LOSS,
    "{number:file is|files are} not in the export, which was made without them",
    advice="Export again with photos, videos and files, and without a limit for their size.",
)
EXPORT_BESIDE = MessageType(
    "export-beside",
    LOSS,
    "another export lies in it and is not read: {what} ({where})",
    advice="If it has comments of the blog, name it too: `blogport convert SITE FILE TARGET --to …`. If it is another blog, convert it by itself, "
    "into another target.",
)
BLOG_IN_DUMP = MessageType(
    "blog-in-dump",
    LOSS,
    "the dump has a blog of WordPress too, which is not read (table {what})",
    advice="Convert the dump once more with `--from wordpress-sql`, into another target: that reads the blog.",
)
EXPORTS_BESIDE = MessageType(
    "exports-beside",
    LOSS,
    "{number:export|exports} in the folder of ljdump not read, such as {example}: they seem to have the same journal again",
    advice="If they have other entries, convert them by themselves, without the folder of ljdump.",
)
TAGS_JOINED = MessageType(
    "tags-joined",
    INFO,
    "{number:term has|terms have} the name and slug of a term of another taxonomy; Ghost has one kind of tags, so both are one tag",
    advice="Nothing to do. If the two mean different things, rename one before the conversion.",
)
TAGS_HAVE_NO_PARENTS = MessageType(
    "tags-without-parents",
    LOSS,
    "{number:term stands|terms stand} below another one, which tags of {format} cannot",
    advice="If readers need it, put the parent into the name of the tag: Travel: Norway.",
)
CUT_FOR_GHOST = MessageType(
    "cut-for-ghost",
    LOSS,
    "its {what} is longer than Ghost takes ({most} characters), and is cut",
    advice="Shorten it by hand before the import, or afterwards in Ghost.",
)
HTML_CARDS = MessageType(
    "html-cards",
    INFO,
    "{number:block|blocks} of {blocks} became HTML cards: Ghost shows them as they are, and has no other card that says the same",
    advice="Nothing to do. Where you want to edit one in Ghost, write it again with Ghost's own cards.",
)
GHOST_HAS_SLUG = MessageType(
    "ghost-has-slug",
    WARNING,
    "a new Ghost has a page or post with the slug {slug}; beside it this one becomes {slug}-2",
    advice="Delete Ghost's own page and post before the import.",
)
LINE_OF_HYPHENS_LOST = MessageType(
    "line-of-hyphens-lost",
    WARNING,
    "the line of hyphens that ends the entry, or a part of it, is missing; what follows was split at the names of its fields",
    advice="Compare the post and its comments with the old blog, or export again.",
)
