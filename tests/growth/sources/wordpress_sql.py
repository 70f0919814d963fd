"""Dumps of WordPress that have much of one thing."""

from collections.abc import Iterable
from typing import Final

from tests.growth.sources.base import Files, Source


def sql_table(name: str, columns: str, rows: Iterable[str]) -> str:
    listed = ", ".join(f"`{column}` text" for column in columns.split())
    values = ",".join(f"({row})" for row in rows)
    return f"CREATE TABLE `wp_{name}` ({listed});\nINSERT INTO `wp_{name}` VALUES {values};\n"


def _sql(posts: Iterable[str] = ("0,0,'T','s0','Words'",), **tables: tuple[str, Iterable[str]]) -> Files:
    told = {
        "options": ("option_name option_value", ["'home','https://x.example'", "'permalink_structure','/%category%/%postname%/'"]),
        **tables,
    }  # fmt: skip
    columns = "ID post_parent post_title post_name post_content post_status post_type post_date post_date_gmt"
    rest = "'publish','post','2020-01-06 10:00:00','2020-01-06 10:00:00'"
    text = sql_table("posts", columns, (f"{post},{rest}" for post in posts))
    return {"many.sql": text + "".join(sql_table(name, *table) for name, table in told.items())}


_SQL_COMMENT = "comment_ID comment_post_ID comment_parent comment_content comment_approved"

WORDPRESS_SQL: Final[dict[str, Source]] = {
    "posts": lambda n: _sql(f"{k},0,'T','s{k}','Words'" for k in range(1, n)),
    "posts below posts": lambda n: _sql(f"{k},{k - 1},'T','s{k}','Words'" for k in range(1, n)),
    "escapes": lambda n: _sql(["1,0,'T','s','" + "\\\\\\'\\n" * n + "'"]),
    "quotation marks": lambda n: _sql(["1,0,'T','s','" + "''" * n + "'"]),
    "broken rows": lambda n: _sql(["1,0,'T','s','a'b'"] * n),
    "values": lambda n: _sql([",".join(["1"] * n)]),
    "an open text": lambda n: {"many.sql": _sql()["many.sql"] + "INSERT INTO `wp_posts` VALUES (1,'" + "a(" * n},
    "comments in a chain": lambda n: _sql(
        comments=(_SQL_COMMENT, [f"{k},0,{k - 1},'Words','1'" for k in range(1, n)])
    ),
    "custom fields": lambda n: _sql(postmeta=("post_id meta_key meta_value", [f"0,'k{k}','v'" for k in range(n)])),
    "terms in a chain": lambda n: _sql(
        terms=("term_id name slug", [f"{k},'a{k}','a{k}'" for k in range(1, n)]),
        term_taxonomy=("term_taxonomy_id term_id taxonomy parent", [f"{k},{k},'category',{k - 1}" for k in range(1, n)]),
        term_relationships=("object_id term_taxonomy_id", [f"0,{n - 1}"]),
    ),
    "tables that are not read": lambda n: _sql(**{f"x{k}": ("a", ["1"]) for k in range(n)}),
}  # fmt: skip


def sql_body(text: str) -> Files:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return _sql([f"1,0,'T','s','{escaped}'"], comments=(_SQL_COMMENT, [f"1,1,0,'{escaped}','1'"]))
