"""Messages about who could see a post on the old site."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

MEMBERS_ONLY = MessageType(
    "members-only",
    INFO,
    "{number:post was|posts were} hidden from visitors without an account ({gate}): not written; --include members "
    "writes such posts as drafts",
    advice="Nothing to do. `blogport docs gates` lists by what blogport knows such posts. Add `--include members` if "
    "you want to publish them after a look.",
)
PART_FOR_MEMBERS = MessageType(
    "part-for-members",
    WARNING,
    "{number:part of its text or comments was|parts of its text or comments were} hidden from visitors ({gates}): not written; "
    "--include members writes the whole post as a draft",
    advice="Read the post in the target: a sentence may lead to what is not there. `blogport docs gates` lists by "
    "what blogport knows such parts.",
)
PRIVATE_FOR_MEMBERS = MessageType(
    "private-for-members",
    WARNING,
    "the old site kept it, or the rest of its text, for members ({gate}), which WordPress does not know: its status is private",
    advice="In WordPress, close it with a plug-in for members and publish it, or publish it for all.",
)
MEMBERS_RULES = MessageType(
    "members-rules",
    INFO,
    "{plugin} has {number:rule|rules} in the source that keep posts for members; they are applied",
    advice="Nothing to do. Compare the posts that were left out with what the old site shows without a login.",
)
MEMBERS_ELSEWHERE = MessageType(
    "members-elsewhere",
    WARNING,
    "the site used {plugin}, which can keep posts for members by settings that no export has; such posts cannot be "
    "distinguished from others",
    advice="Open the old site without a login, and check that every post of the target was public there. Make those "
    "that were not private in WordPress, and export again.",
)
PART_OF_HIDDEN = MessageType(
    "part-of-hidden",
    INFO,
    "{number:post|posts} of the type {type} in what is not public ({reason}): hidden like it, and not written",
    advice="Nothing to do. `--include` with this reason writes them as drafts, if it is a word of `--include`.",
)
BELOW_HIDDEN = MessageType(
    "below-hidden",
    WARNING,
    "{number:post|posts} of the type {type} below one that is not public ({reason}): as hidden as that, and not "
    "written",
    advice="WordPress shows a public page below a private one. If everyone may see it, give it another parent in "
    "WordPress and export again, or `--include` this reason and publish the draft.",
)
ODD_PARENT = MessageType(
    "odd-parent",
    WARNING,
    "{number:page names|pages name} as parent what no page can be below: a post of another type, or no number",
    advice="The export is damaged or was changed. If it has pages that are not public, the pages are not written: they may be "
    "below these. Give them their parent in WordPress and export again, or write 0 as `wp:post_parent` if they have none.",
)
INTERNAL_TYPE = MessageType(
    "internal-type",
    INFO,
    "{number:post|posts} of the type {type} ({plugin}), which no visitor sees: not written; --to archive keeps every post",
    advice="Nothing to do. `blogport docs gates` lists these types.",
)
UNKNOWN_TYPE = MessageType(
    "unknown-type",
    INFO,
    "the post type {type} is not known; visitors could open the permalinks of its {number:post|posts}, which are "
    "public",
    advice="Look at these posts in the target. If they are not meant for visitors, remove them from the source.",
)
HIDDEN_TYPE = MessageType(
    "hidden-type",
    WARNING,
    "the post type {type} is not known, and no visitor could open the permalinks of its {number:post|posts}, which are "
    "not written",
    advice="Nothing to do if a plug-in keeps its own data in them. `--include private` writes them as drafts.",
)
INTERNAL_NAME = MessageType(
    "internal-name",
    WARNING,
    "the post type {type} is not known, and its name says that it is for internal use: its {number:post|posts} are not "
    "written",
    advice="Nothing to do if visitors never saw them: orders, messages, entries of a form. Otherwise `--include private` "
    "writes them as drafts.",
)
MOSTLY_LEFT_OUT = MessageType(
    "mostly-left-out",
    WARNING,
    "{number} of {total} published posts are left out for one reason: {reason}",
    advice="If everyone could see these posts, something is wrong with the source, or with what blogport makes of "
    "it. `--include` with this word writes them as drafts.",
)
