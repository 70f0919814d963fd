"""Messages of reading folders of Markdown."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

BAD_HEADER = MessageType(
    "bad-header",
    LOSS,
    "its front matter cannot be read as a whole ({why}); its lines are read one by one, and it is kept as text in extra",
    advice="Correct the front matter in the line that is named, and run again.",
)
OTHER_HEADER = MessageType(
    "other-header",
    INFO,
    "{number:text has|texts have} front matter as {program} reads it, and {generator} does not; its fields are read",
    advice="Nothing to do, unless the texts are not of that program.",
)
HIDDEN_TEXT = MessageType(
    "hidden-text",
    INFO,
    "{number:text is|texts are} in comments of a template language, which the old site did not show; no page has them",
    advice="Nothing to do. Convert to `archive` as well if you want to keep them.",
)
KEPT_BACK = MessageType(
    "kept-back",
    WARNING,
    "it is marked `{mark}` and kept back as {status}, whatever {generator} does with it",
    advice="Nothing to do if it is not public. If it is, take the mark out of its front matter, or move it to another folder.",
)
UNBUILT = MessageType(
    "unbuilt",
    WARNING,
    "it has no {missing}, so that {generator} makes no page of it; it is kept back as a draft",
    advice="Nothing to do if it is not public. If it is, write what it lacks into its front matter.",
)
PRIVATE_PAGES = MessageType(
    "private-pages",
    WARNING,
    "{number:page of the graph has|pages of the graph have} no `public:: true`: kept back as private",
    advice="Nothing to do if they are not public. `--include private` writes them as drafts.",
)
MAYBE_HIDDEN = MessageType(
    "maybe-hidden",
    WARNING,
    "it is marked `{mark}`, and it is published",
    advice="Check whether the old site shows it. If not, write `draft: true` into the front matter.",
)
DATED_AHEAD = MessageType(
    "dated-ahead",
    WARNING,
    "its date, {date}, is still to come, and it is published as {generator} does",
    advice="Check whether the old site shows it. If not, write `draft: true` into the front matter.",
)
DATE_ORDER = MessageType(
    "date-order",
    WARNING,
    "{number:date has|dates have} the {first} first, as other dates of the site show",
    advice="Check these dates. If they are wrong, write them as 2022-08-31.",
)
WRONG_VALUE = MessageType(
    "wrong-value",
    WARNING,
    "{field} is not {wanted}: {text!r}; it is kept in extra",
    advice="Correct the value in the front matter, and run again.",
)
BAD_SETTINGS = MessageType(
    "bad-settings",
    WARNING,
    "these settings of the site cannot be read ({why}); they are ignored",
    advice="Correct the file and run again. Without it, the permalinks, the time zone and the title of the "
    "site may be wrong.",
)
UNREAD_SETTING = MessageType(
    "unread-setting",
    WARNING,
    "the setting {name} of {generator} is not read ({why}); it may leave texts out of a build, and {effect}",
    advice="Compare the posts with the old site. Write the setting as plain values, and run again.",
)
MISSPELT_SETTING = MessageType(
    "misspelt-setting",
    WARNING,
    "{generator} does not know the setting {name}, which is like {known}; it leaves no text out of a build",
    advice="If you meant the known setting, correct the name and run again: texts that should not be public may be in the target. Otherwise there is nothing to do.",
)
UNREAD_BLOCKS = MessageType(
    "unread-blocks",
    LOSS,
    "blocks of the editor have fields that are not read, and are not in the text: {names}",
    advice="Look at the old page, and add what these fields showed by hand.",
)
BAD_DATA = MessageType(
    "bad-data",
    LOSS,
    "this data file, or an item of it, cannot be read ({why}); correct it and run again",
    advice="Correct the file in the place that is named, and run again.",
)
BAD_ZONE = MessageType(
    "bad-zone",
    WARNING,
    "the settings have {zone!r}, which is not a time zone; dates without an offset stay so",
    advice="Write a name of the IANA database, such as `Europe/Berlin`, into the settings.",
)
BAD_COMMENTS = MessageType(
    "bad-comments",
    LOSS,
    "{number:comment|comments} here have no text and no author; they are not read",
    advice="Look at the file that is named. It may not be a file of comments at all.",
)
NOT_UTF8 = MessageType(
    "not-utf-8",
    WARNING,
    "it is not UTF-8; it was read as Windows-1252",
    advice="Check a word with accents in the output. Save the file as UTF-8 if it is wrong.",
)
MAYBE_COMMENTS = MessageType(
    "maybe-comments",
    WARNING,
    "{number:data file|data files} not read that may hold comments, by the name: {example}",
    advice="If they are comments, give the file as a separate source beside the folder: `blogport convert SITE FILE TARGET --to …`; "
    "see `blogport docs comment-systems`.",
)
NOT_TAKEN = MessageType(
    "not-taken",
    INFO,
    "{number:file|files} not read ({what}), such as {example}: not a text, data or media file of the site",
    advice="Nothing to do: these are templates, scripts, styles and the like.",
)
UNREAD_TEXT = MessageType(
    "unread-text",
    LOSS,
    "this text is not read: {why}",
    advice="If it belongs to the blog, convert it to Markdown, move it to the folder of the posts, or name the generator "
    "with -o generator=.",
)
LEFT_OUT_FOLDER = MessageType(
    "left-out-folder",
    INFO,
    "{number:text in the folder {folder} is|texts in the folder {folder} are} not read, such as {example}: it holds what "
    "{generator} builds or uses, and no posts",
    advice="Nothing to do. If posts are in it, give the folder as a separate source.",
)
OUTSIDE_SITE = MessageType(
    "outside-site",
    WARNING,
    "{number:text, {example}, lies outside of the site in {folder} and is|texts, such as {example}, lie"
    " outside of the site in {folder} and are} not read; give them as another source if you want them",
    advice="Add the file or folder as another source if it belongs to the blog.",
)
COMMENTS_WITHOUT_POST = MessageType(
    "comments-without-post",
    WARNING,
    "the post of {number:comment|comments} is missing; a draft without text takes its place",
    advice="Give the source that has the post too, or correct the name of the file of comments.",
)
NO_PERMALINK = MessageType(
    "no-permalink",
    WARNING,
    "its URL is computed by a program ({why}); the default URL is used",
    advice="Write the URL into the front matter of the post, or accept the default URL.",
)
GUESSED_PERMALINKS = MessageType(
    "guessed-permalinks",
    WARNING,
    "the permalinks of texts like this one are guessed: {why}",
    advice="Compare one with the old site. Where they differ, state them: for all posts by a pattern, such as "
    "`-o permalink=/:year/:month/:slug/` (see `blogport docs options`), or in the front matter of each post.",
)
LINE_BREAKS = MessageType(
    "line-breaks",
    WARNING,
    "{number:text has|texts have} line ends that this site shows as line breaks, and others as spaces",
    advice="End a line with two spaces where the break matters, and run again.",
)
UNDATED_PERMALINK = MessageType(
    "undated-permalink",
    WARNING,
    "its permalink has its date in it, and its front matter has none; it gets a new permalink",
    advice="Give the post a date in its front matter, or redirect its old URL.",
)
NOT_BACK = MessageType(
    "not-back",
    INFO,
    "when this folder is read again: {what} ({number:post|posts}); -o keep-source=true keeps the "
    "originals in it",
    advice="Add `-o keep-source=true` if you want to convert the folder back later. The blog itself is "
    "complete without it.",
)
MDX = MessageType(
    "mdx",
    LOSS,
    "it is {what}, and {names} show only what a program makes of them; the text within them is kept",
    advice="Look at the old page, and add what the components (`<Name />`) and expressions (`{name}`) showed by hand.",
)
RESTRUCTURED_TEXT = MessageType(
    "restructured-text",
    LOSS,
    "it is reStructuredText, which is formatted only where the package docutils is installed: pages show its signs as text",
    advice="Install the package (`pip install 'blogport[rst]'`), and run again.",
)
NO_TEXTILE = MessageType(
    "no-textile",
    LOSS,
    "{number:text is|texts are} in Textile, and the package that reads it is not installed; its signs stay as text",
    advice="Install the package (`pip install 'blogport[textile]'`), and run again.",
)
TEXTILE_PROBLEM = MessageType(
    "textile-problem",
    LOSS,
    "a paragraph of this text in Textile has too many marks to be read; the signs of the whole text stay as text",
    advice="Close the marks in the text that is named, or divide the paragraph, and run again.",
)
RST_UNKNOWN = MessageType(
    "rst-unknown",
    WARNING,
    "the site generator or a plug-in formats {name!r} in this reStructuredText; its source stays as text "
    "({count:time|times})",
    advice="Replace it by hand in the text that is named.",
)
CONDITIONAL_TEXT = MessageType(
    "conditional-text",
    LOSS,
    "{count:text is|texts are} shown under a condition that only the program of the site can decide; no page has them",
    advice="Look at the old page, and write what it showed into the text that is named.",
)
UNREAD_DIRECTIVE = MessageType(
    "unread-directive",
    LOSS,
    "the directive {name!r} shows what the program of the site makes of it, and is left out ({count:time|times})",
    advice="Nothing to do for lists of pages and the like. Else look at the old page, and add what it showed by hand.",
)
RST_PROBLEM = MessageType(
    "rst-problem",
    WARNING,
    "docutils on this reStructuredText: {why}",
    advice="Correct the text that is named, and run again. Files that a text includes are never read: put what is in them "
    "into the text.",
)
