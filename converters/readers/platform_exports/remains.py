"""What is left of an export whose beginning, by which it is known, is lost: by what stands in it.

Somebody cut a file in parts, a download went on in the middle, an editor saved a part under another name. Such a file is no
text of a blog, whatever it is called: shown as it is, it would show drafts, comments that wait, and addresses of people.
"""

import re
from typing import Final

from converters import lazy_re

_CODE = lazy_re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*\n(?:(?!(?P=fence)).*\n)*+(?:.*)"
    r"|(?<=\n\n)(?:(?: {4}|\t).*\n?)++"
    r"|<(?P<element>pre|code|script|style|textarea)\b(?:(?!</(?P=element)\b)[\s\S])*+",
    re.MULTILINE,
)
"""Code that a text shows: it is about data, and is none."""
_KEY = lazy_re.compile(r'"([A-Za-z_]\w{0,40})"\s*:')
_KEYS: Final = frozenset(
    "author author_email author_id authorId blog_name body cc comment comment_id comment_status commentHex content content_html"
    " content_raw content_text content_title created created_at createdAt creationDate date date_gmt date_published date_unixtime"
    " draft email excerpt featured_media from_id guid html html_url id insertedAt inReplyTo ip ipAddress is_draft is_private isSpam"
    " lexical link locator mail message mobiledoc modified modified_gmt nick note_count objectId page_key parent parent_id password"
    " pid ping_status plaintext post_id post_url published published_at publishedAt reblog_key replies rid sensitive site_name slug"
    " state status sticky tags text text_entities title ua updated_at updatedAt url user user_agent user_id uuid visibility".split()
)
"""Names of the fields of posts and comments, and of people, in JSON."""
_TAG = lazy_re.compile(r"</?([A-Za-z][\w.-]*(?::[\w.-]+)?)\b")
_ELEMENTS: Final = frozenset(
    "allowmask anum author-email blogpost category categories channel comment comments content createdAt description ditemid email"
    " entry event eventtime feed guid ip ipAddress isApproved isDeleted isSpam item itemid lastBuildDate logtime managingEditor message photo-caption post post-name posts pubDate published"
    " regular-body regular-title reply security subject thread trackback updated webMaster".split()
)
_PREFIXES: Final = ("app:", "blogger:", "content:", "dc:", "dsq:", "excerpt:", "gd:", "thr:", "wp:")
"""Elements of exports, and their prefixes, that no page and no text has."""
_LINE = lazy_re.compile(
    r"^(AUTHOR|EMAIL|IP|DATE|TITLE|BASENAME|STATUS|CONVERT BREAKS|ALLOW COMMENTS|ALLOW PINGS|PRIMARY CATEGORY|CATEGORY|BODY"
    r"|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):",
    re.MULTILINE,
)
_RULE = lazy_re.compile(r"^-{5}(?:-{3})?[ \t]*$", re.MULTILINE)
_ROWS = lazy_re.compile(r"^[ \t]*INSERT INTO\b|\)[,;][ \t]*$|\),\s?\(", re.MULTILINE)
_OF_A_DUMP = lazy_re.compile(
    r"^(?:UNLOCK TABLES;|\) ENGINE=|/\*!\d{5} |-- (?:Dumping data|Dump completed)|[ \t]*INSERT INTO [`\"]?\w+[`\"]?[^\n]* VALUES\b)",
    re.MULTILINE,
)
_CELLS = lazy_re.compile(r'^"(?:[^"\n]|"")*+"(?:,"(?:[^"\n]|"")*+"){3,}[ \t\r]*$', re.MULTILINE)
_FEWEST: Final = {"keys": 4, "elements": 3, "lines": 3, "rules": 2, "rows": 4, "records": 3}
"""How many of each tell data from a text that mentions some: kinds of keys, elements and lines; and rows."""


def what_remains(text: str) -> str:
    """What kind of data a text is a part of, with its article; empty for a text.

    Code in it is passed over, unless the text is nothing else.
    """
    shown = _CODE.sub("", text)
    if not shown.strip():
        shown = text
    if len({*_KEY.findall(shown)} & _KEYS) >= _FEWEST["keys"]:
        return "an export in JSON"
    if len(_RULE.findall(shown)) >= _FEWEST["rules"] and len({*_LINE.findall(shown)}) >= _FEWEST["lines"]:
        return "a Movable Type export"
    if _OF_A_DUMP.search(shown) and len(_ROWS.findall(shown)) >= _FEWEST["rows"]:
        return "a dump of a database"
    if len(_CELLS.findall(shown)) >= _FEWEST["records"]:
        return "an export in CSV"
    names = {*_TAG.findall(shown)}
    found = {name for name in names if name in _ELEMENTS or name.startswith(_PREFIXES)}
    return "an export in XML" if len(found) >= _FEWEST["elements"] else ""
