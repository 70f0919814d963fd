"""Databases of other programs that have much of one thing."""

from collections.abc import Iterable
from typing import Final

from tests.growth.sources.base import Files, Source
from tests.growth.sources.wordpress_sql import sql_table


def _rows(name: str, columns: str, rows: Iterable[str]) -> str:
    return sql_table(name, columns, rows).replace("`wp_", "`")


_TXP = "ID Title url_title Body_html Status Posted LastMod Category1"

_TXP_PREFS = _rows("txp_prefs", "name val", ["'siteurl','x.example'", "'timezone_key','UTC'"])


def _textpattern(posts: Iterable[str], rest: str = "") -> Files:
    day = "'2020-01-06 10:00:00'"
    return {
        "many.sql": _rows("textpattern", _TXP, (f"{post},'4',{day},{day},''" for post in posts))
        + _TXP_PREFS
        + rest
    }


def _dotclear(*lines: str) -> Files:
    head = "[post post_id,blog_id,post_title,post_url,post_content_xhtml,post_status]"
    return {"many.txt": "\n".join(["///DOTCLEAR|2.25.3|single", "", head, *lines, ""])}


CMS_SQL: Final[dict[str, Source]] = {
    "posts": lambda n: _textpattern(f"{k},'T','s{k}','Words'" for k in range(n)),
    "comments": lambda n: _textpattern(
        ["0,'T','s','Words'"],
        _rows("txp_discuss", "discussid parentid message visible", (f"{k},0,'Words',1" for k in range(n))),
    ),
    "categories": lambda n: _textpattern(
        ["0,'T','s','Words'"],
        _rows("txp_category", "id name type parent title", (f"{k},'a{k}','article','a{k - 1}','A'" for k in range(n))),
    ),
    "flat posts": lambda n: _dotclear(*(f'"{k}","default","T","s{k}","Words","1"' for k in range(n))),
    "flat escapes": lambda n: _dotclear('"1","default","T","s","' + '\\"' * n + '","1"'),
    "flat quotation marks": lambda n: _dotclear('"1","default","T","s","' + '"' * n + '","1"'),
    "flat categories": lambda n: _dotclear(
        "[category cat_id,blog_id,cat_title,cat_url,cat_lft,cat_rgt]",
        *(f'"{k}","default","T","a{k}","{k}","{2 * n - k}"' for k in range(n)),
    ),
}  # fmt: skip


def cms_body(text: str) -> Files:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    discuss = _rows("txp_discuss", "discussid parentid message visible", [f"1,1,'{escaped}',1"])
    return _textpattern([f"1,'T','s','{escaped}'"], discuss)
