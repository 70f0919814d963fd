"""The table of exports: a row a platform.

The reader of a platform uses the patterns of its row (`Platform.is_head`, `Platform.roots`).
"""

from converters.known_comment_systems import SYSTEMS
from converters.readers.platform_exports.platform import Platform

_MEDIUM_POST = r"(?:\d{4}-\d\d-\d\d|draft)_[^/]*-[0-9a-f]{8,12}\.html"
_FEED_ELEMENT = (
    r"(?:<\?xml[^>]*>\s*)?(?:<\?xml-stylesheet[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:[\w.-]+:)?feed\b"
)
_ENTRY_FIELD = (
    r"(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|CATEGORY|PRIMARY CATEGORY|ALLOW COMMENTS|CONVERT BREAKS)"
)
_BEFORE_JSON = r"(?:(?:/\*\*/)?[\w.$]+\(|<(?:br|b)\b.{0,4000}?(?=[\[{]\s*[{\"]))?\s*"
"""What may stand before JSON: a function that a script is given (JSONP), or a message of PHP."""

_SUBSTACK_POST = r"\d{5,}\.[^/.]+\.html"
"""The text of a post in an export of Substack: only its table says who may read it."""
_BEFORE_TABLE = r"(?:[,;\"|\t ]*\r?\n|\"?sep=[,;|\t]?\"?\r?\n){0,9}"
"""What a program of spreadsheets may put before the names of columns: empty lines, and the separator."""

_OF_AN_ACCOUNT = "it holds messages and what only friends may see; save the pages of the public posts from a browser, and give those"

_OF_FILES = "save the pages of the site while it runs, and give those"

_OF_A_FEED = r'\{(?!\s*"[^"]*"\s*:\s*\{[^{}]{0,2000}?"version"\s*:)'
"""How a JSON Feed begins: not within another object, where no reader looks for its items."""

PLATFORMS: tuple[Platform, ...] = (
    Platform(
        name="a Blogger Takeout export",
        starts="<",
        trees=(
            (r"Takeout/Blogger/.+",),
            (r"Blogs/[^/]+/feed\.atom",),
            (r"feed\.atom", r"(?:settings|followers)\.csv"),
        ),
        head=_FEED_ELEMENT + r"[^>]*schemas\.google\.com/blogger/2018",
        reader="blogger",
    ),
    Platform(
        name="a Blogger backup",
        starts="<",
        head=_FEED_ELEMENT
        + r".{0,20000}?(?:schemas\.google\.com/g/2005#kind|schemas\.google\.com/blogger/2008/kind#"
        r"|tag:blogger\.com,1999:blog-\d+\.archive)",
        reader="blogger",
    ),
    Platform(
        name="a theme of Blogger",
        starts="<",
        advice="a theme holds no posts: export the blog itself (Settings, Back up content), and give that",
        head=r"(?:<\?xml[^>]*>\s*)?(?i:<!DOCTYPE html[^>]*>\s*)?<html\b(?:[^>]*\sexpr:[a-z]+="
        r"|[^>]*>.{0,8000}?<(?:b:(?:skin|include|if|section|template-skin)\b|data:))",
        private=False,
    ),
    Platform(
        name="a dump of the Blogger API",
        starts="[{",
        head=r'[\[{](?!\s*"record"\s*:)(?=.{0,8000}?"kind"\s*:\s*"blogger#)',
        reader="blogger",
    ),
    Platform(
        name="an export in BlogML",
        starts="<",
        head=r"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:[\w.-]+:)?blog\s(?=[^>]*(?:root-url=|[Bb]log[Mm][Ll]))",
        reader="blogml",
    ),
    Platform(
        name="a Ghost export",
        starts="{",
        trees=(
            (r"[^/]+\.ghost\.\d{4}(?:-\d\d){5}\.json",),
            (r"[^/]*ghost[^/]*\.json", r"content/(?:images|files|media)/.+"),
        ),
        reader="ghost",
        head=r'\{\s*"(?:db"\s*:\s*\[\s*\{\s*"(?:meta|data)"|meta"\s*:\s*\{\s*"exported_on")',
    ),
    Platform(
        name="a Medium export",
        starts="<",
        trees=(
            (rf"posts/{_MEDIUM_POST}",),
            (_MEDIUM_POST, r"draft_[^/]+-[0-9a-f]{8,12}\.html"),
            (
                rf"\A[^/]*[Mm]edium[^/]*/{_MEDIUM_POST}",
            ),  # the source itself: a site may have a few such pages in a folder
            (r"posts/[^/]+\.html", r"profile/profile\.html"),
            (r"(?:ips|bookmarks|claps|sessions|users-following)/\w+(?:-\w+)*-0001\.html",),
        ),
        head=r'(?i:(?:<!DOCTYPE html>\s*)?<html\b)(?=.{0,20000}?<article class="h-entry">)'
        r'(?=.{0,40000}?<section data-field="body" class="e-content">)',
        reader="medium",
    ),
    Platform(
        name="a Substack export",
        starts=',;"|\t \r\nsp',
        trees=(
            (r"posts\.csv", r"posts/\d+(?:\.[^/]*)?\.html"),
            (r"posts\.csv", r"email_list\.[^/]+\.csv"),
            (r"(?:posts/)?\d+\.[^/]*\.?(?:opens|delivers)\.csv",),
            (rf"posts/{_SUBSTACK_POST}",),
        ),
        part=_SUBSTACK_POST,
        head=_BEFORE_TABLE + r'"?post_id\b(?=[^\n]{0,2000}?\bpost_date\b)(?=[^\n]{0,2000}?\bis_published\b)',
        reader="substack",
    ),
    Platform(
        name="a Tumblr export",
        starts="<",
        trees=(
            (r"posts/html/\d+\.html",),
            (r"html/\d+\.html", r"posts_index\.html"),
            (r"conversations/convo_[^/]+\.html",),
            (r"posts\.zip", r"media/\d+(?:_\d+)?\.\w+"),
            (r"json/\d+\.json", r"(?:posts|media)/.+"),
        ),
        head=r'(?i:<!DOCTYPE html>\s*<html>)(?=.{0,1000}?href="\.\./style\.css")(?=.{0,60000}?<span id="timestamp">)',
        reader="tumblr",
    ),
    Platform(
        name="a dump of the Tumblr API",
        starts="<[v{",
        head=r'[\[{](?!\s*"record"\s*:)(?=.{0,60000}?"blog_name"\s*:)(?=.{0,60000}?"post_url"\s*:)|var tumblr_api_read\b|'
        r'\{\s*"tumblelog"\s*:\s*\{|'
        r"(?:<\?xml[^>]*>\s*)?<tumblr\b",
        reader="tumblr",
    ),
    Platform(
        name="a Movable Type or TypePad export",
        head=rf"{_ENTRY_FIELD}:(?=.{{0,20000}}?[\r\n][ \t]*(?:{_ENTRY_FIELD}|START BODY|BODY):)"
        r"(?=.{0,20000}?[\r\n](?:-----[ \t]*[\r\n]|START BODY:))"
        # the beginning is lost or damaged: the rest of an entry, and the end of it or the first field of the next
        rf"|[^<{{\[].{{0,20000}}?[\r\n]-----[ \t]*[\r\n]+(?:EXTENDED )?BODY:.{{0,60000}}?[\r\n]-{{8}}[ \t]*(?:[\r\n]+[\w ]{{2,30}}:|\s*$)",
        reader="movabletype",
    ),
    Platform(
        name="a LiveJournal or Dreamwidth export",
        starts="<",
        trees=(
            (r"L-\d+", r"C-\d+"),
            (r"L-\d+", r"(?:user\.map|comment\.meta|userpics\.xml)"),
            (r"posts-xml/\d{4}-\d\d\.xml",),
        ),
        reader="livejournal",
        head=r"(?:<\?xml[^>]*>\s*)?(?:<livejournal\b|<event>\s*<itemid>|<comments>\s*<comment>\s*<id>[^<]*</id>\s*<(?:parentid|state|date|user|subject|body)\b)",
    ),
    *(
        Platform(name=export.name, starts=export.starts, head=export.head, reader=system.name)
        for system in SYSTEMS
        for export in system.exports
    ),
    Platform(
        name="a TiddlyWiki in one file",
        starts="<",
        advice="save it as a folder (tiddlywiki --load FILE --savewikifolder FOLDER), and give that",
        head=r"(?i:(?:<!doctype html[^>]*>\s*)?<html\b)"
        r"(?=.{0,8000}?<meta\s+name=\"(?:application-name|generator)\"\s+content=\"TiddlyWiki)",
        private=False,
    ),
    Platform(
        name="an SQLite database",
        starts="S",
        advice="export the blog from the program that uses it",
        head=r"SQLite format 3\0",
    ),
    Platform(
        name="a Mastodon archive",
        starts="{",
        trees=((r"outbox\.json", r"actor\.json"), (r"outbox\.json", r"media_attachments/.+")),
        reader="mastodon",
        head=r'\{(?=\s*"@context"\s*:)(?=.{0,8000}?"(?:orderedItems|OrderedCollection|outbox)")',
    ),
    Platform(
        name="a Telegram export",
        starts="{",
        trees=(
            (r"result\.json", r"photos/photo_\d+@.+"),
            (r"result\.json", r"(?:video_files|voice_messages|round_video_messages)/.+"),
        ),
        head=r'\{(?:(?=.{0,8000}?"messages"\s*:\s*\[\s*\{\s*"id")(?=.{0,8000}?"date_unixtime")|'
        r'(?=.{0,8000}?"personal_information"\s*:\s*\{\s*"user_id"))',
        reader="telegram",
    ),
    Platform(
        name="a Micro.blog archive",
        starts="{",
        head=_OF_A_FEED
        + r'(?=.{0,2000}?"version"\s*:\s*"https:\\?/\\?/jsonfeed\.org)(?=.{0,2000}?\bmicro\.blog\b)'
        r'(?=.{0,60000}?"content_text"\s*:)',
        reader="microblog",
    ),
    Platform(
        name="a JSON Feed",
        starts="{",
        head=_OF_A_FEED + r'(?=.{0,2000}?"version"\s*:\s*"https:\\?/\\?/jsonfeed\.org\\?/version\\?/)',
        private=False,
        reader="feed",
    ),
    Platform(
        name="an export of a Facebook or Instagram account",
        advice=_OF_AN_ACCOUNT,
        trees=(
            (r"your_(?:facebook|instagram)_activity/.+",),
            (r"messages/(?:inbox|archived_threads|filtered_threads|message_requests)/.+",),
            (r"html/(?:messages|wall|timeline)\.htm", r"index\.htm"),
            (
                r"content/posts_\d+\.(?:json|html)",
                r"(?:personal_information|messages|followers_and_following)/.+",
            ),
        ),
    ),
    Platform(
        name="a Google Takeout of other services than Blogger",
        advice=_OF_AN_ACCOUNT,
        trees=((r"Takeout/(?!Blogger/)[^/]+/.+",), (r"Keep/[^/]+\.html", r"Keep/[^/]+\.json")),
    ),
    Platform(
        name="an archive of a Twitter or X account",
        starts="w",
        advice=_OF_AN_ACCOUNT,
        trees=(
            (
                r"data/tweets?(?:-part\d+)?\.js",
                r"data/(?:account|manifest|profile|direct-messages[\w-]*)\.js",
            ),
        ),
        head=r"window\.YTD\.",
    ),
    Platform(
        name="an export of a Reddit account",
        advice=_OF_AN_ACCOUNT,
        trees=((r"posts\.csv", r"(?:comments|ip_logs|statistics|messages|chat_history|post_votes)\.csv"),),
        starts='"i',
        head=r'"?id"?,(?=[^\n]{0,500}?\bpermalink\b)(?=[^\n]{0,500}?\bip\b)(?=[^\n]{0,500}?\bsubreddit\b)',
    ),
    Platform(
        name="an export of a LinkedIn account",
        advice=_OF_AN_ACCOUNT,
        trees=((r"Articles/Articles/[^/]+\.html",), (r"Connections\.csv", r"messages\.csv")),
    ),
    Platform(
        name="an export of a VK or Snapchat account",
        advice=_OF_AN_ACCOUNT,
        trees=((r"messages/-?\d+/messages\d+\.html",), (r"html/chat_history/.+",)),
    ),
    Platform(
        name="a dump of WordPress's REST API",
        head=_BEFORE_JSON + r"""(?:\[\s*){0,2}\{(?!\s*"record"\s*:)(?:"""
        r'(?=.{0,8000}?"(?:title|content|guid)"\s*:\s*\{\s*"(?:rendered|raw)"\s*:)(?=.{0,60000}?"(?:date|slug|date_gmt)"\s*:)|'
        r'(?=.{0,8000}?"author_name"\s*:)(?=.{0,8000}?"post"\s*:\s*\d)|'
        r'(?=.{0,8000}?"avatar_urls"\s*:\s*\{)(?=.{0,8000}?"slug"\s*:)|'
        r'(?=.{0,8000}?"source_url"\s*:)(?=.{0,8000}?"media_type"\s*:)|'
        r'(?=.{0,2000}?"id"\s*:\s*\d)(?=.{0,8000}?"taxonomy"\s*:\s*")(?=.{0,8000}?"slug"\s*:)|'
        r'(?=.{0,4000}?"(?:gmt_offset|home)"\s*:)(?=.{0,8000}?"namespaces"\s*:\s*\[)|'
        r'(?=.{0,8000}?"object_id"\s*:)(?=.{0,8000}?"menu_order"\s*:)|'
        r'(?=.{0,8000}?"rest_base"\s*:)(?=.{0,8000}?"name"\s*:)|'
        r'(?=.{0,8000}?"auto_add"\s*:)(?=.{0,8000}?"locations"\s*:)|'
        r'(?=\s*"found"\s*:\s*\d)(?=.{0,2000}?"(?:posts|comments|media|users|tags|categories)"\s*:\s*\[)|'
        r'(?=\s*"ID"\s*:\s*\d)(?=.{0,8000}?"(?:site_ID|post_count|nice_name|is_private|jetpack)"\s*:))',
        reader="wordpress-rest",
    ),
    Platform(
        name="a dump of WordPress's database",
        head=r"(?=--|#|/\*|SET |DROP |CREATE |BEGIN|START )"
        r".*?CREATE TABLE[^(]{0,80}?(?:commentmeta|postmeta|termmeta|posts\b[^;]{0,2000}?post_content)\b",
        reader="wordpress-sql",
    ),
    Platform(
        name="a dump of a database",
        starts="-/",
        advice="export the blog from the program that uses it",
        head=r"(?:-- (?:phpMyAdmin SQL Dump|MySQL dump|MariaDB dump|PostgreSQL database dump)|/\*!\d+ SET )",
    ),
    Platform(name="a Dotclear export", starts="/", head=r"///DOTCLEAR\|", reader="cms-sql"),
    Platform(
        name="a folder of posts of BlogEngine.NET",
        starts="<",
        advice="export the blog as BlogML (Settings, Import & Export), and give that",
        trees=((r"App_Data/posts/[0-9a-fA-F-]{36}\.xml",),),
        head=r"(?:<\?xml[^>]*>\s*)?<post>(?=.{0,60000}?<(?:ispublished|iscommentsenabled)>)",
    ),
    Platform(
        name="a dump of the API of Forem (dev.to)",
        starts="[{",
        advice="save the pages of the posts from a browser, and give those: they have the comments too",
        head=r'(?:\[\s*)?\{\s*"type_of"\s*:\s*"(?:article|comment)"',
    ),
    Platform(
        name="a Hashnode export",
        starts="{[",
        advice="let Hashnode back the blog up to GitHub (Blog dashboard, GitHub), and give that folder of Markdown",
        head=r'(?:\{\s*"posts"\s*:\s*)?\[\s*\{(?=.{0,8000}?"_id"\s*:)(?=.{0,60000}?"contentMarkdown"\s*:)',
    ),
    Platform(
        name="a Write.as export",
        starts="{",
        advice="export the posts as text (ZIP), and give the folder of that",
        head=r'\{(?=.{0,2000}?"username"\s*:)(?=.{0,4000}?"collections"\s*:\s*\[\s*\{(?=.{0,2000}?"alias"\s*:))',
    ),
    Platform(
        name="a Contentful export",
        starts="{",
        advice="build the site, and give its pages, or its feed with whole posts",
        head=r'\{(?=\s*"(?:contentTypes|entries|assets|locales|tags)"\s*:\s*\[)(?=.{0,60000}?"sys"\s*:\s*\{)',
    ),
    Platform(
        name="an export of Sanity",
        starts="{",
        advice="build the site, and give its pages, or its feed with whole posts",
        head=r'\{(?=[^\n]{0,8000}?"_createdAt"\s*:)(?=[^\n]{0,8000}?"_type"\s*:)(?=[^\n]{0,8000}?"_rev"\s*:)',
    ),
    Platform(
        name="a dump of the API of Strapi",
        starts="{",
        advice="build the site, and give its pages, or its feed with whole posts",
        head=r'\{\s*"data"\s*:\s*\[\s*\{\s*"id"\s*:\s*\d+\s*,\s*"(?:attributes"\s*:\s*\{|documentId"\s*:)',
    ),
    Platform(
        name="a journal of Day One",
        starts="{",
        advice="nothing in it says what is for others; export what is to be published as plain text, and give that",
        head=r'\{\s*"metadata"\s*:\s*\{\s*"version"\s*:[^}]*\}\s*,\s*"entries"\s*:\s*\[',
    ),
    Platform(
        name="a copy of Bludit",
        advice=_OF_FILES,
        trees=(
            (r"bl-content/databases/pages\.php",),
            (r"bl-kernel/.+", r"bl-content/pages/[^/]+/index\.\w+"),
        ),
        private=False,
    ),
    Platform(
        name="a copy of FlatPress",
        advice=_OF_FILES,
        trees=((r"fp-content/content/\d\d/\d\d/entry\d[\d-]+\.txt",), (r"fp-includes/.+", r"fp-content/.+")),
        private=False,
    ),
    Platform(
        name="a copy of DokuWiki",
        advice=_OF_FILES,
        trees=(
            (r"data/pages/.+\.txt", r"(?:doku\.php|inc/.+|conf/\w+\.php|data/(?:meta|attic|media_meta)/.+)"),
        ),
        private=False,
    ),
    Platform(
        name="a Wix export",
        head=_BEFORE_TABLE
        + r"(?=[^\n]*\bPublished Date\b)(?=[^\n]*\bRich Content\b)(?=[^\n]*\bPlain Content\b)",
        reader="wix",
    ),
)
"""In the order in which they are tried; the first that fits counts."""

EXPORTS_ONLY = frozenset(
    (
        *"blogml ghost livejournal mastodon movabletype substack wix".split(),
        *(system.name for system in SYSTEMS if system.exports),
    )
)
"""Readers that read nothing but exports that a row of `PLATFORMS` knows."""
AS_FILES_EXPORTS_ONLY = EXPORTS_ONLY | frozenset(
    "blogger medium microblog staticman telegram tumblr wordpress-rest".split()
)
"""The same of single files; in folders these readers know more."""
