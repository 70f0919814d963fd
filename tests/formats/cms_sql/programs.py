"""Databases of programs other than WordPress: each row has a word that says whether visitors see it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tests.planted.words import HOST, Words

DAY, FUTURE, NEVER = "2020-01-06 10:00:00", "2090-01-06 10:00:00", "0000-00-00 00:00:00"
SECONDS, LATER = "1578304800", "3786905600"
Tables = Mapping[str, tuple[str, Sequence[Sequence[object]]]]
"""Table -> its columns, with blanks between them, and its rows."""


def as_sql(tables: Tables) -> str:
    """A dump of tables."""
    return "".join(
        f"CREATE TABLE `{name}` ({', '.join(f'`{column}` text' for column in columns.split())});\n"
        f"INSERT INTO `{name}` VALUES {','.join(map(_row, rows))};\n"
        for name, (columns, rows) in tables.items()
    )


def _row(values: Sequence[object]) -> str:
    return "(" + ",".join(f"'{value}'" for value in values) + ")"


def drupal(words: Words) -> Tables:
    """Drupal 7 with a module of access: node 1 is everybody's, node 3 that of a role, node 5 that of a domain, node 6 is in a forum."""
    shown, kept = words.shown, words.kept

    def node(number: int, title: str) -> Sequence[object]:
        return number, number, "article", "und", title, 1, 1, SECONDS, SECONDS, 2, 0

    texts = (
        shown("post"),
        shown("of visitors"),
        kept("of a group"),
        kept("of nobody"),
        shown("of a domain"),
        shown("of a forum"),
    )
    body = [("node", 0, number, text, "", "") for number, text in enumerate(texts, 1)]
    return {
        "node": ("nid vid type language title uid status created changed comment sticky",
                 [node(1, shown("title")), node(2, "V"), node(3, kept("title of a group")), node(4, "N"), node(5, "D"), node(6, "F")]),
        "field_data_body": ("entity_type deleted entity_id body_value body_summary body_format", body),
        "node_access": ("nid gid realm grant_view grant_update", [(1, 0, "all", 1, 0), (2, 1, "content_access_rid", 1, 0), (3, 2, "content_access_rid", 1, 0), (3, 1, "content_access_rid", 0, 1), (5, 3, "domain_id", 1, 0), (6, 1, "forum_access", 1, 0)]),
    }  # fmt: skip


def joomla(words: Words) -> Tables:
    shown, kept = words.shown, words.kept

    def article(
        number: int, text: str, category: int = 2, access: int = 1, begins: str = DAY, ends: str = NEVER
    ) -> Sequence[object]:
        return number, f"t{number}", f"s{number}", text, "", 1, category, DAY, 1, begins, ends, access, "*"

    articles = [
        article(1, shown("post")), article(2, kept("registered"), access=2), article(3, kept("closed category"), 3),
        article(4, kept("unpublished category"), 4), article(5, kept("below an unpublished category"), 5),
        article(6, kept("over"), ends="2020-02-01 10:00:00"), article(7, kept("future"), begins=FUTURE),
    ]  # fmt: skip
    categories = [
        (2, 1, "c", "com_content", shown("category"), "c", 1, 1), (3, 1, "r", "com_content", kept("name of a closed category"), "r", 1, 2),
        (4, 1, "u", "com_content", kept("name of an unpublished one"), "u", 0, 1), (5, 4, "u/n", "com_content", kept("name of one below it"), "n", 1, 1),
    ]  # fmt: skip
    return {
        "jos_content": ("id title alias introtext fulltext state catid created created_by publish_up publish_down access language", articles),
        "jos_categories": ("id parent_id path extension title alias published access", categories),
    }  # fmt: skip


def joomla_15(words: Words) -> Tables:
    shown, kept = words.shown, words.kept
    texts = (shown("post"), kept("of an unpublished section"), kept("of a closed section"))
    articles = [(n, "T", f"s{n}", text, "", 1, n, n, DAY, DAY, NEVER, 0) for n, text in enumerate(texts, 1)]
    return {
        "jos_content": ("id title alias introtext fulltext state sectionid catid created publish_up publish_down access", articles),
        "jos_sections": ("id title published access", [(1, "S", 1, 0), (2, "U", 0, 0), (3, "R", 1, 1)]),
        "jos_categories": ("id parent_id title alias section published access", [(n, 0, f"C{n}", f"c{n}", n, 1, 0) for n in (1, 2, 3)]),
    }  # fmt: skip


def b2evolution(words: Words) -> Tables:
    shown, kept = words.shown, words.kept
    items = [(1, 1, DAY, "published", "T", "s1", shown("post"), 1), (2, 1, DAY, "community", "T", "s2", kept("community"), 1), (3, 1, FUTURE, "published", "T", "s3", kept("future"), 1)]  # fmt: skip
    comments = [(1, 1, "comment", "published", "B", DAY, shown("comment")), (2, 1, "meta", "published", "B", DAY, kept("internal")), (3, 1, "comment", "private", "B", DAY, kept("private"))]  # fmt: skip
    return {
        "evo_items__item": ("post_ID post_creator_user_ID post_datestart post_status post_title post_urltitle post_content post_main_cat_ID", items),
        "evo_comments": ("comment_ID comment_item_ID comment_type comment_status comment_author comment_date comment_content", comments),
        "evo_categories": ("cat_ID cat_name cat_urlname cat_blog_ID", [(1, shown("category"), "c", 1)]),
        "evo_blogs": ("blog_ID blog_name blog_siteurl", [(1, shown("blog"), HOST)]),
    }  # fmt: skip


def dotclear(words: Words) -> Tables:
    shown, kept = words.shown, words.kept
    posts = [(1, "default", "a", DAY, "UTC", "", "post", "s1", "T", shown("post"), 1), (2, "default", "a", DAY, "UTC", "word", "post", "s2", "T", kept("with a password"), 1)]  # fmt: skip
    return {
        "dc_post": ("post_id blog_id user_id post_dt post_tz post_password post_type post_url post_title post_content_xhtml post_status", posts),
        "dc_comment": ("comment_id post_id comment_author comment_content comment_status comment_trackback", [(1, 1, "B", shown("comment"), 1, 0), (2, 1, "B", kept("waiting"), 0, 0)]),
    }  # fmt: skip


def serendipity(words: Words) -> Tables:
    shown, kept = words.shown, words.kept
    texts = (shown("post"), kept("of members"), kept("of a closed category"), shown("of two categories"))
    entries = [(n, "T", SECONDS, text, "", "false", "A", 1) for n, text in enumerate(texts, 1)]
    return {
        "serendipity_entries": ("id title timestamp body extended isdraft author authorid", [*entries, (5, "T", LATER, kept("future"), "", "false", "A", 1)]),
        "serendipity_entryproperties": ("entryid property value", [(2, "ep_access", "member")]),
        "serendipity_category": ("categoryid category_name parentid", [(1, shown("category"), 0), (2, "Closed", 0)]),
        "serendipity_entrycat": ("entryid categoryid", [(1, 1), (3, 2), (4, 1), (4, 2)]),
        "serendipity_access": ("groupid artifact_id artifact_type artifact_mode", [(0, 1, "category", "read"), (2, 2, "category", "read")]),
        "serendipity_comments": ("id entry_id author body type status", [(1, 1, "B", shown("comment"), "NORMAL", "approved"), (2, 1, "B", kept("waiting"), "NORMAL", "pending")]),
        "serendipity_authors": ("authorid realname username email", [(1, "A", "a", f"{kept('mail')}@pier.example")]),
    }  # fmt: skip


def textpattern(words: Words) -> Tables:
    shown, kept = words.shown, words.kept
    articles = [(1, "T", "s1", shown("post"), 4, DAY, NEVER), (2, "T", "s2", kept("future"), 4, FUTURE, NEVER), (3, "T", "s3", kept("over"), 4, DAY, "2020-02-01 10:00:00")]  # fmt: skip
    return {
        "textpattern": ("ID Title url_title Body_html Status Posted Expires", articles),
        "txp_prefs": ("name val", [("siteurl", "pier.example")]),
    }


PROGRAMS: Final[Sequence[Callable[[Words], Tables]]] = (
    drupal, joomla, joomla_15, b2evolution, dotclear, serendipity, textpattern,
)  # fmt: skip
