"""What WordPress answers, and databases: each with a word of its own in each place."""

import json
from collections.abc import Sequence
from typing import Any

from tests.planted.words import HOST, Files, Words


def wordpress_rest(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft

    def post(number: int, status: str, text: str, **more: Any) -> dict[str, Any]:
        row = {
            "id": number,
            "slug": f"s{number}",
            "link": f"{HOST}/s{number}/",
            "date": "2020-01-06T10:00:00",
            "date_gmt": "2020-01-06T10:00:00",
        }
        rendered = {"title": {"rendered": "T"}, "content": {"rendered": f"<p>{text}</p>", "protected": False}}
        return {**row, "type": "post", "status": status, **rendered, **more}

    def comment(number: int, status: str, text: str, post_: int = 1, **more: Any) -> dict[str, Any]:
        row = {
            "id": number,
            "post": post_,
            "parent": 0,
            "author_name": "B",
            "date_gmt": "2020-01-07T10:00:00",
            "status": status,
        }
        return {**row, "type": "comment", "content": {"rendered": f"<p>{text}</p>"}, **more}

    private = {
        "author_email": f"{kept('mail of a commenter')}@pier.example", "author_ip": "192.0.2.76", "author_user_agent": f"Mozilla/5.0 {kept('agent')}",
    }  # fmt: skip
    locked = {
        "rendered": f"<p>{kept('protected text')}</p>",
        "raw": kept("raw protected text"),
        "protected": True,
    }
    posts = [
        post(1, "publish", shown("post"), title={"rendered": shown("title")}, author=5, categories=[7]),
        post(2, "private", kept("private"), title={"rendered": kept("title of a private post")}),
        post(3, "draft", draft("draft")),
        post(4, "pending", kept("pending")),
        post(5, "future", kept("future"), date="2090-01-06T10:00:00", date_gmt="2090-01-06T10:00:00"),
        post(6, "publish", "", content=locked, password=kept("password")),
        post(7, "whatever", kept("of an unknown status")),
    ]
    user = {
        "id": 5,
        "name": shown("author"),
        "slug": "a",
        "link": f"{HOST}/author/a/",
        "email": f"{kept('mail')}@pier.example",
        "capabilities": {kept("capability"): True},
    }
    return {
        "posts.json": json.dumps(posts),
        "comments.json": json.dumps(
            [
                comment(1, "approved", shown("comment"), **private), comment(2, "hold", kept("waiting")), comment(3, "spam", kept("spam")),
                comment(4, "trash", kept("trash")), comment(5, "approved", kept("comment of a private post"), 2),
            ]
        ),
        "users.json": json.dumps([user]),
        "categories.json": json.dumps([{"id": 7, "taxonomy": "category", "slug": "c", "name": shown("category"), "link": f"{HOST}/category/c/"}]),
    }  # fmt: skip


def _table(name: str, columns: str, *rows: Sequence[object]) -> str:
    listed = ", ".join(f"`{column}` text" for column in columns.split())
    values = ",".join(
        "(" + ",".join("'" + str(value).replace("'", "''") + "'" for value in row) + ")" for row in rows
    )
    return f"CREATE TABLE `{name}` ({listed});\nINSERT INTO `{name}` VALUES {values};\n"


def wordpress_sql(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft
    day = ("2020-01-06 10:00:00", "2020-01-06 10:00:00")

    def post(
        number: int, status: str, text: str, title: str = "T", password: str = "", type_: str = "post"
    ) -> Sequence[object]:
        dates = ("2090-01-06 10:00:00",) * 2 if status == "future" else day
        return number, 1, *dates, f"<p>{text}</p>", title, status, f"s{number}", 0, type_, password

    def comment(
        number: int, approved: str, text: str, on: int = 1, mail: str = "", ip: str = "192.0.2.75"
    ) -> Sequence[object]:
        return (
            number,
            on,
            "B",
            mail,
            ip,
            *day,
            text,
            approved,
            "comment",
            0,
            f"Mozilla/5.0 {kept(f'agent {number}')}",
        )

    columns = "ID post_author post_date post_date_gmt post_content post_title post_status post_name post_parent post_type post_password"
    said = (
        "comment_ID comment_post_ID comment_author comment_author_email comment_author_IP comment_date comment_date_gmt comment_content"
        " comment_approved comment_type comment_parent comment_agent"
    )
    posts = [
        post(1, "publish", shown("post"), shown("title")), post(2, "publish", shown("page"), type_="page"),
        post(3, "private", kept("private"), kept("title of a private post")), post(4, "draft", draft("draft"), draft("title of a draft")),
        post(5, "publish", kept("protected"), password=kept("password of a post")), post(6, "pending", kept("pending")),
        post(7, "future", kept("future")), post(8, "trash", kept("trash")), post(9, "inherit", kept("revision"), type_="revision"),
        post(10, "auto-draft", kept("automatic draft")), post(11, "whatever", kept("of an unknown status")),
    ]  # fmt: skip
    comments = [
        comment(1, "1", shown("comment"), mail=f"{kept('mail of a commenter')}@pier.example"), comment(2, "0", kept("waiting")),
        comment(3, "spam", kept("spam")), comment(4, "trash", kept("trashed comment")), comment(5, "1", kept("comment of a private post"), 3),
        comment(6, "1", kept("comment of no post"), 99),
    ]  # fmt: skip
    users = "ID user_login user_pass user_nicename user_email user_url user_registered user_activation_key user_status display_name"
    row = (
        1,
        "a",
        kept("hash of a password"),
        "a",
        f"{kept('mail')}@pier.example",
        "",
        day[0],
        kept("activation key"),
        0,
        shown("author"),
    )
    other = (
        2,
        "s",
        kept("hash"),
        "s",
        f"{kept('mail of a subscriber')}@pier.example",
        "",
        day[0],
        "",
        0,
        kept("subscriber"),
    )
    return {
        "pier.sql": _table(
            "wp_options", "option_id option_name option_value", (1, "home", HOST), (2, "blogname", shown("title of the blog")),
            (3, "permalink_structure", "/%postname%/"), (4, "admin_email", f"{kept('mail of the admin')}@pier.example"),
            (5, "mailserver_pass", kept("password of mails")), (6, "auth_key", kept("key of the site")),
        )
        + _table("wp_posts", columns, *posts)
        + _table("wp_postmeta", "meta_id post_id meta_key meta_value", (1, 1, "api_key", kept("field with a key")), (2, 3, "mood", kept("field of a private post")))
        + _table("wp_comments", said, *comments)
        + _table("wp_commentmeta", "meta_id comment_id meta_key meta_value", (1, 1, "akismet_history", kept("history of a comment")))
        + _table("wp_users", users, row, other)
        + _table("wp_usermeta", "umeta_id user_id meta_key meta_value", (1, 1, "session_tokens", kept("session")), (2, 1, "wp_capabilities", 'a:1:{s:13:"administrator";b:1;}'),
                 (3, 2, "wp_capabilities", 'a:1:{s:10:"subscriber";b:1;}'), (4, 1, "billing_phone", kept("phone")))
        + _table("wp_terms", "term_id name slug", (1, shown("category"), "c"))
        + _table("wp_term_taxonomy", "term_taxonomy_id term_id taxonomy description parent", (1, 1, "category", "", 0))
        + _table("wp_term_relationships", "object_id term_taxonomy_id term_order", (1, 1, 0))
        + _table("wp_wc_customer_lookup", "customer_id email", (1, f"{kept('customer')}@pier.example"))
    }  # fmt: skip


def cms_sql(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft
    day = "2020-01-06 10:00:00"

    def post(number: int, status: int, text: str, title: str = "T") -> Sequence[object]:
        return (
            number,
            title,
            f"s{number}",
            f"<p>{text}</p>",
            status,
            day,
            day,
            "c",
            "a",
            "" if status > 3 else (draft if status == 1 else kept)(f"keywords {number}"),
        )

    return {
        "textpattern.sql": _table(
            "textpattern", "ID Title url_title Body_html Status Posted LastMod Category1 AuthorID Keywords",
            post(1, 4, shown("post"), shown("title")), post(2, 1, draft("draft"), draft("title of a draft")), post(3, 2, kept("hidden")),
            post(4, 3, kept("pending")), post(5, 9, kept("of an unknown status")),
        )
        + _table("txp_prefs", "name val", ("siteurl", "pier.example"), ("sitename", shown("title of the blog")), ("blog_mail_uid", kept("id of mails")),
                 ("smtp_from", f"{kept('sender')}@pier.example"))
        + _table("txp_discuss", "discussid parentid name email web ip posted message visible",
                 (1, 1, shown("commenter"), f"{kept('mail')}@pier.example", "", "192.0.2.74", day, f"<p>{shown('comment')}</p>", 1),
                 (2, 1, "B", "", "", "", day, f"<p>{kept('waiting')}</p>", 0), (3, 1, "B", "", "", "", day, f"<p>{kept('spam')}</p>", -1),
                 (4, 3, "B", "", "", "", day, f"<p>{kept('comment of a hidden post')}</p>", 1))
        + _table("txp_users", "user_id name pass RealName email nonce", (1, "a", kept("hash of a password"), shown("author"), f"{kept('mail of a user')}@pier.example", kept("nonce")))
        + _table("txp_category", "id name type parent title", (1, "c", "article", "root", shown("category")))
    }  # fmt: skip
