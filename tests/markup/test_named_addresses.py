"""Template tags that only name an address become it."""

import pytest

from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
from converters.markup.markdown import ANY, read
from converters.markup.markdown.url_tags import UrlTags
from converters.model import Media, Post, Site
from converters.site.post_summaries import summarize

POSTS = [
    Post(id="_posts/2019-02-02-two", url="https://jay.example/blog/2019/two/"),
    Post(id="content/posts/knot/index", url="https://jay.example/blog/posts/knot/"),
    Post(id="content/a/same", url="https://jay.example/blog/a/same/"),
    Post(id="content/b/same", url="https://jay.example/blog/b/same/"),
]
MEDIA = [Media(id="content/images/crane.png", url="https://jay.example/blog/images/crane.png")]


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
    made = read(
        f"[x]({tag})\n",
        ANY,
        UrlTags(Site(url="https://jay.example/blog/"), map(summarize, POSTS)).tag_set(TEMPLATE_SYNTAXES),
    )
    assert made.text.strip() == f'<p><a href="{address}">x</a></p>'
    assert not made.shortcodes


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("{filename}/a/same.md", "https://jay.example/blog/a/same/"),
        ("|filename|same.md#end", "https://jay.example/blog/a/same/#end"),
        ("{filename}../b/same.rst", "https://jay.example/blog/b/same/"),
        ("{static}/images/crane.png", "https://jay.example/blog/images/crane.png"),
        ("{attach}../images/crane.png", "https://jay.example/blog/images/crane.png"),
        ("|static|/images/elsewhere.png", "https://jay.example/blog/images/elsewhere.png"),
        ("{index}", "https://jay.example/blog/"),
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "[x]\n\n[x]: {}", '<p><a href="{}">x</a></p>'])
def test_a_link_within_a_site_of_pelican(tag, address, form):
    tags = UrlTags(Site(url="https://jay.example/blog/"), map(summarize, POSTS), MEDIA)
    made = read(form.format(tag) + "\n", ANY, tags.tag_set(TEMPLATE_SYNTAXES, Post(id="content/a/other")))
    assert made.text.strip() == f'<p><a href="{address}">x</a></p>'
    assert not made.shortcodes


@pytest.mark.parametrize(
    "text", ["| a | index |\n|---|---|\n|index|_index|\n", "the word {static} in a text\n"]
)
def test_such_words_in_a_text_are_only_words(text):
    made = read(text, ANY, UrlTags(Site(url="https://jay.example/blog/"), []).tag_set(TEMPLATE_SYNTAXES))
    assert not made.shortcodes
    assert "jay.example" not in made.text


@pytest.mark.parametrize(
    "tag",
    [
        "[x]({filename}missing.md)",
        "[x]({tag}moss)",
        '{{< ref "same" >}}',
        "{% post_url 2020-01-01-none %}",
        "{{ page.url }}",
    ],
)
def test_what_is_not_known_stays_and_is_counted(tag):
    made = read(
        f"{tag}\n",
        ANY,
        UrlTags(Site(url="https://jay.example/blog/"), map(summarize, POSTS)).tag_set(TEMPLATE_SYNTAXES),
    )
    assert made.shortcodes.total() == 1


def test_code_stays():
    text = "`{% post_url 2019-02-02-two %}`\n"
    assert (
        "post_url"
        in read(
            text,
            ANY,
            UrlTags(Site(url="https://jay.example"), map(summarize, POSTS)).tag_set(TEMPLATE_SYNTAXES),
        ).text
    )
