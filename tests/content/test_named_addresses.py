"""Template tags that only name an address become it."""

import pytest

from converters.catalogue import outline
from converters.content.markdown import ANY, read
from converters.content.markdown.named import Tags
from converters.model import Post

POSTS = [
    Post(id="_posts/2019-02-02-two", url="https://jay.example/blog/2019/two/"),
    Post(id="content/posts/knot/index", url="https://jay.example/blog/posts/knot/"),
    Post(id="content/a/same", url="https://jay.example/blog/a/same/"),
    Post(id="content/b/same", url="https://jay.example/blog/b/same/"),
]


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("{% post_url 2019-02-02-two %}", "https://jay.example/blog/2019/two/"),
        ("{% link _posts/2019-02-02-two.md %}#end", "https://jay.example/blog/2019/two/#end"),
        ('{{< ref "knot.md#end" >}}', "https://jay.example/blog/posts/knot/#end"),
        ('{{% relref "/posts/knot" %}}', "https://jay.example/blog/posts/knot/"),
        ('{{< ref "b/same" >}}', "https://jay.example/blog/b/same/"),
        ("{{ '/about/' | relative_url }}", "/blog/about/"),
        ('{{ "a.png" | absolute_url }}', "https://jay.example/blog/a.png"),
        ("{{ site.url }}{{ site.baseurl }}/a.png", "https://jay.example/blog/a.png"),
    ],
)
def test_an_address(tag, address):
    made = read(f"[x]({tag})\n", ANY, Tags("https://jay.example/blog/", map(outline, POSTS)).address)
    assert made.html.strip() == f'<p><a href="{address}">x</a></p>'
    assert not made.shortcodes


@pytest.mark.parametrize("tag", ['{{< ref "same" >}}', "{% post_url 2020-01-01-none %}", "{{ page.url }}"])
def test_what_is_not_known_stays_and_is_counted(tag):
    made = read(f"{tag}\n", ANY, Tags("https://jay.example/blog/", map(outline, POSTS)).address)
    assert made.shortcodes.total() == 1


def test_code_stays():
    text = "`{% post_url 2019-02-02-two %}`\n"
    assert "post_url" in read(text, ANY, Tags("https://jay.example", map(outline, POSTS)).address).html
