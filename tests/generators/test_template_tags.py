"""Tags of Jekyll, Hexo, Zola and Pelican in a text: addresses, images, films, quotes and code; what is unknown is counted."""

import re

import pytest

from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
from converters.markup.markdown import ANY, convert_template_tags, read
from converters.markup.markdown.url_tags import UrlTags
from converters.model import Media, Post, Site
from converters.site.post_summaries import summarize

SITE = Site(title="Fog bank", url="https://fog.example/b", description="Of fog", extra={"author": "Ada"})
HERE = Post(
    id="source/_posts/here", title="Here & now", url="https://fog.example/b/2020/here/", date="2020-01-05T08:00:00",
    extra={"cover": "/c.png", "parts": ["a", "b"]},
)  # fmt: skip
POSTS = [
    HERE,
    Post(id="source/_posts/there", title="There", status="publish", url="https://fog.example/b/2020/there/"),
    Post(id="source/_posts/secret", title="Secret", status="draft", url="https://fog.example/b/secret/"),
    Post(id="_posts/2019-02-02-old", url="https://fog.example/b/old/"),
    Post(id="sub/_posts/2019-02-03-sub", url="https://fog.example/b/sub/"),
    Post(id="content/blog/two/index", url="https://fog.example/b/blog/two/"),
    Post(id="content/blog/_index", type="page", url="https://fog.example/b/blog/"),
]
MEDIA = [Media(id="source/_posts/here/cat.png", url="https://fog.example/b/2020/here/cat.png")]
TAGS = UrlTags(SITE, map(summarize, POSTS), MEDIA).tag_set(TEMPLATE_SYNTAXES, HERE)


@pytest.mark.parametrize(
    ("tag", "url"),
    [
        ("{{ site.url }}{{ site.baseurl }}{% post_url 2019-02-02-old %}", "https://fog.example/b/old/"),
        ("{{site.baseurl}}{% link _posts/2019-02-02-old.md %}#x", "https://fog.example/b/old/#x"),
        ("{% post_url sub/2019-02-03-sub %}", "https://fog.example/b/sub/"),
        ("{{ page.url | relative_url }}", "/b/2020/here/"),
        ("{{ page.url | absolute_url }}", "https://fog.example/b/2020/here/"),
        ("{{ page.url | prepend: site.baseurl | prepend: site.url }}", "https://fog.example/b/2020/here/"),
        ('{{ "/i.png" | absolute_url | prepend: site.baseurl }}', "https://fog.example/b/i.png"),
        ('{{ "/i.png" | relative_url | prepend: site.baseurl }}', "/b/i.png"),
        ("{{ site.url }}{{ '/i.png' | absolute_url }}", "https://fog.example/b/i.png"),
        ("{{- '/i' | append: '.png' | relative_url -}}", "/b/i.png"),
        ("{{ page.cover | relative_url }}", "/b/c.png"),
        ("{% post_path there %}", "/b/2020/there/"),
        ("{% asset_path cat.png %}", "https://fog.example/b/2020/here/cat.png"),
    ],
)
def test_an_address(tag, url):
    result = read(f"[x]({tag})\n", ANY, TAGS)
    assert result.text.strip() == f'<p><a href="{url}">x</a></p>'
    assert not result.shortcodes
    assert convert_template_tags(f"[x]({tag})", TAGS).text == f"[x]({url})"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("{{ page.title }} of {{ site.title }}, {{ site.author }}", "<p>Here &amp; now of Fog bank, Ada</p>"),
        ('{{ page.date | date: "%Y" }}', "<p>2020</p>"),
        ("{% post_link there 'go *there*' %}", '<a href="https://fog.example/b/2020/there/">go *there*</a>'),
        ("{% post_link there %}", '<a href="https://fog.example/b/2020/there/">There</a>'),
        ('{% asset_img cat.png "A cat" %}', '<img src="https://fog.example/b/2020/here/cat.png" alt="A cat" title="A cat">'),
        ('{% asset_img w cat.png 20 "\'A\' \'the cat\'" %}', '<img src="https://fog.example/b/2020/here/cat.png" alt="the cat" width="20" title="A">'),
        ("{% asset_img cat.png A cat %}", 'alt="A cat" title="A cat">'),
        ("{% img /a.png 20 30 %}", '<img src="/b/a.png" alt="" width="20" height="30">'),
        (
            '{% include figure image_path="/a.png" alt="A" caption="The *a*" %}',
            '<figure><img src="/b/a.png" alt="A"><figcaption>The <em>a</em></figcaption></figure>',
        ),
        ('{% include figure.liquid path="assets/a.png" class="w" %}', '<img src="/b/assets/a.png" alt="">'),
        ("{% include image.html src=page.cover %}", '<img src="/b/c.png" alt="">'),
        (
            "{% include embed/youtube.html id='abc' %}",
            '<iframe src="https://www.youtube.com/embed/abc" width="560" height="315" allowfullscreen></iframe>',
        ),
        (
            '{{ vimeo(id="12", class="w") }}',
            '<iframe src="https://player.vimeo.com/video/12" width="560" height="315" allowfullscreen></iframe>',
        ),
        ('{{/* vimeo(id="12") */}}', "<p>{{ vimeo(id=&quot;12&quot;) }}</p>"),
        ("{% gist ada/12 a.py %}", '<p><a href="https://gist.github.com/ada/12#file-a-py">https://gist.github.com/ada/12#file-a-py</a></p>'),
    ],
)  # fmt: skip
def test_what_is_filled_in(text, html):
    result = read(text, ANY, TAGS)
    assert html in result.text
    assert not result.shortcodes


def test_hexo_quotes_and_code_become_markdown():
    text = (
        "{% blockquote Ida Lund, Log https://x.example/a Page %}\nOne **two** {% post_path there %}\n{% endblockquote %}\n"
        "{% codeblock The title lang:js https://x.example/b more %}\nlet a = `{% post_path there %}`;\n{% endcodeblock %}\n"
    )
    result = convert_template_tags(text, TAGS)
    assert "> One **two** /b/2020/there/\n>\n> **Ida Lund** *[Page](https://x.example/a)*\n" in result.text
    assert (
        "The title [more](https://x.example/b)\n\n```js\nlet a = `{% post_path there %}`;\n```\n"
        in result.text
    )
    assert not result.shortcodes


@pytest.mark.parametrize(
    "tag",
    [
        "{% post_link secret %}x",
        "{{ page.unknown }}",
        "{{ page.parts }}",
        "{{ site.data.x }}",
        "{{ page.title | mine }}",
        "{% include menu.html %}",
        "{% include figure image_path=page.none %}",
        "{% note info %}",
        "{% quote(author='A') %}",
        "{{ chart(id=1) }}",
    ],
)
def test_what_is_not_known_stays_and_is_counted(tag):
    result = read(f"{tag}\n", ANY, TAGS)
    if "secret" in tag:  # a link of the author, without the title that nobody may see
        assert "Secret" not in result.text
    else:
        assert result.shortcodes.total() == 1


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("@/blog/two/index.md#part", "content/blog/two/index"),
        ("@/blog/_index.md", "content/blog/_index"),
        ("link://filename/source/_posts/there.md", "source/_posts/there"),
        ("@/none.md", None),
    ],
)
def test_links_in_the_words_of_a_generator(url, found):
    post = UrlTags(SITE, map(summarize, POSTS)).texts.named(url, "content/blog/one")
    assert (post.id if post else None) == found


@pytest.mark.parametrize(
    ("text", "fenced"),
    [
        ("a\n\n    :::python\n    x = 1\n\n    y = 2\n\nb\n", "a\n\n```python\nx = 1\n\ny = 2\n```\n\nb\n"),
        ("    #!sh\n    ls\n", "```sh\nls\n```"),
        ("a\n\n    #!/bin/sh\n    ls\n", "a\n\n    #!/bin/sh\n    ls\n"),
        ("a\n    :::python\n    x\n", "a\n    :::python\n    x\n"),
    ],
)
def test_indented_code_that_names_its_language(text, fenced):
    assert convert_template_tags(text, TAGS).text.strip() == fenced.strip()


def test_code_below_a_line_of_html_is_a_block():
    text = "<br>\nWords\n{{< highlight go >}}\na\n\nb\n{{< /highlight >}}\nafter\n"
    assert convert_template_tags(text, TAGS).text == "<br>\nWords\n\n```go\na\n\nb\n```\n\nafter\n"


@pytest.mark.parametrize(
    "text",
    [
        "A {# note #} B", "A\n\n{#-\nnote\n-#}\n\nB", "A {% # note %} B", "A <%# note %> B", "A <%-- note --%> B",
        "A <%doc>note</%doc> B", "A {{!-- note --}} B", "A {{! note }} B", "A {{-- note --}} B", "A {{/* note */}} B",
        "A\n\n{::comment}\nnote\n{:/comment}\n\nB", "A\n\n[//]: # (note)\n\nB", "A\n\n[comment]: <> (note)\n\nB",
        "A\n\n{% if false %}\nnote\n{% endif %}\n\nB", "A {%- unless true -%} note {%- endunless -%} B",
        "A {% if false %}note{% if x %}note{% else %}note{% endif %}note{% endif %} B",
        "A {% if jekyll.environment == 'development' %}note{% endif %} B", "A {% if false and x %}note{% else %}shown{% endif %} B",
        "A\n\n{{ if false }}\nnote\n{{ end }}\n\nB", "A\n\n<% if false %>\nnote\n<% end %>\n\nB", "A\n\n@if(false)\nnote\n@endif\n\nB",
        "A {% if false %}note{% elsif x %}shown{% endif %} B", "A\n\n{{ if false }}note{{ else if x }}shown{{ end }}\n\nB",
    ],
)  # fmt: skip
def test_what_a_template_language_leaves_out(text):
    result = read(text, ANY, TAGS)
    converted = convert_template_tags(text, TAGS)
    for shown in (result.text, converted.text):
        assert "note" not in shown
        assert "A" in shown
        assert "B" in shown
        assert ("shown" in shown) == ("shown" in text)
    assert (result.hidden, converted.hidden) == (1, 1)
    assert not result.shortcodes


@pytest.mark.parametrize(
    "comment",
    ["{# note #}", "\t{# note #}", "    {% comment %}\nnote\n\nnote{% endcomment %}", "{{!-- note --}}"],
)
def test_a_comment_in_a_block_of_html_does_not_end_it(comment):
    text = f"Above\n\n<table>\n\t<tr><td>A</td></tr>\n{comment}\n\t<tr><td>B</td></tr>\n</table>\n\nBelow"
    result, converted = read(text, ANY, TAGS), convert_template_tags(text, TAGS)
    assert "note" not in result.text + converted.text
    assert "<code>" not in result.text
    table = converted.text.partition("<table>")[2].partition("</table>")[0]
    assert "\n\n" not in re.sub(r"[ \t]+\n", "\n", table)


@pytest.mark.parametrize(
    "text",
    [
        "## Heading {#one}\n\nnote\n\n## Other {#two}", "`{# note #}`", "```\n{% if false %}note{% endif %}\n```", "x\n\n    {# note #}\n",
        "{% if page.x %}note{% endif %}", "{% if false or x %}note{% endif %}", "[1]: # (note)\n\n[note][1]", "{{/* note() */}}",
        "{% if false == page.draft %}note{% endif %}", "<% if nil != x %>note<% end %>", "@if(null !== $x)\nnote\n@endif",
        "@if(null ?? $x)\nnote\n@endif", "{% unless true and x %}note{% endunless %}", "{% if false and x or y %}note{% endif %}",
    ],
)  # fmt: skip
def test_what_it_shows_is_no_comment(text):
    result = read(text, ANY, TAGS)
    assert "note" in result.text
    assert result.hidden == 0
