"""Posts that would break a build, or a page, if anything in them were taken for more than text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import Built, Generator, folded

from converters import write
from converters.model import Author, Comment, Commenter, Markup, Media, Post, Record, Site, Term, TermRef
from tests.targets import GENERATORS

SITE = "https://blog.example"
Get = Callable[[str], Generator]

TITLES = [
    r'C:\new "q": #1', "yes", "2020-01-01", "- x", "two\nlines", "", "🛶 emoji", "'", '"', "---", "+++", "a: b", "12:30",
    "Title: x", "<script>alert(1)</script>", "<b> & &amp;", "{{ x }} {% y %}", "{{< z >}}", "%s {0} $1", "null", "{filename}/x",
    "東京", "a|b", "\u2028", "*not emphasis*", "x" * 300,
]  # fmt: skip

FIELDS = [
    "mood", "content", "title", "url", "date", "slug", "tags", "category", "categories", "status", "template", "timezone",
    "lang", "translations", "settings", "layout", "permalink", "published", "excerpt", "id", "path", "aliases", "draft",
    "weight", "expiryDate", "publishDate", "build", "cascade", "params", "author", "locale_date", "thread", "a b: c", "",
    "Straße", "next", "collection", "sitemap", "type", "kind", "outputs", "headless", "summary", "save_as", "metadata",
]  # fmt: skip


WITHOUT_DRAFTS = {
    "pelican": "Pelican has no such option; DRAFT_SAVE_AS in its settings says where they go",
    "mkdocs": "MkDocs has no such option; a draft is moved from docs/drafts/ to docs/blog/posts/",
    "eleventy": "Eleventy has no such option; a draft is moved from content/_drafts/",
    "docusaurus": "Docusaurus has no such option; a draft is moved from drafts/",
    "astro": "Astro has no such option; a draft is moved from drafts/",
    "zola": "Zola is not here",
    "nikola": "Nikola has no such option; a draft is moved from drafts/ to posts/",
}


def html(text: str) -> Markup:
    return Markup(text=text, dialect="html")


def build(
    name: str, records: list[Record], target: Path, generator: Get, **options: str
) -> tuple[Path, Built]:
    made = generator(name)
    write(records, target, to=name, options=options)
    return target, Built(made.build(target))


@pytest.mark.parametrize(
    ("name", "options"), [(name, {}) for name in GENERATORS] + [("hugo", {"front-matter": "toml"})]
)
def test_titles_fields_and_names_are_only_text(
    name: str, options: dict[str, str], tmp_path: Path, generator: Get
) -> None:
    posts = [
        Post(
            id=str(number),
            title=title,
            slug=f"post-{number}",
            url=f"{SITE}/2020/{number}/",
            date=f"2020-01-{number % 28 + 1:02}T08:00:00+09:00",
            author="a",
            body=html(f"<p>Body {number} of {{{{ x }}}} {{% y %}} {{{{&lt; z &gt;}}}}</p>"),
            excerpt="<p>An excerpt</p><p>of two</p>",
            terms=(
                TermRef(taxonomy="category", slug=f"c{number}", name=title.strip() or "none"),
                TermRef(taxonomy="post_tag", slug=f"t{number}", name=f"a, {title}; b".strip()),
                TermRef(taxonomy="date", slug="x", name=title.strip() or "none"),
                TermRef(taxonomy="Genre & co", slug="x", name="G"),
            ),
            extra={"mood": [title, "x"], "geo": title},
            comments=(
                Comment(
                    id=f"{number}0",
                    author=Commenter(name=title or "Nobody", url="javascript:alert(1)"),
                    date="2020-01-05T08:00:00+09:00",
                    body=html(f"<p>Said {number}</p>"),
                ),
            ),
        )
        for number, title in enumerate(TITLES, 1)
    ]
    fields = {field: ["2020-99-99 {{ x }}"] for field in FIELDS}
    odd = Post(
        id="900",
        title="Fields",
        slug="fields",
        url=f"{SITE}/fields/",
        date="2020-01-05T08:00:00",
        extra=fields,
    )
    records: list[Record] = [
        Site(title='A "blog" <x>: #1\\', url=SITE, language="en-GB", description="'\n{{ x }}"),
        Author(id="1", login="a", name='An "author": <b>'),
        *(
            Term(taxonomy="category", slug=f"c{n}", name=title.strip() or "none")
            for n, title in enumerate(TITLES, 1)
        ),
        *posts,
        odd,
    ]
    _, site = build(name, records, tmp_path / "site", generator, **options)
    for post in posts:
        page = site.page(post.url)
        assert page.text("(//main//h1)[1]") == folded(post.title)
        assert "alert(1)" not in page.text("//script")
        body = folded(page.text("//div[@class='content']"))
        assert body.startswith(f"Body {post.id} of {{{{ x }}}} {{% y %}} {{{{<")
        assert page.text("//section[@class='comments']//article/p") == f"Said {post.id}"
        assert page.text("//section[@class='comments']//strong") in (
            folded(post.title or "Nobody"),
            "Anonymous",
        )
        assert not page.root.xpath("//a[starts-with(@href, 'javascript')]")
    assert site.page(odd.url).text("(//main//h1)[1]") == "Fields"


@pytest.mark.parametrize("name", GENERATORS)
def test_names_and_addresses_stay_inside_and_apart(name: str, tmp_path: Path, generator: Get) -> None:
    slugs = [
        "../../evil",
        "..%2f..%2fevil",
        "con",
        "index",
        "_index",
        "A",
        "a",
        "a.en",
        "%e6%9d%b1",
        "100%",
        "x" * 400,
    ]
    posts = [
        Post(
            id=str(n),
            title=f"Post {n}",
            slug=slug,
            date="2020-01-05T08:00:00+09:00",
            body=html(f"<p>Text {n}</p>"),
            url=url,
        )
        for n, (slug, url) in enumerate(
            [(slug, f"{SITE}/{slug}/") for slug in slugs]
            + [("same", f"{SITE}/same/"), ("same", f"{SITE}/same/"), ("same", f"{SITE}/SAME/")]
            + [
                ("tags", f"{SITE}/tags/"),
                ("posts", f"{SITE}/posts/"),
                ("home", f"{SITE}/"),
                ("q", f"{SITE}/?p=7"),
            ],
            1,
        )
    ]
    pages = [
        Post(
            id="50",
            type="page",
            title="Page",
            slug="about",
            url=f"{SITE}/about/",
            body=html("<p>Text 50</p>"),
        ),
        Post(
            id="51",
            type="page",
            title="Page",
            slug="index",
            parent="50",
            url=f"{SITE}/about/index/",
            body=html("<p>Text 51</p>"),
        ),
        Post(id="52", type="page", title="Page", slug="about", parent="51", body=html("<p>Text 52</p>")),
        Post(id="53", type="posts", title="Type", slug="a", body=html("<p>Text 53</p>")),
        Post(id="54", type="../x", title="Type", slug="a", body=html("<p>Text 54</p>")),
        Post(id="55", type="categories", title="Type", slug="a", body=html("<p>Text 55</p>")),
        Post(id="56", title="No date", slug="undated", body=html("<p>Text 56</p>")),
        Post(id="57", title="Future", slug="future", date="2199-01-01T00:00:00", body=html("<p>Text 57</p>")),
    ]
    drafts = [
        Post(id="60", title="Draft", status="draft", slug="a", url=f"{SITE}/a/", body=html("<p>Secret</p>")),
        Post(id="61", title="Draft", status="draft", body=html("<p>Secret</p>"), date="2020-01-05T08:00:00"),
        Post(id="62", title="Draft", status="draft", type="page", body=html("<p>Secret</p>")),
        Post(id="63", title="Draft", status="draft", type="thing", body=html("<p>Secret</p>")),
    ]
    target, site = build(
        name,
        [Site(title="x", url=SITE), *posts, *pages, *drafts],
        tmp_path / "deep" / "er" / "site",
        generator,
    )
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and not path.is_relative_to(target)]
    assert not outside
    texts = [text for path, text in site.texts() if path.suffix == ".html"]
    for post in [*posts, *pages]:
        assert any(f"<p>Text {post.id}</p>" in text for text in texts), (post.id, post.slug)
    assert not any("Secret" in text for _, text in site.texts())
    assert "Text 14" not in site.page("/same/").text("//main")


@pytest.mark.parametrize("name", GENERATORS)
def test_the_draft_is_there_for_who_asks_for_drafts(name: str, tmp_path: Path, generator: Get) -> None:
    made = generator(name)
    if name in WITHOUT_DRAFTS:
        pytest.skip(WITHOUT_DRAFTS[name])
    write(
        [Site(title="x"), Post(id="1", title="Draft", status="draft", body=html("<p>Secret</p>"))],
        tmp_path / "x",
        to=name,
    )
    made.command = [*made.command, "--buildDrafts" if name == "hugo" else "--drafts"]
    assert any("Secret" in text for _, text in Built(made.build(tmp_path / "x")).texts())


@pytest.mark.parametrize("name", GENERATORS)
def test_long_and_deep_discussions(name: str, tmp_path: Path, generator: Get) -> None:
    """4,000 comments, one thread of them 500 deep."""
    comments = tuple(
        Comment(
            id=str(n),
            parent=str(n - 1) if 1 < n <= 500 else str(n - n % 7) if n > 600 and n % 7 else "",
            author=Commenter(name=f"Name {n}"),
            date=f"2020-01-01T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}+00:00",
            body=html(f"<p>Said {n}.</p>"),
        )
        for n in range(1, 4_001)
    )
    post = Post(
        id="1",
        title="Long",
        slug="long",
        url=f"{SITE}/long/",
        date="2020-01-01T00:00:00+00:00",
        comments=comments,
    )
    _, site = build(name, [Site(title="x", url=SITE), post], tmp_path / "site", generator)
    page = site.page(post.url)
    assert len(page.root.xpath("//section[@class='comments']//article")) == 4_000
    assert len(page.root.xpath("//article[a]")) == 0
    deepest = max(len(item.xpath("ancestor-or-self::ol")) for item in page.root.xpath("//ol[not(.//ol)]"))
    assert deepest == 10
    assert page.root.xpath("//li[@id='comment-499']//a[@href='#comment-498']")


@pytest.mark.parametrize("name", GENERATORS)
def test_a_site_without_anything(name: str, tmp_path: Path, generator: Get) -> None:
    build(name, [Site()], tmp_path / "site", generator)


@pytest.mark.parametrize("name", GENERATORS)
def test_media_and_their_private_parts(name: str, tmp_path: Path, generator: Get) -> None:
    comments = [
        {"author": {"email": "who@mail.example"}, "body": {"text": "Under an image", "dialect": "html"}}
    ]
    image = Media(
        id="9",
        url=f"{SITE}/a.jpg",
        title="A",
        extra={"comments": comments, "_hidden": ["h1dden"], "credit": ["me"]},
    )
    post = Post(id="1", title="P", slug="p", url=f"{SITE}/p/", date="2020-01-01T00:00:00+00:00", featured="9")
    target, _ = build(name, [Site(title="x", url=SITE), image, post], tmp_path / "site", generator)
    written = "".join(
        path.read_text("utf-8")
        for path in target.rglob("*")
        if path.suffix in (".md", ".yaml", ".yml", ".json")
    )
    assert f"{SITE}/a.jpg" in written
    assert "credit" in written
    assert "who@mail.example" not in written
    assert "h1dden" not in written


@pytest.mark.parametrize("name", GENERATORS)
def test_what_is_not_approved_is_written_for_who_asks_but_never_shown(
    name: str, tmp_path: Path, generator: Get
) -> None:
    comments = (
        Comment(id="1", status="spam", body=html("<p>Pills</p>"), author=Commenter(email="who@mail.example")),
        Comment(id="2", parent="1", status="pending", body=html("<p>Wait</p>")),
        Comment(id="3", parent="2", body=html("<p>Said</p>")),
    )
    post = Post(
        id="1", title="P", slug="p", url=f"{SITE}/p/", date="2020-01-01T00:00:00+00:00", comments=comments
    )
    made = generator(name)
    write([Site(title="x", url=SITE), post], tmp_path / "x", to=name, include={"unapproved"})
    assert any(
        "Pills" in path.read_text("utf-8")
        for path in (tmp_path / "x").rglob("*.*")
        if path.suffix in (".md", ".yml", ".json")
    )
    page = Built(made.build(tmp_path / "x")).page(post.url)
    assert page.text("//section[@class='comments']//article/p") == "Said"
    assert page.text("//section[@class='comments']/h2") == "Comments (1)"
    assert len(page.root.xpath("//section[@class='comments']//ol")) == 1


@pytest.mark.parametrize("name", GENERATORS)
def test_comments_stand_by_their_time_in_every_generator(name: str, tmp_path: Path, generator: Get) -> None:
    """Also where ids say otherwise, and where some have no date, in an order that is not that of the ids."""
    times = {"5": "", "9": "2020-01-01T10:00:00+01:00", "7": "2020-01-01T10:00:00+09:00", "3": ""}
    times |= {"8": "2020-01-01T10:00:00+01:00", "2": "2020-01-01T04:00:00-05:00"}
    comments = tuple(
        Comment(
            id=id_, date=time or None, body=html(f"<p>{id_}</p>"), author=Commenter(name="A", url="http://")
        )
        for id_, time in times.items()
    )
    post = Post(
        id="1", title="P", slug="p", url=f"{SITE}/p/", date="2020-01-01T00:00:00+00:00", comments=comments
    )
    _, site = build(name, [Site(title="x", url=SITE), post], tmp_path / "site", generator)
    items = site.page(post.url).root.xpath("//section[@class='comments']//li/@id")
    assert items == [f"comment-{id_}" for id_ in ("5", "7", "9", "3", "8", "2")]
    assert not site.page(post.url).root.xpath("//section[@class='comments']//strong/a")


@pytest.mark.parametrize("name", GENERATORS)
def test_a_comment_without_tags_is_no_markdown(name: str, tmp_path: Path, generator: Get) -> None:
    """It was made harmless as HTML; read as Markdown it could be a script again."""
    said = ("[click](javascript:alert(1))", "*a* ![x](y)", "a\n\n[b](javascript:alert(2))")
    comments = tuple(Comment(id=str(number), body=html(text)) for number, text in enumerate(said, 1))
    post = Post(id="1", title="P", slug="p", url=f"{SITE}/p/", date="2020-01-01T00:00:00", comments=comments)
    _, site = build(name, [Site(title="x", url=SITE), post], tmp_path / "site", generator)
    root = site.page(post.url).root
    assert not root.xpath("//section[@class='comments']//article//*[self::em or self::img]")
    assert not root.xpath("//a[starts-with(@href, 'javascript:')]")
    text = site.page(post.url).text("//section[@class='comments']")
    assert all(folded(one) in text for one in said)
    pages = [path for path in site.folder.rglob("*") if path.is_file() and b"alert(1)" in path.read_bytes()]
    assert len(pages) == 1


@pytest.mark.parametrize("name", GENERATORS)
def test_no_post_takes_the_page_of_another(name: str, tmp_path: Path, generator: Get) -> None:
    """Defaults of files that are permalinks of others, in every generator's way, and files that would be folders."""
    urls = [
        "?p=1",
        "posts/g/",
        "2020/01/05/g/",
        "foo",
        "foo.html",
        "x.html",
        "x.html/z/",
        "?p=8",
        "?p=9",
        "g-8/",
        "index.html",
    ]
    slugs = ["g", "h", "i", "foo", "foo2", "x", "z", "東京 & co", "G_x", "k", "home"]
    posts = [
        Post(
            id=str(number),
            type="page" if number == 9 else "post",
            title=f"Title {number}",
            slug=slug,
            url=f"{SITE}/{url}",
            date="2020-01-05T08:00:00+00:00",
            body=html(f"<p>Unique{number}x</p>"),
        )
        for number, (slug, url) in enumerate(zip(slugs, urls, strict=True), 1)
    ]
    _, site = build(name, [Site(title="x", url=SITE), *posts], tmp_path / "site", generator)
    pages = [path.read_text("utf-8") for path in site.folder.rglob("*") if path.suffix in (".html", "")
             and path.is_file()]  # fmt: skip
    for post in posts:
        shown = [page for page in pages if f"<h1>{post.title}</h1>" in page.replace(' class="title"', "")]
        assert len(shown) == 1, (post.title, len(shown))
