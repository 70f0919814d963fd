"""Posts as the tests of single generators write them."""

from typing import Final

from converters import Post
from converters.model import Markup

SITE: Final = "https://blog.example"


def markdown(text: str) -> Markup:
    return Markup(text=text, dialect="markdown")


def post(id_: str, text: str = "Text", **fields: object) -> Post:
    stated = {
        "body": markdown(text),
        "title": f"Post {id_}",
        "slug": f"p{id_}",
        "url": f"{SITE}/p{id_}/",
        "date": "2020-01-05T08:00:00+09:00",
    }
    return Post(id=id_, **(stated | fields))  # type: ignore[arg-type]
