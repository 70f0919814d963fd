"""Archives of Mastodon, Micro.blog and Telegram that have much of one thing."""

import json
from typing import Any, Final

from tests.growth.sources.base import Files, Source

_TO = ["https://www.w3.org/ns/activitystreams#Public"]


def mastodon_note(k: int = 0, content: str = "Words", **fields: Any) -> dict[str, Any]:
    note = {"id": f"https://x.example/users/a/statuses/{k}", "type": "Note", "content": content, "to": _TO}
    return {"type": "Create", "object": {**note, "attributedTo": "https://x.example/users/a", **fields}}


def outbox(*notes: Any) -> Files:
    context = "https://www.w3.org/ns/activitystreams"
    return {
        "outbox.json": json.dumps({"@context": context, "type": "OrderedCollection", "orderedItems": notes})
    }


MASTODON: Final[dict[str, Source]] = {
    "notes": lambda n: outbox(*[mastodon_note(k) for k in range(n)]),
    "notes in a chain": lambda n: outbox(
        *[mastodon_note(k, inReplyTo=f"https://x.example/users/a/statuses/{k - 1}") for k in range(1, n)]
    ),
    "boosts": lambda n: outbox(*[{"type": "Announce", "object": "x"}] * n),
    "hashtags": lambda n: outbox(mastodon_note(tag=[{"type": "Hashtag", "name": f"#a{k}"} for k in range(n)])),
    "links": lambda n: outbox(mastodon_note(content='<a href="x"><span class="ellipsis">a' * n)),
}  # fmt: skip


def bar(*items: Any) -> Files:
    head = {"version": "https://jsonfeed.org/version/1", "home_page_url": "https://a.micro.blog/"}
    return {"feed.json": json.dumps({**head, "items": items})}


def bar_item(k: int = 0, text: str = "Words", **fields: Any) -> dict[str, Any]:
    return {"id": f"i{k}", "content_text": text, "url": f"https://a.micro.blog/{k}.html", **fields}


MICROBLOG: Final[dict[str, Source]] = {
    "items": lambda n: bar(*[bar_item(k) for k in range(n)]),
    "tags": lambda n: bar(bar_item(tags=[f"a{k}" for k in range(n)])),
    "uploads": lambda n: bar(bar_item(text="(uploads/" * n)),
}


def telegram_channel(*messages: Any) -> Files:
    head = {"name": "A", "type": "public_channel", "id": 1}
    return {"result.json": json.dumps({**head, "messages": messages})}


def message(k: int = 1, text: Any = "Words", **fields: Any) -> dict[str, Any]:
    return {
        "id": k,
        "type": "message",
        "date_unixtime": f"{1600000000 + k}",
        "from": "A",
        "text": text,
        **fields,
    }


TELEGRAM: Final[dict[str, Source]] = {
    "messages": lambda n: telegram_channel(*[message(k) for k in range(n)]),
    "an album": lambda n: telegram_channel(*[message(text="", photo="photos/a.jpg")] * n),
    "entities": lambda n: telegram_channel(message(text=[{"type": "bold", "text": "a\n\nb"}] * n)),
    "blank lines": lambda n: telegram_channel(message(text=" \n" * n)),
}
