"""Hugo's own shortcodes in a text become what Hugo shows."""

import pytest

from converters.markup.markdown import ANY, convert_template_tags, read
from tests.growth.measure import steep_in_seconds, steep_in_steps
from tests.markup.flavors import ALL_TAGS

CASES = [
    ('{{< figure src="a.png" >}}', '<figure><img src="a.png" alt=""></figure>'),
    (
        '{{< figure src="/img/a b.png" alt="A \\"crane\\"" caption="Two & three" title="Quay" link="/x?a=1&b=2" class="big" width=300 >}}',
        '<figure class="big"><a href="/x?a=1&amp;b=2"><img src="/img/a b.png" alt="A &quot;crane&quot;" width="300"></a>'
        "<figcaption><h4>Quay</h4><p>Two &amp; three</p></figcaption></figure>",
    ),
    (
        '{{< figure src="a.png" caption="By *night* & [day](/d)" attr="**Ada**" attrlink="/ada" link="/big" target="_blank" >}}',
        '<figure><a href="/big" target="_blank"><img src="a.png" alt="By night &amp; day"></a>'
        '<figcaption>By <em>night</em> &amp; <a href="/d">day</a> <a href="/ada"><strong>Ada</strong></a></figcaption></figure>',
    ),
    (
        '{{< youtube id="abc" start=30 autoplay=true title="A film" >}}',
        '<iframe src="https://www.youtube.com/embed/abc?start=30&amp;autoplay=1" title="A film" width="560" height="315" allowfullscreen></iframe>',
    ),
    ('{{<\n  figure\n  src="a.png"\n  caption="Multi" >}}', '<figure><img src="a.png" alt="Multi"><figcaption>Multi</figcaption></figure>'),
    ('{{< figure src="/details.png" >}}', '<figure><img src="/details.png" alt=""></figure>'),
    ('{{< gist ada 50a "My file.py" >}}', '<p><a href="https://gist.github.com/ada/50a#file-my-file-py">https://gist.github.com/ada/50a#file-my-file-py</a></p>'),
    ("{{% figure src=`a.png` caption=`One` /%}}", '<figure><img src="a.png" alt="One"><figcaption>One</figcaption></figure>'),
    ("{{< youtube w7Ft2ymGmfc >}}", '<iframe src="https://www.youtube.com/embed/w7Ft2ymGmfc" width="560" height="315" allowfullscreen></iframe>'),
    ('{{< vimeo id="55073825" class="x" >}}', '<iframe src="https://player.vimeo.com/video/55073825" class="x" width="560" height="315" allowfullscreen></iframe>'),
    ("{{< gist ada 50a7482715eac >}}", '<p><a href="https://gist.github.com/ada/50a7482715eac">https://gist.github.com/ada/50a7482715eac</a></p>'),
    ('{{< x user="zoo" id="145" >}}', '<p><a href="https://x.com/zoo/status/145">https://x.com/zoo/status/145</a></p>'),
    ("{{< tweet 877 >}}", '<p><a href="https://twitter.com/i/status/877">https://twitter.com/i/status/877</a></p>'),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "html"), CASES)
def test_what_it_puts_out(tag: str, html: str) -> None:
    made = read(f"Before.\n\n{tag}\n\nAfter `{tag}`.\n", ANY, ALL_TAGS)
    assert html in made.text
    assert f"<p>{html}" not in made.text
    assert made.text.startswith("<p>Before.</p>")
    assert "After <code>{{" in made.text
    assert not made.shortcodes
    assert convert_template_tags(f"Before.\n\n{tag}\n", ALL_TAGS).text == f"Before.\n\n{html}\n"


@pytest.mark.parametrize(
    "tag",
    [
        "{{< figure >}}", "{{< youtube >}}", '{{< youtube "\\"><script>" >}}', "{{< gist ada >}}", "{{< toc >}}",
        '{{< tweet "a b" >}}',
    ],
)  # fmt: skip
def test_what_does_not_say_enough_stays(tag: str) -> None:
    made = read(f"{tag}\n", ANY, ALL_TAGS)
    assert made.shortcodes.total() == 1
    assert "<script" not in made.text


@pytest.mark.slow(reason="measures how its cost grows")
def test_many_take_no_square_of_their_number() -> None:
    def prepare(number):
        return lambda: read("{{< youtube abc >}}\n\n" * number, ANY, ALL_TAGS)

    assert prepare(2000)().text.count("<iframe") == 2000
    assert not steep_in_steps(prepare, 500)
    assert not steep_in_seconds(prepare, 2000)


def test_a_box_that_opens_is_around_what_stands_between_its_ends() -> None:
    text = 'Before.\n\n{{< details summary="By *night*" >}}\nA **lamp**.\n{{< /details >}}\n\nAfter `{{< details >}}`.\n'
    box = "<details><summary>By <em>night</em></summary>\n<p>A <strong>lamp</strong>.</p>\n</details>"
    made = read(text, ANY, ALL_TAGS)
    assert box in made.text
    assert not made.shortcodes
    kept = box.replace("<details>", '<details markdown="1">')
    assert kept in read(convert_template_tags(text, ALL_TAGS).text, ANY, ALL_TAGS).text
    assert "After <code>{{&lt; details &gt;}}</code>." in made.text


@pytest.mark.parametrize(
    "text",
    [
        "{{< details >}}\nA lamp.\n\nAfter.\n",
        '{{< details summary="x" />}}\n\nAfter.\n',
        "{{< /details >}}\n",
    ],
)
def test_a_box_without_an_end_is_none(text: str) -> None:
    made = read(text, ANY, ALL_TAGS)
    assert "<details" not in made.text
    assert made.shortcodes.total() == 1
