"""The words of one line of a heading: its name, its date, and what stands around them."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from converters import lazy_re
from converters.formats.text.lines import Line
from converters.readers.page_words import comment_line, dates, heading_words, phrases, relative

MARKER = lazy_re.compile(r"(\d{1,5})[.)](?:\s+(.*))?|[•◦▪‣·○□☆*+o#-](?:\s+(.+))?")
"""The number of a comment; replies may have the mark of a list without numbers."""


_NUMBER = r"(?:(?:\d{1,5}[.)]|[•◦▪‣·○□☆*+o#-])\s*)?"
_IMAGE_ALONE = lazy_re.compile(
    rf"{_NUMBER}(?:!?\[[^\]]*\](?:\(.*\))?)?|(?:[•◦▪‣·○□☆*+o#-]\s*)?\d{{1,5}}|[_\W]*_{{3}}[_\W]*",
    re.IGNORECASE,
)
_AVATAR_ALONE = lazy_re.compile(
    rf"{_NUMBER}(?:.{{1,60}} )?g?r?avatar(?: (?:of|for|von|de|di|van|av|od|image).{{1,60}})?", re.IGNORECASE
)
_DIGIT = lazy_re.compile(r"\d")
_DIGITS = lazy_re.compile(r"\d+")


_IMAGE = lazy_re.compile(r"(?:!?\[[^\]]{0,80}\](?:\([^)]*\))?|avatar|gravatar|image)\s*(?=\S)", re.IGNORECASE)


_IMAGE_BEHIND = lazy_re.compile(r"(?<=\S)\s+\[[^\W_]{0,40}[_.-][\w.-]{1,40}\]$")
"""The name of the file of an icon, as w3m prints one behind a date."""
_NO_GRAVATAR = lazy_re.compile(r"(?<=\S) No Gravatar\b", re.IGNORECASE)
"""The text of an avatar behind a name."""
_ADDRESS_OF_IMAGE = lazy_re.compile(r"^(?:\S{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}'? ){1,2}(?=\S)")
"""The address of somebody as the text of an avatar before the name."""
_REGION = lazy_re.compile(r"(?<![·\s])[·\s]*IP ?(?:属地|屬地)[:：]? ?\w{2,8}")
"""Where somebody wrote, as Chinese sites must say since 2022."""


def key_of(text: str) -> str:
    """A line as lines are compared: in small letters, with 0 for each number."""
    return _DIGITS.sub("0", text.lower())


@lru_cache(maxsize=phrases.KEPT_LINES)
def has_no_text(plain: str) -> bool:
    """Whether a line has an image, a number or a rule alone."""
    if _IMAGE_ALONE.fullmatch(plain) or _RULE.fullmatch(plain):
        return True
    return "avatar" in plain.lower() and bool(_AVATAR_ALONE.fullmatch(plain))


_RULE = lazy_re.compile(r"[-=*~—]{3,}")


def is_image(plain: str) -> bool:
    """Whether a line is an image alone, as lynx prints one: `[avatar.png]`."""
    return bool(_PICTURE.fullmatch(plain))


_PICTURE = lazy_re.compile(r"\[[^\[\]]{1,80}\]")


@lru_cache(maxsize=phrases.KEPT_LINES)
def heading_text(plain: str) -> str:
    """A line without the number of its comment, without images and badges, and with spaces between name and date."""
    if (found := MARKER.fullmatch(plain)) and not dates.read(plain):
        plain = found[2] or found[3] or ""
        if found[1] and plain.startswith(f"{found[1]} ") and dates.has_year(plain):  # the theme counts too
            plain = plain[len(found[1]) :]
    if "ravatar" in plain:
        plain = _NO_GRAVATAR.sub("", plain)
    plain = _REGION.sub("", _IMAGE.sub("", plain.strip(), count=2))
    if plain.endswith("]"):
        plain = _IMAGE_BEHIND.sub("", plain)
    if "@" in plain:
        plain = _ADDRESS_OF_IMAGE.sub("", plain)
    if phrases.may_hold("badge", plain):
        plain = _badge().sub(_between, plain)
    return _unglued(plain).strip()


def _between(badge: re.Match[str]) -> str:
    """What stands for a badge: a dot before a date, so that the name is not taken for the day of the week (`Sam`)."""
    return " · " if badge.string[badge.end() :].lstrip()[:1].isdigit() else " "


@cache
def _badge() -> re.Pattern[str]:
    """What themes print behind the name of the post's author."""
    words = "|".join(
        re.escape(phrase) for roles in phrases.table().values() for phrase in roles.get("badge", ())
    )
    return re.compile(rf"\s?(?:{words})(?=\s|$|[A-Z\d])", re.IGNORECASE)


def _unglued(text: str) -> str:
    """`AnnJanuary 5, 2012`, `Ann5 January 2012`, `Ann3 years ago`: the name and the date apart."""
    if len(text) > comment_line.LONGEST or not _DIGIT.search(text):
        return text
    return _glue().sub(" ", text)


@cache
def _glue() -> re.Pattern[str]:
    names = {
        form
        for roles in phrases.table().values()
        for forms in roles.get("months", ())
        for form in forms.split()
    }
    words = {form for name in names if len(name) > 2 for form in (name, name.capitalize())} | {
        str(word)
        for roles in heading_words.table().values()
        for word in roles["weekdays"]
        if len(str(word)) > 2
    }
    capital = "|".join(
        sorted({re.escape(word[:1].upper() + word[1:]) for word in words}, key=len, reverse=True)
    )
    month = "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
    unit = "|".join(map(re.escape, sorted(relative.units(), key=len, reverse=True)))
    return re.compile(
        rf"(?<=[^\W\d_A-Z])(?=(?:{capital})\.?,? \d)|(?<=[^\W\d_])(?=\d{{1,2}}\.? (?:de )?(?:{month})\b)|(?<=[^\W\d_])(?=\d{{4}}-\d\d-\d\d)"
        r"|(?<=[^\W\d_])(?=\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d))"
        rf"|(?<=[^\W\d_])(?=\d{{1,3}} (?:{unit})\b)"
        r"|(?<=(?<!\d)20\d\d)(?=[A-Z][a-z])"
        r"|(?<=\d:\d\d)(?=[^\W\d_])(?!(?:[ap]\.?m|h|z|utc|gmt|uhr|分)(?![^\W\d_]))|(?<=\d:\d\d[AaPp]M)(?=[A-Z])|(?<=\d:\d\d [ap]m)(?=[^\W\d_])"
    )


@lru_cache(maxsize=phrases.KEPT_LINES)
def read_heading(text: str) -> comment_line.HeadingLine:
    """What a line says as a heading; all of it is `spare` where it has no date."""
    found = comment_line.HeadingLine(spare=text)
    if len(text) > comment_line.LONGEST:
        return found
    if age := _age_among_links(text):
        return comment_line.HeadingLine(date=dates.Moment("", False, True, age))
    if dates.has_year(text):
        dated = comment_line.read(without_edit_links(text))
        return _with_rank(dated, text) if dated.date else found
    if counted := _counted(text):
        before, moment, after = counted
        return _with_rank(comment_line.named((before, after)), text)._replace(date=moment)
    return found


def _with_rank(found: comment_line.HeadingLine, text: str) -> comment_line.HeadingLine:
    """A heading without a name gets that of the kind of person it begins with: `Guest · 3 years ago`."""
    first = _PARTS.split(text.lstrip(), maxsplit=1)[0]
    return found._replace(name=first) if not found.name and comment_line.is_rank(first) else found


def _age_among_links(text: str) -> str:
    """The age in a row of links below a comment: `Like · Reply · 8y`; empty for other lines."""
    if len(text) > comment_line.LONGEST_NAME or not _DIGIT.search(text):
        return ""
    parts = [part.strip() for part in _SEPARATED.split(text)]
    ages = [part for part in parts if _DIGIT.search(part) and comment_line.is_age(part)]
    links = [part for part in parts if part not in ages]
    if len(ages) != 1 or not links:
        return ""
    are_links = all(comment_line.is_control(part) and not comment_line.is_rank(part) for part in links)
    return ages[0] if are_links else ""


_SEPARATED = lazy_re.compile(r"(?<!\s)\s*[·•|]\s*")


_PARTS = lazy_re.compile(r"[\W\d]")


def _counted(text: str) -> dates.Dated | None:
    """A date within a text that counts, as `Ann • 3 years ago`; none in what ends as a sentence does."""
    found = None if text.endswith(".") else relative.within(text) or relative.yearless_within(text)
    return dates.Dated(found[0], dates.Moment("", False, True, found[1]), found[2]) if found else None


def name_before_verb(text: str) -> str | None:
    """The name in `Ann says:`; empty for the verb alone, None where a line has no such verb."""
    name = phrases.says(text)
    return name if name is None else tidy(name)


_EDGES = lazy_re.compile(r"^[\s,:|·•–—-]+|(?<![\s,:|·•–—])(?:\s[-–—]|[\s,:|·•–—])+$")


def tidy(name: str) -> str:
    """A name without punctuation around it."""
    return _EDGES.sub("", name)


def lines_above_verbs(lines: Sequence[Line]) -> set[int]:
    """The lines right above `says:`: a name there may be a number."""
    filled = [at for at, line in enumerate(lines) if line.plain]
    return {
        above
        for above, at in pairwise(filled)
        if len(lines[at].plain) < 20 and name_before_verb(lines[at].plain) == ""
    }


_LONGEST_CALLED = 100
"""Characters of the longest name above `says:`: the title of a page that linked is one."""


def name_above_verb(text: str) -> str:
    """The name in a line above `says:`: anything that is no sentence."""
    name = tidy(text)
    return (
        name if len(name) <= _LONGEST_CALLED and not text.endswith((".", "!", "?", ":")) else whole_name(text)
    )


_INITIAL = lazy_re.compile(r"(?:^|\s)(?:[^\W\d_]|Jr|Sr)\.$")


_COUNTED = lazy_re.compile(r"(?<=[^\W\d_])\s?#\d{1,6}(?:\.\d{1,4})?$")
"""The number of a comment behind its name."""


@lru_cache(maxsize=phrases.KEPT_LINES)
def whole_name(text: str) -> str:
    """The name that a whole line may be; empty where it is not a name."""
    text = _COUNTED.sub("", without_edit_links(text))
    found = comment_line.named((text,)) if len(text) <= comment_line.LONGEST_NAME + 20 else None
    labelled = found and (found.verb or found.answered or ":" in text or text.endswith(")"))
    bare = found.name if found and labelled and found.name and not found.spare else tidy(text)
    introduced = text.endswith(":") and found is not None and found.verb  # `Comment by Ann:`
    ends = text.endswith(("…", ";", ",")) or (text.endswith(".") and not _INITIAL.search(text))
    ends = ends or (text.endswith(":") and not introduced)
    if ends or is_path(text) or not comment_line.is_name(bare):
        return ""
    if comment_line.is_control(bare) and not comment_line.is_rank(bare):
        return ""
    if phrases.find("heading", bare) or phrases.find("bare", bare) or phrases.is_boilerplate(bare):
        return ""
    return bare


def is_path(text: str) -> bool:
    """Whether a text has a slash that no letters stand around, or two: `Meg E/quilter` is a name."""
    return "/" in text and not _BOTH_NAMES.fullmatch(text)


_BOTH_NAMES = lazy_re.compile(r"[^/]*[^\W\d_]/[^\W\d_][^/.]*")


def is_beside(text: str, name: str) -> bool:
    """Whether a line belongs to the name of a comment: a rank (`Guest`), or the name again, as the text of an avatar."""
    return comment_line.is_rank(text) or text in (name, f"{name} {name}", f"@{name}")


def once(name: str) -> str:
    """A name that is printed twice, as the text of an avatar and as itself, once."""
    half, odd = divmod(len(name), 2)
    return name[:half] if odd and half and name == f"{name[:half]} {name[:half]}" else name


_ASIDE = lazy_re.compile(r"\([^()]*\)")
"""What stands in parentheses beside a name: a rank, a link, numbers."""


@lru_cache(maxsize=phrases.KEPT_LINES)
def shape_of(text: str, found: comment_line.HeadingLine) -> str:
    """What stands around the name and the date of a heading, with `N` and `D` in their place."""
    dated = dates.within(text) or _counted(text)
    if not dated:
        return text
    named = (
        heading_words.without_weekday(part, dated.moment).replace(found.name, "N", 1)
        for part in (dated.before, dated.after)
    )
    around = (_ASIDE.sub("", part) for part in named)
    parts = [
        "" if comment_line.is_control(part) else re.sub(r"\d+", "0", part).lower().strip("· ")
        for part in around
    ]
    if found.answered:
        parts = [re.sub(r"(?<=n ).*" + re.escape(found.answered.lower()), "", part) for part in parts]
    return " ".join(f"{parts[0]} D {parts[1]}".split())


def without_edit_links(text: str) -> str:
    """A text without links for authors at its end: `(Edit)`, `#`."""
    while (words := text.rsplit(None, 1)) and len(words) == 2 and phrases.find("edit", words[1]):
        text = words[0]
    return text


@cache
def ping_words() -> tuple[str, ...]:
    """The words that a pingback or a trackback begins with, in all languages."""
    return tuple(phrase for roles in phrases.table().values() for phrase in roles.get("ping", ()))


@cache
def ping_by() -> re.Pattern[str]:
    """`Pingback by`, before the name of the page that linked."""
    words = "|".join(re.escape(word.strip(" :：[]")) for word in ping_words())
    return re.compile(rf"(?:{words})(?: (?:by|from|von|par|de|da|van|av|af|od))? +", re.IGNORECASE)
