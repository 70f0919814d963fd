"""Pages that no blog shows to its readers: a server's errors, lists of a folder's files, a program's own screens, conversations."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.comments.in_data import has_text_in_data
from converters.formats.html.reader.dom import Node, find, parsed, short_text, text_of
from converters.readers.page_words import phrases

LONGEST_TEXT: Final = 600
"""Characters of the text of an error page that no theme is around."""
_PROGRAM: Final = lazy_re.compile(
    r"(?:^|/)(?:(?:wp-(?:admin|includes|json)|cgi-sys|cdn-cgi|_includes|_layouts)/|wp-content/(?:mu-plugins|themes)/"
    r"|wp-content/plugins/(?![\w-]*sta?atic)"
    r"|(?:xmlrpc|wp-(?:activate|comments-post|cron|login|mail|register|signup|trackback))\.php(?![\w/]))"
)
"""Plug-ins that make a site static (Really Static) keep its pages in their own folder."""
_SERVED: Final = lazy_re.compile(r"\.(?:php\d?|phtml|inc|aspx?|ascx|jsp|cgi|pl)$", re.IGNORECASE)
_CODE: Final = lazy_re.compile(r"<\?(?:php\b|=|\s)|<%|^#!/", re.IGNORECASE)
_TEMPLATE: Final = lazy_re.compile(r"\{[{%][^{}]*[}%]\}|\$(?:title|pagetitle|if\([\w-]{1,40}\))\$")
"""What a title of a template begins with: Liquid, Jinja, Handlebars, Hakyll and Pandoc."""
_BEGINS_AS_SOURCE: Final = lazy_re.compile(
    r"[\s\ufeff]*(?:<!--(?:(?!-->).){0,5000}-->\s*)*(?:\{[%#]|\{\{|<%|<\?(?:php|=)|<#|(?:---|\+\+\+|===)[ \t]*\r?\n|(?:title|type|date|status)=[^<\n]*\n|@(?:extends|section|model|page)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How a template begins, or a text with front matter, which a generator makes a page of."""
_TAG_IN_HEAD: Final = lazy_re.compile(r"<(?:html|meta|link|body|title)\b[^<>]{0,2000}\{[{%]", re.IGNORECASE)
_ANY_TAG: Final = lazy_re.compile(
    r"\{[{%]-?\s*[\w.$/#>]|<\?(?:php|=)|<%|\$(?:body|(?:if|for)\([\w-]{1,40}\)|partial\([^()\n]{1,80}\))\$"
)
_TEMPLATE_ELEMENT: Final = lazy_re.compile(
    r"<\$?(?:MT:?[A-Z]|mt:[A-Z])\w+|<(?:txp:|data:|b:(?:skin|section|widget|includable)\b)"
)
"""Tags of the templates of Movable Type, Textpattern and Blogger, which look like elements; none is left in a page."""
_FEWEST_ELEMENTS: Final = 2
_WHOLE: Final = lazy_re.compile(r"<(?:html|head|title|!doctype|pre|code|textarea)\b", re.IGNORECASE)
"""What a page that was saved has, or shows code in."""
_START: Final = 8192
"""Number of characters at the start of a page within which a template has one of its tags."""
_STATUSES: Final = frozenset(
    status.phrase.casefold() for status in HTTPStatus if status >= HTTPStatus.BAD_REQUEST
)
_NUMBER: Final = lazy_re.compile(r"^(?:http|error|status)?\s*[45]\d\d\b[\s:.–—-]*", re.IGNORECASE)
_PARTS: Final = lazy_re.compile(r"(?<!\s)\s+[|–—·•«»-]+\s+")
_THEME: Final = "link[rel~=stylesheet], style, img, article"
"""What a page that a server makes by itself has nothing of."""
_XML_RPC: Final = lazy_re.compile(r"XML-RPC server accepts POST requests only")
_CHALLENGES: Final = frozenset(
    {"just a moment", "one moment, please", "attention required", "are you a robot", "are you human", "security check",
     "verify you are human", "checking your browser", "ddos-guard", "access denied", "human verification",
     "bot verification", "please wait"}
)  # fmt: skip
"""Titles of pages that a service shows to programs, or to people before the page itself, in lower case."""
_DENIED: Final = frozenset({"access denied", "403 forbidden", "error 403"})
"""Titles of the answers to a visitor who may not see a page, as Drupal has them, in lower case."""
_CONSENT: Final = (
    '[id*="consent" i], [class*="consent" i], [id*="cookie" i], [class*="cookie" i], [id*="gdpr" i]'
)
"""Elements with a question for cookies."""
_FOR_SALE: Final = lazy_re.compile(
    r"^(?:the domain )?[\w-]+(?:\.[\w-]+)+ (?:is|may be) for sale\b", re.IGNORECASE
)
"""How the heading of a page begins that a dealer shows in place of a blog that is gone."""
_CONTENT: Final = "article, main, .post, .hentry, .entry-content"
"""What a page of a blog has, and an answer of another program has not."""
_HOLDS_POST: Final = "article, .post, .hentry, #respond, #commentform"
_OF_POST: Final = f"{_HOLDS_POST}, .entry-content, textarea, time"
"""What a post has, and the answer that a page is not there has not."""
_LOGIN: Final = "#loginform, form[action*='wp-login.php']:not(.post-password-form), body.login, form[id*='login'] input[type='password']"
"""Forms that ask who somebody is; that of a post with a password is another."""
_LOGINS: Final = frozenset(
    {"login", "log in", "log-in", "sign in", "sign up", "signin", "register", "registration", "user account", "anmelden", "anmeldung",
     "einloggen", "benutzerkonto", "connexion", "se connecter", "iniciar sesión", "acceder", "entrar", "accedi", "inloggen",
     "zaloguj się", "logowanie", "logga in", "вход", "войти", "авторизация", "регистрация", "увійти", "giriş", "giriş yap",
     "تسجيل الدخول", "ورود", "登录", "登錄", "登入", "ログイン", "로그인"}
)  # fmt: skip
"""Titles of pages with the form by which people log in or register, in lower case."""
_PASSWORD: Final = "form:not(.post-password-form):not([action*=postpass]) input[type=password]"
_LONGEST_REQUEST: Final = 200
"""Characters around the form of a page that asks for a password and shows nothing else."""
_SCREENS: Final = "body.wp-admin, body.path-admin, body.admin[class*='com_'], body#serendipity_admin_page, body#dotclear-admin, #pma_navigation"
"""The screens on which WordPress, Drupal, Joomla, Serendipity, Dotclear and phpMyAdmin are managed: with drafts, addresses, passwords."""
_CONVERSATIONS: Final = ".chat_page .history, .chatlog__message-group, .chatlog__message-container, ._a6-g, .pam.uiBoxWhite.noborder, .bodycontainer table.message"
"""What exports of Telegram and Discord, of Facebook and Instagram have around a message, and a mail that Gmail prints."""
_ERROR_FILE: Final = lazy_re.compile(
    r"(?:^|/)(?:[45]\d\d|50x)(?:\.s?html?|/(?:index\.html?)?)$", re.IGNORECASE
)
"""Files that servers of static sites answer with where a page is not there, or the server fails."""
_WORDPRESS: Final = lazy_re.compile(r"WordPress\s*›\s*\S")
"""The title of WordPress's own pages: its read-me, its installation, its errors. A post may have `>` in its title."""
_INDEX: Final = lazy_re.compile(r"^Index of /")


def is_program(path: str) -> bool:
    """Whether the path of a page, or its URL, is one of WordPress's program, of a theme or plug-in, of the answers of cPanel and
    Cloudflare, or of Jekyll's templates."""
    return bool(_PROGRAM.search(path))


def is_source(path: str, html: str) -> bool:
    """Whether a file is a program's source or a template, and not the page that it makes: passwords may stand in it."""
    return bool(_SERVED.search(path) and _CODE.search(html)) or is_template(html)


def is_template(html: str) -> bool:
    """Whether a file has the tags of a template language (Jinja, Liquid, Go, Handlebars, PHP, ERB, Hakyll; of Movable Type,
    Textpattern, Blogger) where a page that was made has none.

    A page about such a language shows them in its text; a part of a page, which no browser saves, shows none.
    """
    start = html[:_START]
    if _BEGINS_AS_SOURCE.match(start) or _TAG_IN_HEAD.search(start):
        return True
    if len(_TEMPLATE_ELEMENT.findall(start)) >= _FEWEST_ELEMENTS:
        return True
    return bool(_ANY_TAG.search(start)) and not _WHOLE.search(start)


def kind_of(root: Node, language: str, place: str = "") -> str:
    """What a server answered with instead of a post, one of `parsed_page.SKIPPED`; empty for other pages.

    `place` is the name of the page's file.
    """
    body = find(root, "body")
    text = short_text(body, LONGEST_TEXT) if body is not None else None
    headings = [text_of(node) for node in root.css("title, h1")]
    is_error_file = bool(_ERROR_FILE.search(place))
    is_bare = find(root, _THEME) is None or is_error_file
    indexes = sum(map(bool, map(_INDEX.match, headings)))
    if is_error_file and place.lower().endswith(("404.html", "404.htm")):
        return "missing"
    if indexes > 1 or (is_bare and indexes):  # with pictures, a server names the folder in title and heading
        return "files"
    if any(map(_TEMPLATE.match, headings)) or find(root, _SCREENS) is not None:
        return "program"
    if any(map(_WORDPRESS.match, headings)) and find(root, _OF_POST) is None:
        return "program"
    if find(root, _CONVERSATIONS) is not None:
        return "conversation"
    if text is None:
        is_error = _is_themed_error(root, language)
        return "missing" if is_error else "program" if _is_login(root, headings) else ""
    if _XML_RPC.match(text):
        return "program"
    if find(root, _CONTENT) is None:
        if find(root, _LOGIN) is not None:
            return "program"
        if any(
            part.strip(".…!:?( ").casefold() in _CHALLENGES
            for heading in headings
            for part in _PARTS.split(heading)
        ):
            return "missing"
        if any(
            _is_notice(part, language) for heading in headings for part in (heading, *_PARTS.split(heading))
        ):
            return "notice"
    if _asks_for_password(root, text):
        return "notice"
    parts = [part.strip() for heading in headings for part in (heading, *_PARTS.split(heading))]
    return "missing" if any(_is_error(part, language, is_bare=is_bare) for part in parts) else ""


def _is_login(root: Node, headings: Sequence[str]) -> bool:
    """Whether a part of the title is that of a page to log in, and the page has the form for it and nothing of a post."""
    parts = (part for heading in headings for part in (heading, *_PARTS.split(heading)))
    is_titled = any(part.strip(".…!:?( ").casefold() in _LOGINS for part in parts)
    return is_titled and find(root, _PASSWORD) is not None and find(root, _OF_POST) is None


def _asks_for_password(root: Node, text: str) -> bool:
    """Whether a page shows a form for a password in place of a post, as FC2, Squarespace and forums do, and little else.

    That of WordPress stands in the page of its post. `text` is that of the page.
    """
    if find(root, _PASSWORD) is None or find(root, _OF_POST) is not None:
        return False
    return len(text) - sum(len(text_of(form)) for form in root.css("form")) <= _LONGEST_REQUEST


def _is_themed_error(root: Node, language: str) -> bool:
    """Whether title and heading of a page with a theme around it say that a page is not there, and nothing on it is of a post:
    a post may have such a title too. Where the title says so and no heading does, dates in a sidebar are not of a post."""
    title = find(root, "title")
    if title is None or not _names_answer([title], language):
        return False
    is_headed = _names_answer(root.css("h1, h2, h3"), language)
    return find(root, _OF_POST if is_headed else _HOLDS_POST) is None


def _names_answer(nodes: Sequence[Node], language: str) -> bool:
    """Whether one of these elements, or a part of it, says that a page is not there."""
    return any(
        _names_error(part, language) or part.casefold() in _DENIED
        for node in nodes
        for part in _PARTS.split(text_of(node))
    )


def _is_notice(text: str, language: str) -> bool:
    """Whether a title is that of a notice which stands in place of a page."""
    return phrases.find("notice", text.strip(), language) is not None or bool(_FOR_SALE.match(text))


def kind_of_empty(html: str) -> str:
    """What a page without a text is, one of `parsed_page.SKIPPED`: it may hold frames, have its text in a script, call for
    JavaScript, or ask for cookies."""
    if has_text_in_data(html):
        return "scripted"
    root = parsed(html)
    if find(root, "frameset, noframes") is not None:
        return "frames"
    calls = any("javascript" in text_of(node).lower() for node in root.css("noscript"))
    return "notice" if calls or find(root, _CONSENT) is not None else "empty"


def _names_error(text: str, language: str) -> bool:
    return phrases.find("missing", text.strip(".!:( "), language) is not None


def _is_error(text: str, language: str, *, is_bare: bool) -> bool:
    """Whether a title, or what stands beside the name of the site in it, is an error. Without a number, or around it a
    theme, a post may be called `Gone` or `Conflict`."""
    rest = _NUMBER.sub("", text)
    is_status = rest.casefold().strip(".!:( ") in _STATUSES
    if is_status and (is_bare or rest != text):
        return True
    return _names_error(text, language)
