"""An item that is read without a parser gives what its tree gives; what is not well-formed is left to the parser."""

import random
import re
from pathlib import Path

import pytest

from converters.formats.wxr.reader import layout
from converters.formats.wxr.reader.namespaces import NamespaceScope
from converters.formats.wxr.reader.parts import parts_of
from converters.readers.wordpress.fields import PendingFindings
from converters.readers.wordpress.parts import ItemParts
from converters.readers.wordpress.vocabulary import NAMESPACES
from tests.conftest import FIXTURES

ITEM = """<item>
  <title>Salt &amp; glaze &#8211; &#x2713;</title>
  <link>https://kiln.example/1/</link>
  <pubDate>Mon, 06 Jan 2020 10:00:00 +0000</pubDate>
  <dc:creator><![CDATA[ann]]></dc:creator>
  <guid isPermaLink="false">https://kiln.example/?p=1</guid>
  <description></description>
  <content:encoded><![CDATA[One [two] &amp; <b>three]] &#0; ]> four</b>]]></content:encoded>
  <excerpt:encoded><![CDATA[]]></excerpt:encoded>
  <wp:post_id>1</wp:post_id>
  <wp:post_date><![CDATA[2020-01-06 12:00:00]]></wp:post_date>
  <wp:comment_status>open</wp:comment_status><wp:ping_status>closed</wp:ping_status>
  <wp:post_name>salt-glaze</wp:post_name>
  <wp:status>publish</wp:status>
  <wp:post_type>post</wp:post_type>
  <wp:post_password></wp:post_password>
  <category domain="category" nicename="kiln"><![CDATA[Kiln]]></category>
  <category domain="post_tag" nicename="salt">Salt &lt;fine&gt;</category>
  <wp:postmeta><wp:meta_key> _edit_last </wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
  <wp:postmeta>
    <wp:meta_key><![CDATA[mood]]></wp:meta_key>
    <wp:meta_value><![CDATA[a:1:{i:0;s:1:"x";}]]></wp:meta_value>
  </wp:postmeta>
  <wp:comment>
    <wp:comment_id>7</wp:comment_id>
    <wp:comment_author><![CDATA[Bob]]></wp:comment_author>
    <wp:comment_author_email>bob@kiln.example</wp:comment_author_email>
    <wp:comment_content><![CDATA[Nice.

Really.]]></wp:comment_content>
    <wp:comment_approved>1</wp:comment_approved>
    <wp:comment_type></wp:comment_type>
    <wp:commentmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>v</wp:meta_value></wp:commentmeta>
  </wp:comment>
  <wp:comment><wp:comment_id>8</wp:comment_id></wp:comment>
</item>"""


def scope() -> NamespaceScope:
    made = NamespaceScope()
    made.learn("".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()).encode())
    return made


SCOPE = scope()
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def of_tree(data: bytes) -> tuple[ItemParts, list[object]]:
    pending = PendingFindings()
    parts = parts_of(SCOPE.parse(data)[0], pending)
    return listed(parts), pending.findings  # type: ignore[return-value]


def listed(parts: ItemParts) -> ItemParts:
    return parts._replace(
        comments=[comment._replace(metas=list(comment.metas)) for comment in parts.comments]
    )


def check(data: bytes) -> bool:
    """Whether it was read without a parser; then it must be what the tree gives, and there is nothing to report."""
    if (parts := layout.parts_in(data)) is None:
        return False
    assert (listed(parts), []) == of_tree(data)
    return True


def test_the_layout_of_wordpress_is_read_without_a_parser():
    assert layout.has_usual_prefixes(SCOPE)
    assert check(ITEM.encode())


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_line_breaks_are_those_of_xml(line_break):
    assert check(ITEM.replace("\n", line_break).encode())


@pytest.mark.parametrize("written", ["<{}/>", "<{} />", "<{}\n/>"])
def test_empty_elements_as_other_programs_write_them_need_no_parser(written):
    emptied = [f"<{name}></{name}>" for name in ("description", "wp:post_password", "wp:comment_type")]
    emptied.append("<excerpt:encoded><![CDATA[]]></excerpt:encoded>")
    text = ITEM.replace("four</b>", "four</b><br /><wp:status/>")  # within a section they are text
    for element in emptied:
        assert element in text
        text = text.replace(element, written.format(element[1:].partition(">")[0]))
    assert check(text.encode())


def test_other_prefixes_are_left_to_the_parser():
    other = NamespaceScope()
    other.learn(b' xmlns:w="http://wordpress.org/export/1.2/"')
    assert not layout.has_usual_prefixes(other)


PIECES = [
    "<", ">", "&", "]]>", "]", "]]", "<![CDATA[", "<!-- x -->", "<?x y?>", "&amp;", "&#8217;", "&#0;", "&#xfffe;",
    "&nbsp;", "&#x110000;", "\r\n", "\r", " ", "\n", "\u00a0", "\ufffe", "\uffff", "é", "🎈", "x", '"', "'", "/",
    "<title>t</title>", "<title/>", "<wp:odd>o</wp:odd>", "<post-id>3</post-id>", '<category>c</category>',
    "<wp:post_id>9</wp:post_id>", '<guid isPermaLink="true">g</guid>', "<wp:comment>", "</wp:comment>", "</item>",
    "<wp:postmeta><wp:meta_value>v</wp:meta_value><wp:meta_key>k</wp:meta_key></wp:postmeta>", "<item>", "=",
]  # fmt: skip


def test_whatever_stands_in_an_item():
    """Small changes: cut, or with a piece of something else."""
    rng = random.Random(17)
    read = 0
    for _ in range(3000):
        text = ITEM
        for _ in range(rng.choice((1, 1, 2))):
            start = rng.randrange(len("<item>"), len(text) - len("</item>"))
            end = start + rng.choice((0, 0, 0, 1, 2, 9, 40))
            text = text[:start] + rng.choice(["", *PIECES]) + text[min(end, len(text) - len("</item>")) :]
        read += check(text.encode())
    assert read > 100


def test_bytes_that_are_no_utf8_are_left_to_the_repair():
    assert not check(ITEM.encode().replace(b"Nice", b"Nic\xe9"))
    assert not check(ITEM.encode().replace(b"Nice", b"Nic\xed\xa0\x80"))


@pytest.mark.parametrize("path", sorted((FIXTURES / "wxr").glob("*.xml")), ids=lambda path: Path(path).stem)
def test_the_items_of_the_fixtures(path):
    for item in re.findall(rb"<item>.*?</item>", path.read_bytes(), re.DOTALL):
        check(CONTROL.sub(b"", item))
