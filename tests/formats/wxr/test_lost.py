"""What an item has lost does not make it public, and an item whose start tag is lost is read."""

import re
from pathlib import Path

import pytest

import converters
from converters import Diagnostics, Media, Post, Site
from converters.formats.wxr.reader import WxrReader
from converters.io.opening import open_source
from tests.growth.measure import steep_in_seconds
from tests.marked_blog import everything_in

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Pond</title><link>https://pond.example</link><wp:wxr_version>1.2</wp:wxr_version>
"""
ITEM = """<item>
<title>Title {id}</title>
<link>https://pond.example/p-{id}/</link>
<content:encoded><![CDATA[{body}]]></content:encoded>
<wp:post_id>{id}</wp:post_id>
<wp:post_date>2024-05-01 10:00:00</wp:post_date>
<wp:status>{status}</wp:status>
<wp:post_type>{type}</wp:post_type>
<wp:post_password>{password}</wp:post_password>
{comments}</item>
"""
COMMENT = """<wp:comment>
<wp:comment_id>{id}</wp:comment_id>
<wp:comment_content>{body}</wp:comment_content>
<wp:comment_approved>{approved}</wp:comment_approved>
<wp:comment_type>{type}</wp:comment_type>
</wp:comment>
"""


def item(
    number: int,
    body: str,
    status: str = "publish",
    type_: str = "post",
    password: str = "",
    comments: str = "",
) -> str:
    return ITEM.format(id=number, body=body, status=status, type=type_, password=password, comments=comments)


def comment(number: int, body: str, approved: str = "1", type_: str = "") -> str:
    return COMMENT.format(id=number, body=body, approved=approved, type=type_)


FIRST = item(1, "zqfirst", comments=comment(10, "zqsaid") + comment(11, "zqping", type_="pingback"))
LAST = item(9, "zqlast")


def words(tmp_path: Path, text: str, to: str = "html") -> tuple[set[str], set[str]]:
    tmp_path.mkdir(exist_ok=True)
    source = tmp_path / "export.xml"
    source.write_text(text)
    diagnostics = Diagnostics()
    converters.convert(source, tmp_path / "out", to=to, diagnostics=diagnostics)
    found = set(re.findall("zq[a-z]+", everything_in(tmp_path / "out")))
    return found - {"zqfirst", "zqsaid", "zqping", "zqlast"}, {
        finding.kind for finding in diagnostics.findings
    }


def blog(*items: str) -> str:
    return HEAD + FIRST + "".join(items) + LAST + "</channel></rss>\n"


def without(text: str, element: str) -> str:
    found, number = re.subn(rf"<wp:{element}>[^<]*</wp:{element}>\n", "", text)
    assert number == 1
    return found


@pytest.mark.parametrize(
    "damaged",
    [
        without(item(2, "zqhidden", status="private"), "status"),
        without(item(2, "zqhidden", type_="rental_order"), "post_type"),
        without(item(2, "zqhidden", password="sesame"), "post_password"),
        item(2, "open", comments=without(comment(20, "zqhidden", approved="0"), "comment_approved")),
        item(2, "open", comments=without(comment(20, "zqhidden", type_="order_note"), "comment_type")),
    ],
    ids=["status", "type", "password", "comment's status", "comment's type"],
)
def test_what_lost_an_element_that_all_others_have_is_not_public(tmp_path: Path, damaged: str) -> None:
    found, kinds = words(tmp_path, blog(damaged))
    assert found == set()
    assert "no-status" in kinds


@pytest.mark.parametrize("element", ["status", "post_type", "post_password"])
def test_an_element_that_no_item_has_is_not_lost(tmp_path: Path, element: str) -> None:
    text = re.sub(rf"<wp:{element}>[^<]*</wp:{element}>\n", "", blog(item(2, "zqshown")))
    found, kinds = words(tmp_path, text)
    assert found == {"zqshown"}
    assert "no-status" not in kinds


@pytest.mark.parametrize("sign", ["&", "&nbsp;", "<", "\b"])
def test_a_wrong_character_hides_no_item_of_an_export_that_says_no_statuses(
    tmp_path: Path, sign: str
) -> None:
    text = re.sub(
        r"<wp:(status|post_type|post_password|comment_\w+)>[^<]*</wp:\1>\n", "", blog(item(2, "zqshown"))
    )
    found, kinds = words(tmp_path, text.replace("<title>Title 2", f"<title>zqmore {sign} more"))
    assert found == {"zqshown", "zqmore"}
    assert "no-status" not in kinds


def test_a_program_that_writes_a_password_where_there_is_one_loses_nothing(tmp_path: Path) -> None:
    text = blog(item(2, "zqshown")).replace("<wp:post_password></wp:post_password>\n", "")
    found, _ = words(
        tmp_path, text.replace("</channel>", item(3, "zqhidden", password="sesame") + "</channel>")
    )
    assert found == {"zqshown"}


@pytest.mark.parametrize("before", ["", "text in between\n"])
def test_an_item_without_its_start_tag_is_read_and_is_as_private_as_it_says(
    tmp_path: Path, before: str
) -> None:
    lost = [item(2, "zqhidden", status="private"), item(3, "zqshown")]
    text = blog(*(before + each.removeprefix("<item>\n") for each in lost))
    found, kinds = words(tmp_path, text)
    assert found == {"zqshown"}
    assert "lost-start" in kinds
    records = list(converters.read(tmp_path / "export.xml"))
    assert [post.id for post in records if isinstance(post, Post)] == ["1", "2", "3", "9"]
    assert [site.title for site in records if isinstance(site, Site)] == ["Pond"]


def test_the_first_item_without_its_start_tag_takes_nothing_from_the_channel(tmp_path: Path) -> None:
    text = HEAD + item(2, "zqhidden", status="private").removeprefix("<item>\n") + FIRST + "</channel></rss>"
    found, _ = words(tmp_path, text)
    assert found == set()
    [site] = [record for record in converters.read(tmp_path / "export.xml") if isinstance(record, Site)]
    assert (site.title, site.url) == ("Pond", "https://pond.example")


@pytest.mark.parametrize(
    "declared", ["", ' xmlns:w="http://words.example/"', ' xmlns:w="http://wordpress.org/expert/1.2/"']
)  # fmt: skip
def test_a_prefix_that_is_not_declared_as_wordpresss_is_known_by_its_elements(
    tmp_path: Path, declared: str
) -> None:
    text = blog(item(2, "zqhidden", status="private"), item(3, "zqshown"))
    text = re.sub("(</?)wp:", r"\1w:", text).replace(' xmlns:wp="http://wordpress.org/export/1.2/"', declared)
    found, _ = words(tmp_path, text)
    assert found == {"zqshown"}
    posts = [record for record in converters.read(tmp_path / "export.xml") if isinstance(record, Post)]
    assert [(post.id, post.status, len(post.comments)) for post in posts] == [
        ("1", "publish", 2), ("2", "private", 0), ("3", "publish", 0), ("9", "publish", 0),
    ]  # fmt: skip


def test_a_prefix_in_another_case_is_the_same(tmp_path: Path) -> None:
    text = blog(item(2, "zqhidden", status="private").replace("wp:status", "wP:status"))
    assert words(tmp_path, text)[0] == set()


def test_a_status_may_be_called_as_in_the_database(tmp_path: Path) -> None:
    text = blog(item(2, "zqhidden", status="private"), item(3, "zqshown")).replace(
        "wp:status", "wp:post_status"
    )
    assert words(tmp_path, text)[0] == {"zqshown"}


@pytest.mark.parametrize(
    "second",
    [
        "<wp:status>private</wp:status>",
        "<wp:status><![CDATA[acme-hidden]]></wp:status>",
        "<wp:post_status>draft</wp:post_status>",
        "<wp:post_type>shop_order</wp:post_type>",
        "<wp:post_id>7</wp:post_id>",
    ],
)
def test_an_item_that_says_twice_who_sees_it_is_not_public(second: str, tmp_path: Path) -> None:
    text = blog(
        item(2, "zqhidden", status="publish").replace("</item>", f"{second}</item>"), item(3, "zqshown")
    )
    found, said = words(tmp_path, text)
    assert found == {"zqshown"}
    assert said & {"no-status", "run-together"}


def test_the_same_status_twice_changes_nothing(tmp_path: Path) -> None:
    text = blog(
        item(3, "zqshown").replace(
            "</item>", "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
        )
    )
    assert words(tmp_path, text)[0] == {"zqshown"}


SPELLINGS = (
    "{}",
    " {}\n",
    "\u200b{}",
    "<b>{}</b>",
    '"{}"',
    "&lt;![CDATA[{}]]&gt;",
    "<![CDATA[<![CDATA[{}]]]]>",
)


@pytest.mark.parametrize("spelling", [*SPELLINGS, "/{}"])
def test_a_word_is_the_same_in_markup_and_beside_its_element(spelling: str, tmp_path: Path) -> None:
    def said(text: str, element: str, word: str) -> str:
        plain = f"<wp:{element}>{word}</wp:{element}>"
        assert plain in text
        odd = (
            f"<wp:{element}/>{word}"
            if spelling == "/{}"
            else f"<wp:{element}>{spelling.format(word)}</wp:{element}>"
        )
        return text.replace(plain, odd, 1)

    parent = said(item(2, "zqparent", status="private", type_="page"), "post_id", "2")
    child = said(
        item(3, "zqchild", type_="page", comments="<wp:post_parent>2</wp:post_parent>"), "post_parent", "2"
    )
    spoken = comment(20, "zqspoken") + said(comment(21, "zqheld", approved="0"), "comment_approved", "0")
    shown = said(said(item(4, "zqshown", comments=spoken), "status", "publish"), "post_type", "post")
    seen, _ = words(tmp_path, blog(said(parent, "status", "private"), child, shown))
    assert {"zqshown", "zqspoken"} <= seen
    assert not {"zqparent", "zqchild", "zqheld"} & seen


@pytest.mark.parametrize("status", ["Private", "PRIVATE"])
def test_words_of_wordpress_are_the_same_in_capital_letters(status: str, tmp_path: Path) -> None:
    seen, _ = words(tmp_path, blog(item(2, "zqhidden", status=status), item(3, "zqshown", status="Publish")))
    assert "zqshown" in seen
    assert "zqhidden" not in seen


def test_a_comment_that_says_two_things_is_pending(tmp_path: Path) -> None:
    twice = comment(20, "zqheld").replace(
        "<wp:comment_type>", "<wp:comment_approved>0</wp:comment_approved><wp:comment_type>"
    )
    seen, _ = words(tmp_path, blog(item(2, "zqshown", comments=twice)))
    assert "zqshown" in seen
    assert "zqheld" not in seen


META = "<wp:postmeta>{}</wp:postmeta>"


@pytest.mark.parametrize(
    "meta",
    [
        "<wp:meta_key><b>_members_access_role</b></wp:meta_key><wp:meta_value>editor</wp:meta_value>",
        "<wp:META_KEY>_members_access_role</wp:META_KEY><meta_value>editor</meta_value>",
        "<wp:meta_key/>_members_access_role<wp:meta_value>editor</wp:meta_value>",
        "<wp:meta_key>_members_access_role</wp:meta_key><wp:meta_value/>editor",
        "<wp:meta_key>&lt;![CDATA[_members_access_role]]&gt;</wp:meta_key><wp:meta_value>editor</wp:meta_value>",
        "<wp:meta_key>_members_access_role</wp:key><wp:meta_value>editor</wp:meta_value>",
    ],
)
def test_a_field_that_closes_a_post_is_read_however_it_is_written(meta: str, tmp_path: Path) -> None:
    hidden = item(2, "zqhidden", comments=META.format(meta))
    seen, _ = words(tmp_path, blog(hidden, item(3, "zqshown")))
    assert "zqshown" in seen
    assert "zqhidden" not in seen


def test_what_follows_an_end_tag_in_the_midst_of_an_item_is_of_the_item(tmp_path: Path) -> None:
    broken = item(2, "zqshown").replace("https://pond", "https://</item>pond")
    seen, _ = words(tmp_path, blog(broken))
    assert "zqshown" in seen


def fields(number: int, body: str, approved: str) -> list[str]:
    """The lines of a comment in WordPress's form, each text in a section."""
    return [
        "<wp:comment>",
        f"<wp:comment_id>{number}</wp:comment_id>",
        "<wp:comment_author><![CDATA[zqname]]></wp:comment_author>",
        f"<wp:comment_content><![CDATA[{body}]]></wp:comment_content>",
        f"<wp:comment_approved><![CDATA[{approved}]]></wp:comment_approved>",
        "<wp:comment_type><![CDATA[comment]]></wp:comment_type>",
        "</wp:comment>\n",
    ]


SPAM = "".join(fields(20, "zqhidden", "spam"))
FOLLOWING = fields(21, "zqfine", "1")


@pytest.mark.parametrize("following", ["sections", "a section in the text alone"])
@pytest.mark.parametrize("cut", ["zqname", "zqhidden", "spam", "</wp:comment>"])
def test_a_comment_that_has_swallowed_the_next_is_pending(cut: str, following: str, tmp_path: Path) -> None:
    after = "".join(FOLLOWING)
    if following != "sections":
        after = re.sub(r"<!\[CDATA\[(zqname|1|comment)\]\]>", r"\1", after)
    at = SPAM.index(cut) + (0 if cut.startswith("<") else len(cut))
    seen, kinds = words(tmp_path, blog(item(2, "zqshown", comments=SPAM[:at] + after)))
    assert "zqshown" in seen
    assert "zqhidden" not in seen
    assert "run-together" in kinds


def test_a_comment_within_a_comment_is_read_and_pending(tmp_path: Path) -> None:
    within = comment(20, "zqouter").replace("</wp:comment>", comment(21, "zqinner") + "</wp:comment>")
    text = blog(item(2, "zqshown", comments=within))
    seen, kinds = words(tmp_path, text)
    assert seen == {"zqshown"}
    assert "run-together" in kinds
    (tmp_path / "kept").mkdir()
    assert {"zqouter", "zqinner"} <= words(tmp_path / "kept", text, "archive")[0]


def test_a_comment_about_exports_has_their_elements_escaped(tmp_path: Path) -> None:
    said = comment(20, "zqcomment: &amp;lt;wp:comment&amp;gt; and &lt;b&gt;item&lt;/b&gt;")
    seen, kinds = words(tmp_path, blog(item(2, "zqshown", comments=said)))
    assert seen == {"zqshown", "zqcomment"}
    assert "run-together" not in kinds


def test_a_post_about_exports_is_public(tmp_path: Path) -> None:
    example = "zqshown <item><wp:status>private</wp:status><wp:meta_value><![CDATA[x]]]]><![CDATA[></wp:meta_value></item>"
    seen, kinds = words(tmp_path, blog(item(2, example)))
    assert seen == {"zqshown"}
    assert "run-together" not in kinds


def test_a_post_whose_text_has_swallowed_the_next_is_private(tmp_path: Path) -> None:
    first = item(2, "zqhidden", status="private")
    cut = first[: first.index("zqhidden") + len("zqhidden")]
    seen, kinds = words(tmp_path, blog(cut, item(3, "zqnext"), item(4, "zqshown")))
    assert "zqshown" in seen
    assert "zqhidden" not in seen
    assert kinds & {"run-together", "cut-off"}


def test_a_custom_field_that_the_next_element_has_ended_closes_its_post(tmp_path: Path) -> None:
    broken = "<wp:postmeta><wp:meta_key>_members_acc"
    said = comment(20, "zqhidden")
    seen, kinds = words(tmp_path, blog(item(2, "zqhidden", comments=broken + said), item(3, "zqshown")))
    assert seen == {"zqshown"}
    assert "run-together" in kinds


@pytest.mark.parametrize(
    "password", ['<wp:post_password value="sesame"/>', '<wp:post_password is="sesame"></wp:post_password>']
)
def test_a_password_in_an_attribute_is_one(password: str, tmp_path: Path) -> None:
    hidden = item(2, "zqhidden").replace("<wp:post_password></wp:post_password>", password)
    assert words(tmp_path, blog(hidden, item(3, "zqshown")))[0] == {"zqshown"}


def page(number: int, body: str, above: int, status: str = "publish") -> str:
    return item(number, body, status=status, type_="page").replace(
        "<wp:post_type>", f"<wp:post_parent>{above}</wp:post_parent><wp:post_type>"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("private</wp:status>", "private</wp:statu>"),
        ("private", "ｐｒｉｖａｔｅ"),
        ("private", "acme-closed"),
        ("private", "privat\ufffd"),
        ("<wp:post_id>2</wp:post_id>", ""),
        ("<wp:post_id>2</wp:post_id>", "<wp:post_id>２</wp:post_id>"),
        ("<wp:post_id>2</wp:post_id>", "<wp:post_id>2</wp:post_i>"),
        ("<wp:post_id>", "<wp:postmeta><wp:post_id>"),
        ("<wp:status>", "<wp:postmeta><wp:status>"),
    ],
)
def test_a_page_below_a_damaged_private_one_is_not_public(old: str, new: str, tmp_path: Path) -> None:
    above = page(2, "zqabove", 0, "private")
    assert old in above
    text = blog(above.replace(old, new), page(3, "zqbelow", 2), page(4, "zqshown", 0))
    assert words(tmp_path, text)[0] == {"zqshown"}


@pytest.mark.parametrize("status", ["draft", "pending", "trash"])
def test_a_page_below_a_draft_may_be_public(status: str, tmp_path: Path) -> None:
    text = blog(page(2, "zqabove", 0, status), page(3, "zqbelow", 2))
    assert "zqbelow" in words(tmp_path, text)[0]


def test_a_comment_that_the_end_of_its_item_cuts_off_is_pending(tmp_path: Path) -> None:
    said = comment(20, "zqhidden", type_="order_note")
    said = said[: said.index("order_note")]
    seen, kinds = words(tmp_path, blog(item(2, "zqshown", comments=said)))
    assert seen == {"zqshown"}
    assert "run-together" in kinds


def test_a_custom_field_without_its_start_tag_closes_its_post(tmp_path: Path) -> None:
    rest = "<wp:meta_key>members_only</wp:meta_key><wp:meta_value>yes</wp:meta_value></wp:postmeta>"
    seen, _ = words(tmp_path, blog(item(2, "zqhidden", comments=rest), item(3, "zqshown")))
    assert seen == {"zqshown"}


SECRETS = (
    item(2, "zqprivate", status="private", comments=comment(20, "zqtheirs")),
    item(3, "zqshown", comments=comment(30, "zqanswer") + comment(31, "zqwaiting", approved="0")),
    item(4, "zqlocked", password="sesame"),
    item(5, "zqorder", type_="shop_order"),
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<(/?)wp:", r"<\1wp_"),
        ("<(/?)wp:", r"<\1wp."),
        ("wp:post_password", "wp:password"),
        ("wp:post_password", "wp:post_pass"),
        ("wp:post_type", "wp:type"),
        ("wp:post_type", "wp:post-type"),
        ("wp:comment_approved", "wp:approved"),
        ("wp:comment_approved", "wp:comment_status"),
        ("wp:comment>", "wp:kommentar>"),
        ("(<wp:post_password>.*?</wp:post_password>)", r"<wp:more>\1</wp:more>"),
    ],
)
def test_elements_are_known_however_they_are_written(old: str, new: str, tmp_path: Path) -> None:
    found, _ = words(tmp_path, re.sub(old, new, blog(*SECRETS)))
    assert found == {"zqshown", "zqanswer"}


@pytest.mark.parametrize("element", ["wp:status", "wp:post_type", "wp:comment_approved"])
def test_what_wordpress_always_says_is_missed_where_all_have_lost_it(element: str, tmp_path: Path) -> None:
    text = re.sub(rf"<{element}>.*?</{element}>\n", "", blog(*SECRETS))
    text = text.replace("<title>Pond", "<generator>https://wordpress.org/?v=6.4</generator><title>Pond")
    found, said = words(tmp_path, text)
    assert found <= {"zqshown"}
    assert "no-status" in said


def test_a_term_that_no_post_has_is_hidden_where_posts_are_lost(tmp_path: Path) -> None:
    term = "<wp:category><wp:category_nicename>zqterm</wp:category_nicename><wp:cat_name>zqterm</wp:cat_name></wp:category>"
    whole = HEAD + term + FIRST + "</channel></rss>\n"
    assert words(tmp_path, whole)[0] == {"zqterm"}
    (tmp_path / "cut").mkdir()
    assert words(tmp_path / "cut", HEAD + term + FIRST + item(2, "zqlost")[:60])[0] == set()


def test_a_record_of_the_channel_under_another_name_is_not_published(tmp_path: Path) -> None:
    record = "<wp_author><wp_author_login>zqlogin</wp_author_login></wp_author>"
    found, said = words(tmp_path, HEAD + record + FIRST + "</channel></rss>\n", "hugo")
    assert found == set()
    assert "unread-field" in said


@pytest.mark.parametrize("parent", ["1", "abc"])
def test_a_page_whose_parent_cannot_be_one_is_reported(parent: str, tmp_path: Path) -> None:
    odd = page(3, "zqodd", 0).replace(">0</wp:post_parent>", f">{parent}</wp:post_parent>")
    found, said = words(tmp_path, blog(odd))
    assert (found, "odd-parent" in said) == ({"zqodd"}, True)
    (tmp_path / "hidden").mkdir()
    assert words(tmp_path / "hidden", blog(page(2, "zqabove", 0, "private"), odd))[0] == set()


def test_a_file_of_a_private_post_without_an_id_is_hidden(tmp_path: Path) -> None:
    above = without(item(2, "zqabove", status="private"), "post_id")
    file = "<wp:post_parent>2</wp:post_parent><wp:attachment_url>https://pond.example/zqfile.jpg</wp:attachment_url>"
    text = blog(above, item(3, "", status="inherit", type_="attachment", comments=file))
    assert words(tmp_path, text, "hugo")[0] == set()


BY_WORDPRESS = HEAD.replace("<channel>", "<channel><generator>https://wordpress.org/?v=6.8</generator>")
SAID = """<wp:comment>
<wp:comment_id>{id}</wp:comment_id>
<wp:comment_author>zqname{word}</wp:comment_author>
<wp:comment_date>2024-05-02 10:00:00</wp:comment_date>
<wp:comment_content>zq{word}</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved>
<wp:comment_type></wp:comment_type>
</wp:comment>
"""


def said(number: int, word: str) -> str:
    return SAID.format(id=number, word=word)


def cut(text: str, start: str, end: str) -> str:
    """A text without what is from the beginning of `start` to that of `end`."""
    at = text.index(start)
    return text[:at] + text[text.index(end, at) :]


FULL = item(1, "zqfirst", comments=said(10, "said"))


@pytest.mark.parametrize("element", ["post_id", "post_date"])
def test_an_item_of_wordpress_that_lost_any_element_may_be_two_and_is_not_public(
    tmp_path: Path, element: str
) -> None:
    text = BY_WORDPRESS + FULL + without(item(2, "zqhidden"), element) + LAST + "</channel></rss>"
    found, kinds = words(tmp_path, text)
    assert found - {"zqnamesaid"} == set()
    assert "no-status" in kinds


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("_author>zqnamereply", "tent>zqsecret"),
        (">zqreply", "</wp:comment_type>\n</wp:comment>\n<wp:comment>\n<wp:comment_id>31"),
    ],
)
def test_comments_behind_a_cut_may_be_those_of_another_post(tmp_path: Path, start: str, end: str) -> None:
    shown = item(2, "zqshown", comments=said(20, "answer") + said(21, "reply"))
    hidden = item(3, "zqhidden", status="private", comments=said(30, "secret") + said(31, "whisper"))
    text = BY_WORDPRESS + FULL + shown + hidden + LAST + "</channel></rss>"
    found, _ = words(tmp_path, cut(text, start, end))
    assert {"zqanswer", "zqshown"} <= found
    assert found.isdisjoint({"zqsecret", "zqwhisper", "zqhidden"})


def test_what_a_lost_item_leaves_in_the_channel_is_not_about_the_site(tmp_path: Path) -> None:
    lost = item(2, "zqbody", status="private").replace("Title 2", "zqtitle").replace("p-2", "zqlink")
    text = blog(lost.removeprefix("<item>\n").removesuffix("</item>\n"))
    more = (
        "<excerpt:encoded>zqexcerpt</excerpt:encoded><guid>zqguid</guid><entry><title>zqentry</title></entry>"
    )
    found, kinds = words(tmp_path, text.replace("</channel>", more + "</channel>"))
    assert found == set()
    assert "unread-field" in kinds


def test_blocks_that_only_members_see_are_found_in_a_text_without_its_section(tmp_path: Path) -> None:
    block = '<!-- wp:pmpro/membership {"levels":["1"]} --><p>zqhidden</p><!-- /wp:pmpro/membership -->'
    damaged = item(2, "X").replace("<![CDATA[X]]>", f"<p>zqshown</p>{block}")
    assert words(tmp_path, blog(damaged))[0] == {"zqshown"}


def test_files_of_an_indented_export_have_no_password(tmp_path: Path) -> None:
    page = item(2, "zqshown <img src='https://pond.example/uploads/zqpicture.png'>")
    file = item(3, "", status="inherit", type_="attachment", password="\n <![CDATA[ ]]>\n")
    file = file.replace(
        "</item>",
        "<wp:attachment_url>\n https://pond.example/uploads/zqpicture.png\n</wp:attachment_url></item>",
    )
    text = blog(page, file)
    source = tmp_path / "export.xml"
    source.write_text(text)
    result = converters.convert(source, tmp_path / "site", to="hugo")
    assert result.accounts["media"].left_out == {}


def test_a_start_tag_with_a_wrong_letter_is_that_of_its_end_tag(tmp_path: Path) -> None:
    text = blog(item(2, "zqshown").replace("<wp:post_date>", "<wp:post_dare>"))
    assert words(tmp_path, text)[0] == {"zqshown"}
    [post] = [
        each for each in converters.read(tmp_path / "export.xml") if isinstance(each, Post) and each.id == "2"
    ]
    assert post.date == "2024-05-01T10:00:00"


def test_custom_fields_that_ran_into_one_are_read_one_by_one(tmp_path: Path) -> None:
    field = "<wp:postmeta><wp:meta_key>{}</wp:meta_key><wp:meta_value>zq{}</wp:meta_value></wp:postmeta>"
    fields = field.format("mood", "shown") + field.format("_secret", "hidden")
    text = blog(item(2, "open").replace("</item>", f"<wp:postmeta>{fields}</wp:postmeta></item>"))
    found, _ = words(tmp_path, text, "hugo")
    assert "zqhidden" not in found
    posts = [each for each in converters.read(tmp_path / "export.xml") if isinstance(each, Post)]
    assert (posts[1].extra["mood"], posts[1].extra["_secret"]) == (["zqshown"], ["zqhidden"])


def test_an_export_from_which_a_program_removed_what_is_empty_has_lost_nothing(tmp_path: Path) -> None:
    """Some items have an excerpt, and some comments an address: those of the others are empty, and not cut."""
    excerpt = "<excerpt:encoded>zqexcerpt</excerpt:encoded>\n<wp:post_date>"
    email = "<wp:comment_author_email>a@b.example</wp:comment_author_email>\n<wp:comment_date>"
    items = [item(number, "zqshown", comments=said(number, "answer")) for number in (2, 3, 4, 5)]
    items[0] = items[0].replace("<wp:post_date>", excerpt).replace("<wp:comment_date>", email)
    found, kinds = words(tmp_path, BY_WORDPRESS + FULL + "".join(items) + LAST + "</channel></rss>")
    assert {"zqshown", "zqanswer"} <= found
    assert "no-status" not in kinds


def test_an_element_whose_name_begins_as_that_of_another_is_another(tmp_path: Path) -> None:
    text = BY_WORDPRESS + FULL + item(2, "zqshown", comments=said(20, "answer")) + LAST + "</channel></rss>"
    for name in ("post_date", "comment_date"):
        text = text.replace(f"<wp:{name}>", f"<wp:{name}_gmt>").replace(f"</wp:{name}>", f"</wp:{name}_gmt>")
    found, kinds = words(tmp_path, text)
    assert {"zqshown", "zqanswer"} <= found
    assert "no-status" not in kinds


DATED = "<pubDate>Wed, 01 May 2024 10:{0:02}:00 +0000</pubDate>\n<content:encoded>"
NAMED = "<wp:post_date_gmt>2024-05-01 10:{0:02}:00</wp:post_date_gmt>\n<wp:post_name>p-{0}</wp:post_name>\n<wp:status>"


def dated(number: int, body: str, **fields: str) -> str:
    """An item with its slug, and its date in both places."""
    text = item(number, body, **fields).replace("<content:encoded>", DATED.format(number))
    return text.replace("<wp:status>", NAMED.format(number))


def by_wordpress(*items: str) -> str:
    return BY_WORDPRESS + dated(1, "zqfirst") + "".join(items) + dated(9, "zqlast") + "</channel></rss>"


@pytest.mark.parametrize("element", ["post_id", "post_date"])
def test_an_item_that_lost_an_element_between_its_link_and_its_slug_is_one(
    tmp_path: Path, element: str
) -> None:
    assert words(tmp_path, by_wordpress(without(dated(2, "zqshown"), element)))[0] == {"zqshown"}
    other = without(dated(2, "zqhidden"), element).replace("/p-2/", "/p-8/")
    assert words(tmp_path / "other", by_wordpress(other))[0] == set()


@pytest.mark.parametrize(("parent", "found"), [("20", {"zqlate", "zqnamelate"}), ("0", set())])
def test_comments_behind_a_cut_that_answer_one_before_it_are_of_the_same_post(
    tmp_path: Path, parent: str, found: set[str]
) -> None:
    early, cut_off, late = (said(20, "early"), said(21, "hurt"), said(22, "late"))
    late = late.replace("</wp:comment>", f"<wp:comment_parent>{parent}</wp:comment_parent>\n</wp:comment>")
    shown = item(2, "zqshown", comments=early + without(cut_off, "comment_date") + late)
    seen, _ = words(tmp_path, BY_WORDPRESS + FULL + shown + LAST + "</channel></rss>")
    assert seen - {"zqnamesaid"} == {"zqshown", "zqearly", "zqnameearly"} | found


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("&lt;![CDATA[", "]]&gt;"),
        ("<![CDATA[<![CDATA[", "]]>]]>"),
        ("<![CDATA[<![CDATA[", "]]]]><![CDATA[>]]>"),
    ],
)
def test_sections_that_a_program_wrote_as_text_are_no_part_of_it(
    tmp_path: Path, start: str, end: str
) -> None:
    text = re.sub(r"(<[\w:]+>)([^<>]*)(</(?!item|channel))", rf"\1{start}\2{end}\3", blog(item(2, "")))
    shown = (
        f"{start}<p>zqshown</p>{end}".replace("<p>", "&lt;p&gt;") if "&" in start else f"{start}zqshown{end}"
    )
    text = re.sub(
        "<content:encoded>.*?</content:encoded>", f"<content:encoded>{shown}</content:encoded>", text
    )
    assert words(tmp_path, text)[0] == {"zqshown"}
    posts = [each for each in converters.read(tmp_path / "export.xml") if isinstance(each, Post)]
    assert [post.title for post in posts] == ["Title 1", "Title 2", "Title 9"]
    assert posts[1].body is not None
    assert "CDATA" not in posts[1].body.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_what_an_export_always_states_is_missed_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    note = without(comment(20, "zqhidden", type_="order_note"), "comment_type")
    text = blog(item(2, "zqshown", comments=note)).replace('encoding="UTF-8"', f'encoding="{encoding}"')
    source = tmp_path / "export.xml"
    source.write_bytes(text.encode(encoding))
    converters.convert(source, tmp_path / "out", to="hugo")
    found = everything_in(tmp_path / "out")
    assert "zqshown" in found
    assert "zqhidden" not in found


def test_a_password_whose_element_has_a_wrong_letter_is_one(tmp_path: Path) -> None:
    text = blog(item(2, "zqhidden", password="sesame")).replace("<wp:post_password></wp:post_password>\n", "")
    assert words(tmp_path, text.replace("wp:post_password>", "wp:post_passwork>"))[0] == set()


@pytest.mark.parametrize(
    "meta",
    [
        "<wp:meta_key>_members_access_role</wp:meta_key><wp:meta_val>subscriber</wp:meta_val>",
        "<wp:meta_name>_members_access_role</wp:meta_name><wp:meta_value>subscriber</wp:meta_value>",
        "<wp:meta_key>_edit_last</wp:meta_key><wp:postmeta><wp:meta_key>_members_access_role</wp:meta_key>"
        "<wp:meta_value>subscriber</wp:meta_value></wp:postmeta>",
        "<title>Of another</title><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value>",
    ],
)
def test_a_custom_field_with_other_elements_closes_its_post(meta: str, tmp_path: Path) -> None:
    closed = item(2, "zqhidden").replace("</item>", f"<wp:postmeta>{meta}</wp:postmeta></item>")
    assert words(tmp_path, blog(closed))[0] == set()


def test_an_element_that_ends_in_half_a_tag_is_the_edge_of_a_cut(tmp_path: Path) -> None:
    text = blog(item(2, "zqhidden", status="private"), item(3, "zqother", status="draft"))
    found, kinds = words(tmp_path, cut(text, "post_date>\n<wp:status>private", "\n<wp:status>draft"))
    assert found == set()
    assert "run-together" in kinds


TERM = "<wp:category>{}<wp:cat_name>zqterm</wp:cat_name></wp:category>"
OF_TERM = '<category domain="category" nicename="inner">zqterm</category></item>'


@pytest.mark.parametrize(
    ("listed", "named"),
    [
        ("", OF_TERM),
        ("<wp:category_nicename>inner</wp:category_nicename>", OF_TERM.replace(' nicename="inner"', "")),
    ],
)
def test_a_term_without_its_slug_is_hidden_with_the_posts_that_name_it(
    listed: str, named: str, tmp_path: Path
) -> None:
    hidden = item(2, "zqhidden", status="private").replace("</item>", named)
    text = HEAD + TERM.format(listed) + FIRST + hidden + LAST + "</channel></rss>"
    assert words(tmp_path, text, "hugo")[0] == set()
    shown = text.replace("<wp:status>private", "<wp:status>publish")
    assert words(tmp_path / "shown", shown, "hugo")[0] == {"zqterm", "zqhidden"}


def test_a_term_that_no_post_has_is_hidden_where_two_posts_ran_together(tmp_path: Path) -> None:
    term = TERM.format("<wp:category_nicename>inner</wp:category_nicename>")
    text = HEAD + term + FIRST + item(2, "zqhidden", status="private") + item(3, "zqother") + LAST
    found, _ = words(
        tmp_path,
        cut(text, "<wp:post_password>", "<link>https://pond.example/p-3/") + "</channel></rss>",
        "hugo",
    )
    assert found == set()


@pytest.mark.parametrize("said", ['password="sesame"', 'status="private"', 'wp:status="private"'])
def test_an_item_whose_start_tag_says_who_sees_it_is_not_public(said: str, tmp_path: Path) -> None:
    text = blog(item(2, "zqhidden").replace("<item>", f"<item {said}>"), item(3, "zqshown"))
    assert words(tmp_path, text)[0] == {"zqshown"}


def numbered(text: str, number: int, link: str) -> str:
    """An item with a `guid`, a slug, and a link that ends so."""
    guid = f'<guid isPermaLink="false">https://pond.example/?p={number}</guid>'
    text = text.replace(f"p-{number}/</link>", f"{link}</link>{guid}")
    return text.replace("<wp:status>", f"<wp:post_name>p-{number}</wp:post_name><wp:status>")


@pytest.mark.parametrize(("link", "status"), [("?p=2", "draft"), ("p-2/", "private")])
def test_an_item_that_begins_as_another_is_not_public(link: str, status: str, tmp_path: Path) -> None:
    two = numbered(item(2, "zqhidden a", status=status), 2, link) + numbered(item(3, "b zqother"), 3, "p-3/")
    text = blog(two, numbered(item(4, "zqshown"), 4, "p-4/"))
    found, kinds = words(tmp_path, cut(text, " a]]>", " zqother"))
    assert found == {"zqshown"}
    assert "run-together" in kinds


def with_permalinks(text: str) -> str:
    """Items whose `guid` is their link, as WordPress made it before version 2.5."""
    text = re.sub(r"<guid[^<]*</guid>", "", text)
    return re.sub(r"<link>([^<]*)</link>", r"<link>\1</link><guid>\1</guid>", text)


def test_an_item_of_an_old_blog_that_begins_as_another_is_not_public(tmp_path: Path) -> None:
    two = numbered(item(2, "zqhidden a", status="private"), 2, "p-2/")
    two += numbered(item(3, "b zqother"), 3, "p-3/")
    text = blog(with_permalinks(two), with_permalinks(numbered(item(4, "zqshown"), 4, "p-4/")))
    assert words(tmp_path / "whole", text)[0] == {"zqother", "zqshown"}
    found, kinds = words(tmp_path, cut(text, " a]]>", " zqother"))
    assert found == {"zqshown"}
    assert "run-together" in kinds


def test_an_imported_blog_and_a_plug_in_for_links_hide_nothing(tmp_path: Path) -> None:
    imported = numbered(item(2, "zqimported"), 2, "p-2/").replace("?p=2<", "?p=77<")
    elsewhere = numbered(item(3, "zqelsewhere"), 3, "another/")
    home = numbered(item(4, "zqhome", type_="page"), 4, "").replace("?p=4<", "?p=78<")
    text = blog(imported, elsewhere, home, numbered(item(5, "zqshown"), 5, "p-5/"))
    assert words(tmp_path, text)[0] == {"zqimported", "zqelsewhere", "zqhome", "zqshown"}


def test_many_guids_take_linear_time(tmp_path: Path) -> None:
    def prepare(size: int):
        text = blog(item(2, "zqhidden").replace("<wp:status>", f"{'<guid>a</guid>' * size}<wp:status>"))
        return lambda: words(tmp_path, text)

    assert not steep_in_seconds(prepare, 2_000)


def test_an_item_that_has_the_ping_status_twice_is_two(tmp_path: Path) -> None:
    ping = "<wp:ping_status>open</wp:ping_status>"
    two = item(2, "zqhidden", status="private") + item(3, "zqother")
    text = blog(two.replace("<wp:status>", f"{ping}<wp:status>"), item(4, "zqshown"))
    assert words(tmp_path, cut(text, "<wp:status>private", ping))[0] == {"zqshown"}


@pytest.mark.parametrize("prefix", ["content_", "wp:content_", "Content-"])
def test_the_text_of_a_post_is_known_by_the_letters_of_its_element(prefix: str, tmp_path: Path) -> None:
    text = blog(item(2, "zqshown")).replace("content:encoded", f"{prefix}encoded")
    words(tmp_path, text)
    posts = [record for record in converters.read(tmp_path / "export.xml") if isinstance(record, Post)]
    assert [post.body and post.body.text for post in posts] == ["zqfirst", "zqshown", "zqlast"]


def test_items_without_the_beginning_of_their_file_are_read(tmp_path: Path) -> None:
    text = blog(item(2, "zqhidden", status="private"), item(3, "zqshown"))
    found, _ = words(tmp_path, "of another file</b> <!-- 5. Upload\n" + text[text.find("<item>") :])
    assert found == {"zqshown"}


@pytest.mark.parametrize("name", ["post.md", "page.html", "parser.test.ts"])
def test_a_text_or_program_that_quotes_an_item_is_no_export(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(
        f"An item of an export:\n\n```xml\n{item(2, 'zqhidden')}\n```\n", encoding="utf-8"
    )
    assert not WxrReader().detects(open_source(tmp_path / name))


def test_media_without_a_password_element_are_public(tmp_path: Path) -> None:
    url = "<wp:attachment_url>https://pond.example/zqpicture.jpg</wp:attachment_url>"
    media = item(2, "", status="inherit", type_="attachment").replace("</item>", f"{url}</item>")
    words(tmp_path, blog(without(media, "post_password")))
    [found] = [record for record in converters.read(tmp_path / "export.xml") if isinstance(record, Media)]
    assert "status" not in found.extra


@pytest.mark.parametrize(
    ("before", "after"),
    [("<![CDATA[", "]]"), ("<![CDATA[", "]>"), ("<!CDATA[", "]]>"), ("![CDATA[", "]]>"), ("<![CDATA", "]]>")],
)
def test_what_is_left_of_the_marks_of_a_section_is_no_part_of_a_word(before: str, after: str, tmp_path: Path) -> None:  # fmt: skip
    text = blog(item(2, "zqshown"), item(3, "zqhidden", status="private"))
    text = re.sub(r"<wp:(status|post_type)>(\w+)", rf"<wp:\1>{before}\2{after}", text)
    assert words(tmp_path, text)[0] == {"zqshown"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<![CDATA[<![CDATA[", "]]]]><![CDATA[>]]>"),
        ("<![CDATA[<![CDATA[", "]]>]]>"),
        ("<!CDATA[", "]]>"),
        ("&lt;![CDATA[", "]]&gt;"),
    ],
)
def test_a_section_in_the_text_of_a_post_is_no_part_of_it(before: str, after: str, tmp_path: Path) -> None:
    text = blog(item(2, "zqshown <b>b</b>"), item(3, "a")).replace(
        "<![CDATA[zqshown <b>b</b>]]>",
        f"{before}zqshown &lt;b>b&lt;/b>{after}" if before[0] == "&" else f"{before}zqshown <b>b</b>{after}",
    )
    assert "zqshown" in words(tmp_path, text)[0]
    posts = [record for record in converters.read(tmp_path / "export.xml") if isinstance(record, Post)]
    assert posts[1].body
    assert posts[1].body.text == "zqshown <b>b</b>"
