"""The name of an author in what pages show about a post: `By Ada | 3 comments`, `Posted on May 3 by Ada in News`."""

import re
from typing import Final

from converters import lazy_re
from converters.formats.html.reader import dates
from converters.formats.html.reader.dom import Node, folded, text_of
from converters.readers.page_words import dates as written_dates
from converters.readers.page_words import phrases, relative

LONGEST: Final = 100
"""Characters of the longest name."""
MOST_WORDS: Final = 12
"""Words of the longest name, or of the names of several authors."""

_BY: Final = (
    "by|von|vom|par|por|door|av|af|przez|kirjoittanut|от|автор|автором|від|od|napsal|yazan|yazar|autor|autora|author|"
    "auteur|autore|auteure|auteur·ice|geschrieben von|verfasst von|written by|posted by|published by|created by|words by|text by|"
    "text von|story by|article by|reviewed by|escrito por|lo escribió|lo dijo|publicado por|publié par|écrit par|rédigé par|scritto da|pubblicato da|"
    "geplaatst door|geschreven door|skrevet av|skrevet af|skriven av|opublikowane przez|написал|опубликовал|作者|著者|投稿者|文|글쓴이|작성자"
)
"""Words before a name."""
_ALL_BY: Final = (
    r"(?:view|see|read|show|browse)?\s?(?:all|more)?\s?(?:posts?|articles?|stories|entries) (?:by|from)|more (?:by|from)|"
    r"(?:zeige\s)?(?:alle|weitere|mehr)?\s?(?:beiträge|artikel)?\s?(?:ansehen|anzeigen)?\s?(?:von|vom)|alles von|"
    r"(?:voir )?tous les (?:articles|billets|messages) (?:de|par)|ver todas las entradas de|ver todos (?:los|os) posts (?:de|por)|"
    r"alle berichten (?:van|door)|tutti gli articoli di|посмотреть все записи автора|zobacz wszystkie wpisy autora"
)
"""What links to the list of an author's posts say before the name."""
_START: Final = lazy_re.compile(
    rf"^(?:{_ALL_BY}|(?:{_BY})\s*[:：]?)(?:\s+|(?<=[:：])\s*)(?=\S)", re.IGNORECASE
)
_LABEL: Final = lazy_re.compile(rf"^(?:{_BY})\s*[:：]\s*", re.IGNORECASE)
_WITHIN: Final = lazy_re.compile(r"\s(?:by|von|par|por|door|przez|av|af)\s+(?=[^\W\d_])", re.IGNORECASE)
_SPLIT: Final = lazy_re.compile(
    r"\s*(?:[|·•¦∙⋅⁄»«›‹]|(?<!\d)/|/(?!\d))+\s*|\s+[-–—~]+\s+|\s*[\n\t]\s*|\s+//\s+"
)
"""What stands between the parts of a line; a date has slashes too (`08/11/2009`)."""
_ABOUT: Final = lazy_re.compile(
    r"[,;]?\s+(?:(?:was )?(?:published|posted|updated|written|veröffentlicht|geschrieben|publié|publicado|pubblicato|geplaatst)\b.*"
    r"|(?:filed )?(?:under|unter)\s.*"
    r"|(?:on|am|le|el|il|op|den|dnia|em|à|at|um|in|under|unter|dans|en)\s+(?:\d|\w+\s+\d|[\w&]+$).*)$",
    re.IGNORECASE,
)
"""What follows a name in a line about the post."""
_NO_NAME: Final = lazy_re.compile(
    r"(?:no author|unknown|unbekannt|anonymous author|leave a (?:comment|reply)|archiv anzeigen.*|alle beiträge.*|weitere beiträge.*|"
    r"main|home|archives?|index|next|previous|view (?:all )?(?:posts|profile).*|(?:all|more) posts?|read more|author|autor|auteur|by|von|par|share|follow|edit|-+|about the author|"
    r"über den autor|profile?|website|twitter|facebook|e-?mail|trackbacks?|(?:comments? |entries )?\(?(?:rss|feed|atom)\)?)",
    re.IGNORECASE,
)
"""What stands where themes show a name, and is not a name."""
_WEEKDAYS: Final = frozenset(
    "mon tue wed thu fri sat sun mo di mi do fr sa so die mit don fre sam son lun mar mer jeu ven sam dim mié jue vie sáb dom "
    "seg ter qua qui sex gio maa din woe vri zat zon".split()
)
"""The first three letters of days of the week."""
_PARTICLE: Final = lazy_re.compile(r"(?:Da|Di|De|Do) \w+$")
"""A name that begins with a particle, and not with the Italian for `by`."""
_ABOUT_ROLES: Final[tuple[phrases.Role, ...]] = ("heading", "filed", "tagged")
_WORDS_IN_LINE: Final = 5
"""Words of the longest name in a line that no markup calls the author's."""
_HANDLE: Final = lazy_re.compile(r"\s*[(]?@\w+[)]?$")
_COUNT: Final = lazy_re.compile(r"(?:^|\s)\d[\d.,]*\s")
_LINKS: Final = (
    'a[rel~="author"], .fn, [itemprop="name"], a[href*="/author/"], a[href*="/autor/"], a[href*="/user/"]'
)


def name_in(node: Node | None, text: str, language: str = "") -> str:
    """The name in an element that shows `text`, which may be a whole line; empty where there is none.

    A link or an element that the markup calls the author's precedes the text around it.
    """
    text = folded(text)
    if node is not None and is_line(text):
        for inner in node.css(_LINKS):
            own = text_of(inner)
            if own and own != text and (name := name_of(own, language)):
                return name
    return name_of(text, language)


def name_in_line(text: str, language: str = "") -> str:
    """The name in a line about a post that says it is one: `By Ada`, `Posted on May 3 by Ada`; empty for other texts."""
    text = folded(text)
    if not (
        _phrase_with_name(text, language) or any(map(_START.match, _SPLIT.split(text))) or _named_within(text)
    ):
        return ""
    name = name_of(text, language)
    words = name.split()
    is_name = 0 < len(words) <= _WORDS_IN_LINE and not words[0][0].isdigit()
    is_name = is_name and (len(words) == 1 or words[0][0].isupper() or not words[0][0].islower())
    return name if is_name and name.lower()[:3] not in _WEEKDAYS else ""


def _phrase_with_name(text: str, language: str) -> phrases.Phrase | None:
    """The phrase that a text is, with a name and no date, or what is a date (`{date} · {name}` fits many a text)."""
    phrase = phrases.find("posted", text, language)
    if phrase is None or not phrase.name or _PARTICLE.match(text):
        return None
    return phrase if not phrase.date or _is_about(phrase.date) else None


def _named_within(line: str) -> str:
    """What follows `by` in a line, where a date or a list of terms stands before it."""
    for found in reversed(list(_WITHIN.finditer(line))):
        if _is_about(line[: found.start()].strip(" ,|")):
            return line[found.end() :]
    return ""


def is_line(text: str) -> bool:
    """Whether a text is more than a name: it has a word before the name, a date, a number or a separator."""
    return bool(_START.search(text) or _SPLIT.search(text) or any(char.isdigit() for char in text))


def name_of(text: str, language: str = "") -> str:
    """The name in a text; empty where there is none.

    `name_of("Posted by Ada Brandt on May 3, 2012 in News")` is `Ada Brandt`.
    """
    text = folded(text)
    if not text or len(text) > 3 * LONGEST:
        return ""
    phrase = _phrase_with_name(text, language)
    if phrase is not None:
        text = phrase.name
    is_line = phrase is not None
    return next((name for segment in _SPLIT.split(text) if (name := _clean(segment, is_line))), "")


def _clean(segment: str, is_line: bool) -> str:
    """The name in one segment; `is_line` if it is from a line with a word such as `by`."""
    line = _LABEL.sub("", segment.strip(" ,;:.")) if _LABEL.match(segment) else segment.strip(" ,;:")
    is_marked = is_line or bool(_START.match(line))
    while (shorter := _START.sub("", line, count=1)) != line:
        line = shorter.strip(" ,;:")
    line = line if is_marked else _named_within(line) or line
    line = _ABOUT.sub("", line) if is_marked or any(char.isdigit() for char in line) else line
    line = _until_date(line)
    line = _HANDLE.sub("", line).strip(" ,;:|([")
    is_whole = line and len(line) <= LONGEST and len(line.split()) <= MOST_WORDS
    if not is_whole or not any(char.isalpha() for char in line) or line.startswith(("http:", "https:", "@")):
        return ""
    if _NO_NAME.fullmatch(line) or _is_about(line) or _COUNT.search(line) or _is_month(line):
        return ""
    return line


def _is_month(line: str) -> bool:
    """Whether a text is a month with its year: `Entries from October 2000`."""
    month, _, year = line.partition(" ")
    return year.isdigit() and month.lower().strip(".") in written_dates.months()


def _until_date(line: str) -> str:
    """A line up to the date in it."""
    if not any(char.isdigit() for char in line):
        return line
    words = line.split()
    for end in range(1, len(words)):
        rest = " ".join(words[end:]).strip(" ,;([")
        if rest and _is_about(rest) and not _starts_with_name(rest):
            return " ".join(words[:end]).rstrip(" ,;")
    return line


def _starts_with_name(rest: str) -> bool:
    """Whether the date in the rest of a line does not begin it: a shorter rest is that date."""
    shorter = rest.partition(" ")[2]
    first = rest.split(" ", 1)[0]
    if any(char.isdigit() for char in first) or not shorter or first.endswith((",", ".")):
        return False
    if first.lower()[:3] in _WEEKDAYS:
        return False
    return dates.shown(shorter)[0] == dates.shown(rest)[0] is not None


def _is_about(text: str) -> bool:
    """Whether a text is a date, a count of comments, or a list of terms."""
    is_date = dates.shown(text)[0] or relative.read(text) or relative.inside(text)
    return bool(is_date or any(phrases.find(role, text) for role in _ABOUT_ROLES))
