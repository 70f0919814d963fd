"""What is left of an export whose beginning, by which it is known, is lost: by what stands in it.

Somebody cut a file in parts, a download went on in the middle, an editor saved a part under another name. Such a file is no
text of a blog, whatever it is called: shown as it is, it would show drafts, comments that wait, and addresses of people.
"""

import re
from collections.abc import Callable
from typing import Final

from converters import lazy_re

_CODE = lazy_re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+).*\n(?:(?!(?P=fence)).*\n)*+(?:.*)"
    r"|(?<=\n\n)(?:(?: {4}|\t).*\n?)++"
    r"|<(?P<element>pre|code|script|style|textarea)\b(?:(?!</(?P=element)\b)[\s\S])*+",
    re.MULTILINE,
)
"""Code that a text shows: it is about data, and is not data."""
_KEY = lazy_re.compile(r'"([A-Za-z_]\w{0,40})"\s*:')
_KEYS: Final = frozenset(
    "approvedAt approvedSource author author_email author_id authorId authorIp blog_name body cc comment comment_id comment_status commentHex content content_html"
    " content_raw content_text content_title created created_at createdAt createdById createdTime creationDate currRevSourcePatch date date_gmt date_published date_unixtime"
    " deletedAt deletedStatus draft email emailAddress embeddingPageUrl excerpt extId featured_media from_id guid html html_url id insertedAt inReplyTo ip ipAddress is_draft is_private isApproved isDeleted isPending isSpam"
    " lexical link locator mail markdown message mobiledoc modified modified_gmt nick note_count objectId page_key pageId pageType parent parent_id parentId parentNr password passwordHash"
    " pid ping_status plaintext postType post_id post_url published published_at publishedAt reblog_key replies rid sensitive site_name slug"
    " state status sticky tags text text_entities title ua updated_at updatedAt url user user_agent user_id userCreated username uuid visibility".split()
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


_LONGEST_SAMPLE: Final = 60
"""Keys, elements, lines or rows of data that a text may show as an example."""
_PARAGRAPH = lazy_re.compile(
    r"^[ \t]*(?![ \t<(){}\[\]`,;-])([^\n]+)(?<![>,;{}\[\]])\n[ \t\r]*\n", re.MULTILINE
)
"""A line before an empty one, that is no line of data."""
_WORD = lazy_re.compile(r"[^\W\d_]{2,}(?!\w)")
_SENTENCE: Final = 3
"""Words of a line that is one of a text."""


def what_remains(text: str) -> str:
    """What kind of data a text is a part of, with its article; empty for a text.

    Code in it is passed over, unless the text is nothing else; so is a sample of data below a paragraph.
    """
    shown = _CODE.sub("", text)
    if not shown.strip():
        shown = text
    return next((kind for kind, is_found in _KINDS.items() if is_found(shown)), "")


def _is_json(text: str) -> bool:
    keys = [key for key in _KEY.finditer(text) if key[1] in _KEYS]
    return len({key[1] for key in keys}) >= _FEWEST["keys"] and not _is_sample(text, keys)


def _is_movable_type(text: str) -> bool:
    lines, rules = list(_LINE.finditer(text)), list(_RULE.finditer(text))
    if len(rules) < _FEWEST["rules"] or len({line[1] for line in lines}) < _FEWEST["lines"]:
        return False
    return rules[0].start() < lines[0].start() or not _is_sample(text, lines)


def _is_dump(text: str) -> bool:
    start = _OF_A_DUMP.search(text)
    rows = list(_ROWS.finditer(text))
    if not start or len(rows) < _FEWEST["rows"]:
        return False
    lead = text[: text.find("\n", min(start.start(), rows[0].start()))]
    return lead.count(")") > lead.count("(") or not _is_sample(text, rows)


def _is_csv(text: str) -> bool:
    rows = list(_CELLS.finditer(text))
    if len(rows) < _FEWEST["records"]:
        return False
    return text.count('"', 0, rows[0].start()) % 2 == 1 or not _is_sample(text, rows)


def _is_xml(text: str) -> bool:
    tags = [tag for tag in _TAG.finditer(text) if tag[1] in _ELEMENTS or tag[1].startswith(_PREFIXES)]
    if len({tag[1] for tag in tags}) < _FEWEST["elements"]:
        return False
    return tags[0][0].startswith("</") or not _is_sample(text, tags)


def _is_sample(text: str, signs: list[re.Match[str]]) -> bool:
    """Whether signs of data are few, and stand below a paragraph: a text is about them.

    A part of an export that begins within a text has the end of that text first, which each kind looks for.
    """
    lines = _PARAGRAPH.findall(text, 0, signs[0].start()) if len(signs) <= _LONGEST_SAMPLE else []
    return any(len(_WORD.findall(line)) >= _SENTENCE for line in lines)


_KINDS: Final[dict[str, Callable[[str], bool]]] = {
    "an export in JSON": _is_json,
    "a Movable Type export": _is_movable_type,
    "a dump of a database": _is_dump,
    "an export in CSV": _is_csv,
    "an export in XML": _is_xml,
}
