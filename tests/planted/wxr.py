"""An export of WordPress: a word of its own in each place."""

from tests.planted.words import HOST, Files, Words

_DATES = "<wp:{0}date><![CDATA[{1}]]></wp:{0}date><wp:{0}date_gmt><![CDATA[{1}]]></wp:{0}date_gmt>"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{url}"'
    for prefix, url in {
        "excerpt": "http://wordpress.org/export/1.2/excerpt/",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "wp": "http://wordpress.org/export/1.2/",
    }.items()
)


def _element(name: str, text: object) -> str:
    return f"<{name}><![CDATA[{text}]]></{name}>"


def _comment(number: int, approved: str, text: str, author: str, mail: str, type_: str = "comment", parent: int = 0) -> str:  # fmt: skip
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id>{_element('wp:comment_author', author)}"
        f"{_element('wp:comment_author_email', f'{mail}@pier.example')}{_element('wp:comment_author_IP', '192.0.2.79')}"
        f"{_DATES.format('comment_', '2020-01-07 10:00:00')}{_element('wp:comment_content', text)}"
        f"{_element('wp:comment_approved', approved)}{_element('wp:comment_type', type_)}<wp:comment_parent>{parent}</wp:comment_parent>"
        "</wp:comment>\n"
    )


def _item(number: int, status: str, title: str, text: str, more: str = "", type_: str = "post", password: str = "") -> str:  # fmt: skip
    day = "2090-01-06 10:00:00" if status == "future" else "2020-01-06 10:00:00"
    return (
        f"<item><title>{title}</title><link>{HOST}/s{number}/</link><dc:creator><![CDATA[a]]></dc:creator>"
        f"{_element('content:encoded', f'<p>{text}</p>')}{_element('excerpt:encoded', '')}<wp:post_id>{number}</wp:post_id>"
        f"{_DATES.format('post_', day)}{_element('wp:post_name', f's{number}')}{_element('wp:status', status)}"
        f"<wp:post_parent>0</wp:post_parent>{_element('wp:post_type', type_)}{_element('wp:post_password', password)}{more}</item>\n"
    )


def wxr(words: Words) -> Files:
    shown, kept, draft = words.shown, words.kept, words.draft
    said = (
        _comment(1, "1", shown("comment"), shown("commenter"), kept("mail of a commenter"))
        + _comment(2, "1", shown("answer"), "B", kept("mail of an answer"), parent=1)
        + _comment(3, "1", shown("pingback"), "C", kept("mail of a pingback"), "pingback")
        + _comment(4, "0", kept("waiting"), kept("name of who waits"), kept("mail of who waits"))
        + _comment(5, "spam", kept("spam"), kept("name of a spammer"), kept("mail of a spammer"))
        + _comment(6, "1", kept("note"), "D", kept("mail of a note"), "order_note")
    )
    tag = f'<category domain="category" nicename="c"><![CDATA[{shown("category")}]]></category>'
    field = f"<wp:postmeta>{_element('wp:meta_key', 'mood')}{_element('wp:meta_value', shown('field'))}</wp:postmeta>"
    secret = f"<wp:postmeta>{_element('wp:meta_key', 'api_key')}{_element('wp:meta_value', kept('field with a key'))}</wp:postmeta>"
    closed = f"<wp:postmeta>{_element('wp:meta_key', 'members_only')}{_element('wp:meta_value', 'yes')}</wp:postmeta>"
    items = (
        _item(1, "publish", shown("title"), shown("post"), tag + field + secret + said)
        + _item(2, "publish", "P", shown("page"), type_="page")
        + _item(3, "private", kept("title of a private post"), kept("private"), _comment(7, "1", kept("comment of a private post"), "E", kept("their mail")))
        + _item(4, "draft", draft("title of a draft"), draft("draft"))
        + _item(5, "publish", kept("title behind a password"), kept("protected"), password=kept("password"))
        + _item(6, "pending", "T", kept("pending"))
        + _item(7, "future", "T", kept("future"))
        + _item(8, "whatever", "T", kept("of an unknown status"))
        + _item(9, "publish", "T", kept("for members"), closed)
        + _item(10, "publish", kept("title of an order"), kept("order"), type_="shop_order")
    )  # fmt: skip
    author = (
        f"<wp:author><wp:author_id>1</wp:author_id>{_element('wp:author_login', 'a')}"
        f"{_element('wp:author_email', kept('mail of the author') + '@pier.example')}{_element('wp:author_display_name', shown('author'))}"
        f"{_element('wp:author_last_name', kept('last name of the author'))}</wp:author>\n"
    )
    head = f"<title>{shown('title of the blog')}</title><link>{HOST}</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>{HOST}</wp:base_blog_url>\n"
    return {
        "pier.xml": f'<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" {_NAMESPACES}><channel>{head}{author}{items}</channel></rss>\n'
    }
