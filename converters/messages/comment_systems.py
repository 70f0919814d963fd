"""Messages of writing what comment systems import."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

COMMENT_SIMPLIFIED = MessageType(
    "comment-simplified",
    WARNING,
    "{number:element|elements} {what} in comments that the comment system does not show; the text stays, and images are links",
    advice="Nothing to do. Beside a site, its pages show the old comments as they were.",
)
MENTIONS_LEFT = MessageType(
    "mentions-left",
    INFO,
    "{number:pingback, trackback or mention is|pingbacks, trackbacks and mentions are} not written for the comment system: "
    "it takes only what people wrote below the page",
    advice="Nothing to do. Beside a site, its pages show them.",
)
UNDATED_COMMENT = MessageType(
    "undated-comment",
    WARNING,
    "{number:comment without a date gets|comments without a date get} the date of what they answer: the comment system must have one",
    advice="Give the comments a date in the source if you know it. One that answers nothing with a date gets the first day of 1970.",
)
FLATTENED = MessageType(
    "flattened",
    WARNING,
    "{number:answer is|answers are} moved up in the thread, with the name of who is answered in the text: the comment system "
    "shows {levels} levels",
    advice="Nothing to do. Beside a site, its pages show the whole thread.",
)
ADDRESSES_FOR_SERVER = MessageType(
    "addresses-for-server",
    WARNING,
    "the file for the comment system has the e-mail address of the author of {number:comment|comments}; the system shows it "
    "to nobody, so publish this file nowhere",
    advice="Import it, then delete it. It lies outside the folder of the site: keep it out of its repository too.",
)
COMMENTS_BESIDE = MessageType(
    "comments-beside",
    INFO,
    "{number:comment|comments} of {posts:page|pages} written for {system}: {path}. {step}",
    advice="Pages that have a form for it show it as soon as its server is stated, with `-o server=` or in the file that the "
    "page `comment-servers` of the manual names.",
)
RESTORE_DELETES = MessageType(
    "restore-deletes",
    WARNING,
    "restoring a backup of remark42 first deletes every comment that the site has on that server",
    advice="Restore it to a new server, or before anybody has commented. To add comments to those that are there, write `--to disqus` and "
    "import that.",
)
COMMENTS_APART = MessageType(
    "comments-apart",
    LOSS,
    "{format} imports no comments: {number} not written; --comments {system} writes what its API takes",
    advice="They are written beside the import then, with a program that sends them to the new blog (see the page `comment-servers` of the "
    "manual). `--to archive` keeps them too.",
)
COMMENTERS_BECOME_MEMBERS = MessageType(
    "commenters-become-members",
    WARNING,
    "each person who commented becomes a member of Ghost, with the e-mail address that the comment has; for each, Ghost sends a mail to staff "
    "who want to hear of signups, and to the members one when somebody answers them later",
    advice="Turn off the mails of free signups in the profiles of the staff before you send the requests. Members count in the "
    "plans of those who host Ghost. They have a label, Imported comments, by which they are found and deleted.",
)
MEMBER_WITHOUT_ADDRESS = MessageType(
    "member-without-address",
    WARNING,
    "{number:member of Ghost will have|members of Ghost will have} an address that leads nowhere (@anonymous.invalid): who commented gave "
    "none, or that of somebody with another name",
    advice="Nothing to do. Ghost wants an address for each member, and no mail reaches these.",
)
COMMENT_WITHOUT_TEXT = MessageType(
    "comment-without-text",
    WARNING,
    "{number:comment|comments} without text will have an ellipsis: Ghost takes none that is empty",
    advice="Nothing to do, unless the text is missing in the source alone: then add it there.",
)
PADDED_COMMENT = MessageType(
    "padded-comment",
    WARNING,
    "{number:comment is|comments are} shorter than the 3 characters that Disqus takes, and get an ellipsis",
    advice="Nothing to do. Beside a site, its pages show the old comments as they were.",
)
LARGE_ITEM = MessageType(
    "large-item",
    WARNING,
    "the comments of a page alone are more than the 50 MB that Disqus takes in a file",
    advice="Ask the support of Disqus, which imports larger files by hand.",
)
GITHUB_KEEPS_NOTHING = MessageType(
    "github-keeps-nothing",
    WARNING,
    "GitHub cannot keep who wrote a comment and when: all are posted by your account, on the day on which you post them; name and "
    "date stand at the head of each text",
    advice="Beside a site, its pages show the old comments with authors and dates; giscus can begin with new ones.",
)
FORM_BY_HAND = MessageType(
    "form-by-hand",
    WARNING,
    "the pages for {generator} do not show the form of {system} by themselves",
    advice="Put what the documentation of the system says into the layout of posts, below the comments. What it imports is written "
    "all the same.",
)
