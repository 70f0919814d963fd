"""Messages about records of any format."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS, ERROR = Severity.INFO, Severity.WARNING, Severity.LOSS, Severity.ERROR

RENAMED_OPTION = MessageType(
    "renamed-option",
    INFO,
    "the option {old} is now called {new}; the former name still works",
    advice="Use the new name in your scripts.",
)
BAD_DATE = MessageType(
    "bad-date",
    LOSS,
    "{field} is not a valid date: {text!r}; the text is kept in extra",
    advice="Correct the date in the source and run again. Without it the post has no date in the target.",
)
BAD_OFFSET = MessageType(
    "bad-offset",
    WARNING,
    "local time {local} and UTC {utc} differ by an offset that no time zone has; the UTC date is used, "
    "the local one is kept in extra",
    advice="Check the date of the post. Sites that changed their time zone, or imported posts by hand, have "
    "such dates.",
)
BAD_VALUE = MessageType(
    "bad-value",
    WARNING,
    "{who} has {value!r} for its {field}, which is invalid; it is kept in extra under that name",
    advice="Correct the value in the source. `blogport docs archive` describes the fields. Of a plug-in, tell "
    "its author.",
)
AS_TEXT = MessageType(
    "as-text",
    WARNING,
    "{who} has a value in {field} that an archive cannot hold; it is kept as text: {value!r}",
    advice="Nothing to do, unless it is your own script or plug-in: then use text, numbers, true and false, "
    "lists and objects.",
)
HALF_CHARACTER = MessageType(
    "half-character",
    WARNING,
    "{who} has half a character in {field} ({value!r}); it is replaced by �",
    advice="Search the output for � and correct the word. Emoji that a program cut in two look like this.",
)
INVALID_RECORD = MessageType(
    "invalid-record",
    ERROR,
    "{who} handed over {value}: {why}; it is not written",
    advice="Tell the author of the reader or script. `blogport docs archive` describes the records.",
)
FAULT = MessageType(
    "fault",
    ERROR,
    "a fault in {program} at this {what} ({error}): it is left out, the others are done; please report "
    "it at {where}, if you can with the part of the source that it comes from",
    advice="Report it. `BLOGPORT_DEBUG=1` prints the traceback, which helps.",
)
UNREADABLE_ITEM = MessageType(
    "unreadable-item",
    ERROR,
    "this {what} cannot be read ({why}); it is not written, the others are",
    advice="Look at the item in the source. Export it again, or add it to the target by hand.",
)
NOT_CARRIED = MessageType(
    "not-carried",
    LOSS,
    "{format} does not carry the field {field} of {what}: {number:has a value|have a value} there, such as {example}; "
    "--to archive keeps it",
    advice="The format has no place for this field. If you need it, keep an archive (`--to archive`) next to the target.",
)
UNDECLARED = MessageType(
    "undeclared",
    WARNING,
    "the writer {format} does not declare which fields it carries, so what it drops is not reported",
    advice="Tell the author of the writer: `carries` in `converters.plugins.Writer` is the declaration. "
    "`--to archive` keeps everything.",
)
BRACED_ATTRIBUTE = MessageType(
    "braced-attribute",
    LOSS,
    "tags in its text have attributes that are template code ({names}); they are removed, the text stays",
    advice="Look at these places in the source: the generator's template code is in the text. Replace it by "
    "hand if something is missing.",
)
DUPLICATE_ID = MessageType(
    "duplicate-id",
    WARNING,
    "another {what} already has the id {id}; this one is now {new}",
    advice="Nothing to do. The old id is in extra.",
)
ORPHAN = MessageType(
    "orphan-comment",
    WARNING,
    "its parent comment {parent} is missing; it stands at the top level",
    advice="Its parent was probably deleted, or is in another part of the export: give all parts in one "
    "command.",
)
CIRCLE = MessageType(
    "comment-circle",
    WARNING,
    "it answers itself by way of {parent}; it stands at the top level",
    advice="Nothing to do. The declared parent is kept in extra.",
)
PARENT_HIDDEN = MessageType(
    "parent-hidden",
    INFO,
    "it answers comment {parent}, which is not public; it stands under the nearest public comment above",
    advice="Nothing to do. `--include unapproved` publishes the hidden comments too.",
)
COMMENTS_ON_MEDIA = MessageType(
    "comments-on-media",
    LOSS,
    "it has {number:comment|comments}, and public targets have no page for them; --to archive keeps them",
    advice="Convert to `archive` or `wxr` as well if you want to keep them.",
)
PERSONAL = MessageType(
    "personal",
    INFO,
    "{number:comment is|comments are} written without e-mail and IP address; --include personal adds them",
    advice="Nothing to do. Add `--include personal` only if the target is not for everyone to see.",
)
PERSONAL_FIELD = MessageType(
    "personal-field",
    INFO,
    "the field {name} ({number:time|times}) may be personal and is not published; --include personal adds it",
    advice="Nothing to do. Add `--include personal` only if the target is not for everyone to see.",
)
COMMENT_META = MessageType(
    "comment-meta",
    INFO,
    "the comment field {name} ({number:comment|comments}) is not published; --include personal adds it",
    advice="Nothing to do: spam filters and plug-ins write such fields, and they often repeat e-mail and IP "
    "addresses.",
)
TERM_OF_POSTS = MessageType(
    "term-of-posts",
    INFO,
    "{number:term is|terms are} in no list of the source: listed with the names in the posts",
    advice="Nothing to do. Export the terms too if you want their descriptions and parents.",
)
COMMENT_CLEANED = MessageType(
    "comment-cleaned",
    LOSS,
    "parts of the comment are not safe on a public page and were removed: {what}; its text stays",
    advice="Nothing to do. Convert to an archive to keep the comment as its author wrote it.",
)
COMMENT_SWALLOWED = MessageType(
    "comment-swallowed",
    LOSS,
    "{number:character|characters} of the comment are removed with parts of it that are not safe on a public page, "
    "or that do not end ({what}): {text!r}",
    advice="Correct the comment in the source: close the element, or write `<` as `&lt;`. An archive keeps the comment "
    "as its author wrote it.",
)
COMMENT_UNENDED_TAG = MessageType(
    "comment-unended-tag",
    WARNING,
    "a `<` in the comment begins a tag that does not end; it is shown as text, so that what follows is not lost",
    advice="Nothing to do, unless a tag was meant: then correct the comment.",
)
PACKED_DAMAGE = MessageType(
    "packed-damage",
    LOSS,
    "the compressed file breaks off ({why}): what came before is read; download or copy the file again",
    advice="Download or copy the file again, then run again.",
)
UNREADABLE_FILE = MessageType(
    "unreadable-file",
    ERROR,
    "it cannot be read: {why}",
    advice="Check its permissions, or copy or download it again, and run again.",
)
LINK_NOT_FOLLOWED = MessageType(
    "link-not-followed",
    INFO,
    "{why}",
    advice="Nothing to do. Give the target of the link as a source if it belongs to the blog.",
)
UNKNOWN_FORMAT = MessageType(
    "unknown-format",
    LOSS,
    "it is not read: {why}",
    advice="If it belongs to the blog, give it as a separate source with --from. Otherwise there is nothing to do.",
)
UNSUPPORTED_EXPORT = MessageType(
    "unsupported-export",
    LOSS,
    "it is left out: {why}",
    advice="Do what the message says. blogport does not open exports that it cannot read, since they hold "
    "private data of others.",
)
OWN_OUTPUT = MessageType(
    "own-output",
    WARNING,
    "blogport wrote this folder, so it is not read as part of the source; to read it, name it as a source",
    advice="Nothing to do, unless you want to read it: then give the folder itself as a source.",
)
REMOVED = MessageType(
    "removed",
    INFO,
    "{number:file of an earlier run is not in this one and was|files of an earlier run are not in this one and were} "
    "removed: {files}",
    advice="Nothing to do. If you converted the parts of an export one by one, convert them again in one command: `blogport "
    "convert part1.xml part2.xml site --to …`.",
)
WITHDRAWN = MessageType(
    "withdrawn",
    INFO,
    "{number:file of an earlier run was|files of an earlier run were} removed, since the old site hides now what was there: "
    "{files}",
    advice="Nothing to do. If the site is in a repository, its history still has them.",
)
GONE = MessageType(
    "gone",
    WARNING,
    "{number:file of an earlier run is not in this one and stays|files of an earlier run are not in this one and stay}: "
    "{files}",
    advice="Run again with `--prune` to remove these files. If you converted the parts of an export one by one, convert them "
    "again in one command: `blogport convert part1.xml part2.xml site --to …`.",
)
EDITED_FILE = MessageType(
    "edited-file",
    WARNING,
    "it was changed since blogport wrote it, and stays as it is; the version of this run is in {name}.new beside it, if it "
    "is another one",
    advice="Take what you want of the new version into your file, and delete the `.new` file. `--merge` does so by itself where no part was changed on both sides; `--force` overwrites your file.",
)
MERGED_FILE = MessageType(
    "merged-file",
    INFO,
    "it was changed since blogport wrote it; it has these changes and those of this run now",
    advice="Look at what changed, for example with `git diff`. Nothing else is to do.",
)
EDITED_GONE = MessageType(
    "edited-gone",
    WARNING,
    "this run does not write it any more; it stays, since it was changed after blogport wrote it: if its post is gone or private "
    "now, delete it, for the new site still shows it",
    advice="If the old site has no such post any more, or hides it, delete the file. Otherwise there is nothing to do.",
)
BAD_RECORD = MessageType(
    "bad-record",
    ERROR,
    "this line is not a record of an archive ({why}); it is not read",
    advice="Correct the line; the schema `schemas/archive.schema.json` describes it. `blogport docs archive` "
    "explains the fields.",
)
UNKNOWN_FIELD = MessageType(
    "unknown-field",
    WARNING,
    "a {what} has no field {field} for such a value; it is kept in extra",
    advice="Check the spelling of the field. If it is your own field, write it into `extra`.",
)
SAME_AGAIN = MessageType(
    "same-again",
    INFO,
    "it is in the sources more than once, unchanged; it is written once",
    advice="Nothing to do.",
)
OTHER_AGAIN = MessageType(
    "other-again",
    LOSS,
    "another {what} with this name came before it; the first is used, this one is not written",
    advice="Find out which is the right one, and give that source first, or rename one of the two.",
)
OTHER_SITE = MessageType(
    "other-site",
    WARNING,
    "this source is of {url}, the first one of {first}; they are written as one site",
    advice="If the site moved in between, nothing is wrong. If these are two sites, convert each by itself.",
)
PATH_TAKEN = MessageType(
    "path-taken",
    INFO,
    "another post has the file {wish}; this one is {path}",
    advice="Nothing to do. Its URL does not depend on the name of the file.",
)
OTHER_WITH_ID = MessageType(
    "other-with-id",
    WARNING,
    "another {what} has its id; its id is now {new}",
    advice="Nothing to do, unless other records refer to it by id: they mean the first one now. The old id is "
    "in extra.",
)
COMMENTS_ONLY = MessageType(
    "comments-only",
    INFO,
    "{format} has the comments alone, with the titles and addresses of their posts; the rest of the blog is not in it",
    advice="Nothing to do: write the blog itself with another target.",
)
NO_PLACE = MessageType(
    "no-place",
    LOSS,
    "{format} cannot hold {what}: {number} not written; --to archive keeps them",
    advice="Convert to `archive` as well if you want to keep them.",
)
KEPT_AS_CUSTOM_HTML = MessageType(
    "kept-as-custom-html",
    INFO,
    "the block editor has no block for {what}: {number:Custom HTML block is|Custom HTML blocks are} "
    "used instead",
    advice="Nothing to do. The text is shown as before; in the editor it is HTML.",
)
OTHER_PARAGRAPHS = MessageType(
    "other-paragraphs",
    WARNING,
    "WordPress's automatic paragraphs will space {what} a little differently; no words are lost",
    advice="Leave out `-o classic=true` to write blocks, which keep the spacing.",
)
KEPT_AS_HTML = MessageType(
    "kept-as-html",
    INFO,
    "Markdown cannot express everything that a <{what}> has here; it stays HTML ({number:time|times})",
    advice="Nothing to do: generators show the HTML. Rewrite these places by hand if you want pure Markdown.",
)
DROPPED_LAYOUT = MessageType(
    "dropped-layout",
    INFO,
    "Markdown has no floats and galleries: {what} ({number:time|times}) is dropped, the images stay",
    advice="`-o keep=alignleft,alignright,wp-block-gallery` keeps such images as HTML; the theme of the output shows them"
    " as the old site did.",
)
NESTED_TOO_DEEP = MessageType(
    "nested-too-deep",
    LOSS,
    "its elements are nested deeper than {levels} levels, which would end the build of the site; the text of the deeper ones stays,"
    " without its markup",
    advice="Look at the post in the output: this is mostly a damaged text, or a quote in a quote in a quote.",
)
STRAY_COMMENT = MessageType(
    "stray-comment",
    ERROR,
    "a comment is outside of any post; it is kept with the unknown data of the site",
    advice="Look at the line that is named: the export is damaged there. Export again if you can.",
)
NOTHING_IN_SOURCE = MessageType(
    "nothing-in-source",
    WARNING,
    "there is no post, page, image or comment in it",
    advice="Look into the source: it may be cut off, or the export of an empty blog. Otherwise export again.",
)
LOST_START = MessageType(
    "lost-start",
    WARNING,
    "the start tag of an item is missing; it is read from its title to its end tag",
    advice="Look at this post in the target: what stood before its title is lost.",
)
FILES_ALONE = MessageType(
    "files-alone",
    WARNING,
    "there are images and other files in it, and no posts or pages",
    advice="Give the export of the blog as a source too: `blogport convert export.xml uploads site --to …`. A copy of a site's"
    " files (`wp-content/uploads`) has none of its texts.",
)
NO_STATUS = MessageType(
    "no-status",
    WARNING,
    "nothing readable says who may see it; it is read as {status}",
    advice="Check it in the source, and publish it by hand if everyone may see it.",
)
RUN_TOGETHER = MessageType(
    "run-together",
    WARNING,
    "two records have merged here: it has twice what a record has once, or has elements of the export in its text;"
    " it is read as {status}",
    advice="Look at the line that is named: the export is damaged there. Export again if you can, or part the two by hand.",
)
UNACCOUNTED = MessageType(
    "unaccounted",
    ERROR,
    "{read} of {what} were read, but {written} written and {left_out} left out: please report this as a bug",
    advice="Report it with the report file and, if you can, the source. In a plug-in of yours: call `wrote` or"
    " `leave_out` for every record.",
)
REACTION = MessageType(
    "reaction",
    INFO,
    "{what} from other sites (ActivityPub, Webmention) that the source keeps as comments: {number}; they are counted at "
    "their posts and not shown as comments",
    advice="Nothing to do. `--to archive` keeps who sent them.",
)
READ_BACK_OTHERWISE = MessageType(
    "read-back-otherwise",
    ERROR,
    "the target was read back, and {what}; nothing in this report accounts for it",
    advice="Compare the post in the source and in the target. If nobody changed the target meanwhile, this is a fault in "
    "blogport: please report it with the post.",
)
NOT_READ_BACK = MessageType(
    "not-read-back",
    ERROR,
    "the target cannot be read back: {why}",
    advice="If nobody changed the target meanwhile, this is a fault in blogport: please report it.",
)
