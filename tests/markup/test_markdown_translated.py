"""Markdown of one generator as all of them read it."""

import pytest

import converters
from converters import Markup, Post, Site
from converters.markup.markdown import ANY, convert_template_tags, read, rewrite_link_urls
from tests.markup.flavors import ALL_TAGS

SAME = [
    "````\n``` {.python}\n````\n",
    "    {{< youtube abc >}}\n",
    "<code>{{< youtube abc >}}</code>\n",
    "Words with a {brace}, a $x$, a `{% code %}` and <b>tags</b>.\r\n",
    "# A heading {#here}\n\nA paragraph.\n{: .note}\n",
    "{% raw\n\n{{ \n",
    "```\n{{< highlight go >}}\nx\n{{< /highlight >}}\n```\n",
]


@pytest.mark.parametrize("text", SAME)
def test_what_everybody_reads_stays_to_the_letter(text: str) -> None:
    made = convert_template_tags(text, ALL_TAGS)
    assert made.text == text
    assert not made.shortcodes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}\n", "```ruby\nputs 1\n```\n"),
        ("{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n", "```go\nx := 1\n```\n"),
        ('{{% highlight "c++" "linenos=table" %}}\n```\n{{% /highlight %}}\n', "````c++\n```\n````\n"),
        (
            "{% highlight html %}\n{% raw %}{{ x }}{% endraw %}\n{% endhighlight %}\n",
            "```html\n{{ x }}\n```\n",
        ),
        ("{% raw %}{% highlight x %}{% endraw %} it says\n", "{% highlight x %} it says\n"),
        ("{{</* figure */>}} and {{%/* x */%}}\n", "{{< figure >}} and {{% x %}}\n"),
        ('{{ "{" }}% x %}\n', "{% x %}\n"),
        ("```\n{% raw %}{{ page.title }}{% endraw %}\n```\n", "```\n{{ page.title }}\n```\n"),
        (
            '```\n{{ "{" }}% x %}\n{{</* figure src="a" */>}}\n```\n',
            '```\n{% x %}\n{{< figure src="a" >}}\n```\n',
        ),
        ("A `{% raw %}x{% endraw %}` in a line.\n", "A `x` in a line.\n"),
    ],
)
def test_what_one_generator_reads_becomes_what_all_do(text: str, expected: str) -> None:
    made = convert_template_tags(text, ALL_TAGS)
    assert made.text == expected
    assert not made.shortcodes


def test_what_cannot_be_told_stays_and_is_counted() -> None:
    made = convert_template_tags("{{< gallery dir=a >}} {% include x.html %} {{ page.title }}\n", ALL_TAGS)
    assert made.text == "{{< gallery dir=a >}} {% include x.html %} {{ page.title }}\n"
    assert dict(made.shortcodes) == {"gallery": 1, "include": 1, "page.title": 1}


def test_from_one_generator_to_another(tmp_path) -> None:
    text = "See {% post_url 2020-01-01-knot %} and [it]({% link _posts/2020-01-01-knot.md %}).\n\n{% include toc.html %}\n"
    knot = Post(
        id="_posts/2020-01-01-knot",
        slug="knot",
        title="Knot",
        url="https://jay.example/knot/",
        date="2020-01-01T00:00:00",
    )
    post = Post(id="_posts/2020-01-02-rope", slug="rope", title="Rope", url="https://jay.example/rope/", date="2020-01-02T00:00:00", body=Markup(text=text, dialect="markdown"))  # fmt: skip
    result = converters.write([Site(url="https://jay.example"), knot, post], tmp_path / "site", to="hugo")
    written = (tmp_path / "site" / "content" / "posts" / "rope.md").read_text(encoding="utf-8")
    assert "See https://jay.example/knot/ and [it](https://jay.example/knot/)." in written
    (said,) = [one for one in result.findings if one.kind == "generator-shortcode"]
    assert "include" in said.message
    converters.write([Site(url="https://jay.example"), knot, post], tmp_path / "a.jsonl", to="archive")
    (kept,) = [one for one in converters.read(tmp_path / "a.jsonl") if getattr(one, "id", "") == post.id]
    assert kept == post


@pytest.mark.parametrize("to", ["hugo", "jekyll"])
def test_what_is_spelled_to_be_shown_is_not_spelled_so_twice(to: str, tmp_path) -> None:
    post = Post(id="1", slug="a", title="A", url="https://jay.example/a/", date="2020-01-02T00:00:00", body=Markup(text="<p>{{&lt; x &gt;}} and {% y %}</p>", dialect="html"))  # fmt: skip
    converters.write([post], tmp_path / "first", to=to)
    converters.convert(tmp_path / "first", tmp_path / "second", to=to)
    (first,) = (tmp_path / "first").rglob("*a.md")
    (second,) = (tmp_path / "second").rglob("*a.md")
    one, other = (path.read_text(encoding="utf-8").rpartition("---\n")[2] for path in (first, second))
    assert one == other


@pytest.mark.parametrize(
    ("flavour", "text"),
    [
        ("hugo", "In `{{</* figure */>}}` and text {{</* figure */>}}.\n\n```\n{{%/* x */%}}\n```\n"),
        (
            "jekyll",
            "In `{% raw %}{{ page.title }}{% endraw %}`.\n\n```\n{% raw %}{% include x %}{% endraw %}\n```\n",
        ),
    ],
)
def test_code_about_a_generator_shows_the_same_on_a_site_of_it(flavour: str, text: str, tmp_path) -> None:
    shown = read(text, ANY, ALL_TAGS).text
    post = Post(id="1", slug="a", title="A", url="https://jay.example/a/", date="2020-01-02T00:00:00", body=Markup(text=text, dialect="markdown"))  # fmt: skip
    converters.write([Site(url="https://jay.example"), post], tmp_path / "site", to=flavour)
    (written,) = (tmp_path / "site").rglob("*a.md")
    assert read(written.read_text(encoding="utf-8").rpartition("---\n")[2], ANY, ALL_TAGS).text == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Words [b](b.md).\n\n    ![no](pic.png) and [b](b.md)\n",
            "Words [b](/B).\n\n    ![no](pic.png) and [b](b.md)\n",
        ),
        ("- one\n\n    more [b](b.md)\n", "- one\n\n    more [b](/B)\n"),
        ("<code>[b](b.md)</code> [b](b.md)\n", "<code>[b](b.md)</code> [b](/B)\n"),
        ("`[b](b.md)` ``[b](b.md)`` [b](b.md)\n", "`[b](b.md)` ``[b](b.md)`` [b](/B)\n"),
    ],
)
def test_addresses_in_code_are_no_addresses(text: str, expected: str) -> None:
    assert rewrite_link_urls(text, lambda url: "/B" if url == "b.md" else None) == expected


def test_many_links_and_a_few_that_are_none() -> None:
    text = "[a](b.md) " * 700 + "\\[x](b.md) " + "[a](b.md) " * 700 + "\\[y](b.md)"
    new = rewrite_link_urls(text, lambda url: "/B" if url == "b.md" else None)
    assert new.count("(/B)") == 1400
    assert "\\[x](b.md)" in new
    assert "\\[y](b.md)" in new


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\[a](b.md) [c](b.md)", r"\[a](b.md) [c](/B)"),
        ("[a]: b.md\n\n\\[a]: b.md\n\n[a]", "[a]: /B\n\n\\[a]: b.md\n\n[a]"),
        (
            '\\[<b title="x">a</b>](b.md) <a href="b.md">c</a>',
            '\\[<b title="x">a</b>](b.md) <a href="/B">c</a>',
        ),
    ],
)
def test_what_only_looks_like_a_link_stays(text: str, expected: str) -> None:
    assert rewrite_link_urls(text, lambda url: "/B" if url == "b.md" else None) == expected


def test_code_that_is_read_is_as_it_was_written() -> None:
    made = read(
        "    {{< youtube abc >}}\n\n<code>{{< youtube abc >}}</code>\n\n{{< youtube abc >}}\n", ANY, ALL_TAGS
    ).text
    assert made.count("<iframe") == 1
    assert made.count("{{&lt; youtube abc &gt;}}") + made.count("{{< youtube abc >}}") == 2
