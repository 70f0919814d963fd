"""A small blog in German, Japanese and Arabic with all that a theme shows: two authors, terms, a thread, mentions, a gallery."""

from collections.abc import Iterator
from typing import Final

from converters import Author, Comment, Commenter, Markup, Media, Post, Record, Site, Term
from converters.model import TermRef

SITE: Final = "https://harbour.example"
IMAGE: Final = f"{SITE}/wp-content/uploads/tern.jpg"
FRAME: Final = "https://player.film.example/7?a=1&amp;b=2"
NAMES: Final = {
    "de": ("Hafenblatt", "Nebel", ("Zebra", "Öfen", "Anker", "Äpfel"), ("Anker", "Äpfel", "Öfen", "Zebra")),
    "ja": ("港の便り", "霧", ("東京", "あお", "アイ"), ("アイ", "あお", "東京")),
    "ar": ("دفتر الميناء", "ضباب", ("تفاح", "أرض", "بحر"), ("أرض", "بحر", "تفاح")),
}
"""Language -> title of the blog, title of its post, its categories, and these in the order of the language."""


def records(language: str) -> Iterator[Record]:
    """The blog in a language."""
    title, word, categories, _ = NAMES[language]
    yield Site(title=title, url=SITE, language=language, description=word)
    yield from (Author(id="1", login="ada", name=f"A {word}"), Author(id="2", login="bo", name=f"B {word}"))
    yield Media(id="9", url=IMAGE, alt=word)
    for number, name in enumerate(categories):
        yield Term(id=str(number + 20), taxonomy="category", slug=f"c{number}", name=name)
    yield Term(id="30", taxonomy="post_tag", slug="t", name=word)
    terms = tuple(
        TermRef(taxonomy="category", slug=f"c{number}", name=name) for number, name in enumerate(categories)
    )
    yield Post(
        id="1",
        title=title,
        slug="first",
        url=f"{SITE}/first/",
        date="2020-03-05T10:00:00+01:00",
        author="ada",
        featured="9",
        likes=3,
        terms=(*terms, TermRef(taxonomy="post_tag", slug="t", name=word)),
        body=Markup(text=body(word), dialect="wordpress"),
        comments=tuple(comments(word)),
    )
    for number, name in enumerate(categories, 2):  # each is listed where a post has one category
        yield Post(
            id=str(number),
            title=f"{word} {number}",
            slug=f"p{number}",
            url=f"{SITE}/p{number}/",
            date=f"2019-0{number}-05T10:00:00+01:00",
            author="bo",
            terms=(terms[number - 2],),
            body=Markup(text=f"<p>{name} {word}</p>", dialect="html"),
        )


def body(word: str) -> str:
    """The text of the first post."""
    image = f'<img src="{IMAGE}" alt="{word}"/>'
    return (
        f'<!-- wp:image --><figure class="wp-block-image alignright">{image}</figure><!-- /wp:image -->'
        f"<!-- wp:paragraph --><p>{word} {word}.</p><!-- /wp:paragraph -->"
        '<!-- wp:gallery {"columns":3} --><figure class="wp-block-gallery columns-3">'
        f'<figure class="wp-block-image">{image}</figure><figure class="wp-block-image">{image}</figure></figure>'
        "<!-- /wp:gallery -->"
        f'<!-- wp:columns --><div class="wp-block-columns"><div class="wp-block-column"><p>{word}</p></div>'
        f'<div class="wp-block-column"><p>{word}</p></div></div><!-- /wp:columns -->'
        f'<!-- wp:html --><iframe src="{FRAME}" width="500" height="300"></iframe><!-- /wp:html -->'
        f'<!-- wp:paragraph {{"align":"center"}} --><p class="has-text-align-center">{word}</p><!-- /wp:paragraph -->'
    )


def comments(word: str) -> Iterator[Comment]:
    """Two threads; a pingback between them."""

    def comment(
        id_: str, parent: str = "", type_: str = "comment", user: str = "", name: str = ""
    ) -> Comment:
        return Comment(
            id=id_,
            parent=parent,
            type=type_,
            author=Commenter(name=name or word, user=user, url="https://else.example/"),
            date=f"2020-03-0{id_}T08:00:00+01:00",
            body=Markup(text=f"<p>{word} {id_}</p>", dialect="html"),
        )

    yield comment("1")
    yield comment("2", parent="1", user="1", name=f"A {word}")
    yield comment("3", type_="pingback")
    yield comment("4")
