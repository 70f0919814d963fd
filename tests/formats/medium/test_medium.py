"""Exports of Medium: kinds of paragraphs, drafts and answers, damage, and what is never opened."""

import re
import shutil
import unicodedata
import zipfile
from html import unescape

import pytest

import converters
from converters import Post, Site
from converters.cli.main import main
from converters.model import Author, Media, Term
from tests.conftest import CORPUS, FIXTURES
from tests.reading import everything, posts, read

EXPORT = FIXTURES / "medium/export"
TITLE = '<h3 class="graf graf--h3 graf--leading graf--title">Fog</h3>'
BY = '<p>By <a href="https://medium.com/@ann" class="p-author h-card">Ann</a> on <a href="https://medium.com/p/{id}">'
PUBLISHED = (
    BY + '<time class="dt-published" datetime="{date}">then</time></a>.</p>'
    '<p><a href="{canonical}" class="p-canonical">Canonical link</a></p>'
)


def page(
    *grafs,
    title="Fog",
    subtitle="",
    id_="0123456789ab",
    date="2020-03-31T22:30:00.123Z",
    canonical="https://medium.com/@ann/fog-0123456789ab",
    footer=PUBLISHED,
):
    """The page of a post; each text of `grafs` is a section."""
    about = f'<section data-field="subtitle" class="p-summary">\n{subtitle}\n</section>' if subtitle else ""
    sections = "".join(
        f'<section class="section section--body"><div class="section-divider"><hr class="section-divider"></div>'
        f'<div class="section-content"><div class="section-inner sectionLayout--insetColumn">{graf}</div></div></section>'
        for graf in grafs
    )
    end = footer.format(id=id_, date=date, canonical=canonical)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><style>p {}</style></head><body><article class="h-entry">\n'
        f'<header>\n<h1 class="p-name">{title}</h1>\n</header>\n{about}\n'
        f'<section data-field="body" class="e-content">\n{sections}\n</section>\n<footer>{end}</footer></article></body></html>'
    )


def all_posts(records):
    return [record for record in records if isinstance(record, Post)]


def read_page(tmp_path, text, name="2020-03-31_Fog-0123456789ab.html", **options):
    """The post of a page, and the kinds of findings beside that of the time zone."""
    path = tmp_path / "export/posts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8") if isinstance(text, str) else path.write_bytes(text)
    records, findings = read(tmp_path / "export", **options)
    found = list(posts(records).values())
    return (found[0] if found else None), [kind for kind in findings if kind != "zone-not-stated"]


def test_the_fixture_comes_whole():
    records, findings = read(EXPORT, zone="Asia/Tokyo")
    fog, oil, answer, draft = posts(records).values()
    assert [(post.type, post.status) for post in (fog, oil, answer, draft)] == [
        ("post", "publish"), ("post", "publish"), ("response", "private"), ("post", "draft"),
    ]  # fmt: skip
    assert (fog.title, fog.slug, fog.date, fog.author, fog.excerpt) == (
        "Fog — the harbour’s log", "fog-the-harbours-log", "2021-03-05T07:30:01+09:00", "anna.keeper", "What the lamp saw.",
    )  # fmt: skip
    assert [(term.slug, term.name) for term in fog.terms] == [("sea-fog", "Sea Fog"), ("lamps", "Lamps")]
    assert (oil.url, oil.extra["canonical"], oil.excerpt) == (
        "https://medium.com/@anna.keeper/lamp-oil-2b3c4d5e6f70", "https://lamps.example/2022/lamp-oil/", "",
    )  # fmt: skip
    assert (draft.date, draft.author) == (None, "anna.keeper")
    assert [(item.id, item.url) for item in records if isinstance(item, Media)] == [
        (fog.featured, "https://cdn-images-1.medium.com/max/800/1*pier.jpeg")
    ]
    assert [site.title for site in records if isinstance(site, Site)] == ["Anna Keeper"]
    assert [author.name for author in records if isinstance(author, Author)] == ["Anna Keeper"]
    assert [term.slug for term in records if isinstance(term, Term)] == ["sea-fog", "lamps"]
    assert findings == ["maybe-response"]
    assert "secret" not in repr(records)


@pytest.mark.parametrize(
    ("graf", "html"),
    [
        ('<p class="graf graf--p">a <em class="markup--em">b</em><br>c</p>', "<p>a <em>b</em><br>c</p>"),
        ('<p class="graf graf--p"><span class="graf-dropCap">A</span>b</p>', "<p>Ab</p>"),
        ('<h4 class="graf graf--h4" id="x9">a</h4><p class="graf graf--p"><a href="#x9">b</a></p>', '<h4 id="x9">a</h4>\n<p><a href="#x9">b</a></p>'),
        ('<blockquote class="graf graf--blockquote">a</blockquote><blockquote class="graf graf--blockquote">b</blockquote>', "<blockquote><p>a</p><p>b</p></blockquote>"),
        ('<blockquote class="graf graf--pullquote">a</blockquote>', '<blockquote class="pullquote"><p>a</p></blockquote>'),
        ('<pre class="graf graf--pre">a<br>  b</pre><pre class="graf graf--pre">c &lt;</pre>', "<pre><code>a\n  b\n\nc &lt;</code></pre>"),
        ('<pre class="graf graf--pre">\n <code class="markup--code">\n  a<br>b\n </code>\n</pre>', "<pre><code>  a\nb</code></pre>"),
        ('<pre data-code-block-mode="2" data-code-block-lang="go" class="graf graf--pre"><span class="pre--content"><span class="hljs-k">a</span><br>b</span></pre>'
         '<pre data-code-block-mode="0" class="graf graf--pre">c</pre>', '<pre><code class="language-go">a\nb</code></pre>\n<pre><code>c</code></pre>'),
        ('<ol class="postList"><li class="graf graf--li">a</li></ol>', "<ol><li>a</li></ol>"),
        ('<figure class="graf graf--figure"><div class="aspectRatioPlaceholder"><a href="https://x.example" class="graf-imageAnchor"><img class="graf-image" src="https://cdn-images-1.medium.com/max/800/1*a.png"></a></div></figure>',
         '<figure><a href="https://x.example"><img src="https://cdn-images-1.medium.com/max/800/1*a.png" alt=""></a></figure>'),
        ('<figure class="graf graf--figure graf--iframe"><iframe src="https://v.example/1" width="7" frameborder="0"></iframe><figcaption class="imageCaption">c</figcaption></figure>',
         '<figure><iframe src="https://v.example/1" width="7"></iframe><figcaption>c</figcaption></figure>'),
        ('<figure class="graf graf--figure graf--iframe"><script src="https://gist.github.com/ann/0a.js"></script></figure>',
         '<p><a href="https://gist.github.com/ann/0a">https://gist.github.com/ann/0a</a></p>'),
        ('<div class="graf graf--mixtapeEmbed"><a href="https://x.example/a" class="markup--anchor"><strong><em>T</em></strong><br>About itx.example</a><a class="js-mixtapeImage" href="https://x.example/a"></a></div>',
         '<figure class="bookmark"><p><a href="https://x.example/a">T</a></p><p>About it</p><p>x.example</p></figure>'),
        ('<p class="graf graf--p"><a href="https://medium.com/r/?url=https%3A%2F%2Fx.example%2F%3Fa%3D1">l</a></p>', '<p><a href="https://x.example/?a=1">l</a></p>'),
        ('<figure class="graf graf--figure graf--iframe"><blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1"></a></blockquote></figure>',
         '<p><a href="https://twitter.com/a/status/1">https://twitter.com/a/status/1</a></p>'),
        ("loose words", "<p>loose words</p>"),
        ('<p class="graf graf--p graf--empty"><br></p>', ""),
    ],
)  # fmt: skip
def test_a_paragraph_becomes_html(graf, html, tmp_path):
    post, findings = read_page(tmp_path, page(TITLE + graf))
    assert (post.body.text if post.body else "") == html
    assert findings == []


def test_a_row_of_images_is_a_gallery_and_a_new_section_a_line(tmp_path):
    img = '<figure class="graf graf--figure graf--layoutOutsetRow"><img src="{}.png"></figure>'
    row = f'<div class="section-inner sectionLayout--outsetRow" data-paragraph-count="2">{img.format("a")}{img.format("b")}</div>'
    post, _ = read_page(tmp_path, page(TITLE, row))
    first = '<figure><img src="a.png" alt=""></figure>'
    assert (
        post.body.text == f'<figure class="gallery">{first}<figure><img src="b.png" alt=""></figure></figure>'
    )
    post, _ = read_page(tmp_path, page(f"{TITLE}<p>a</p>", "<p>b</p>"))
    assert post.body.text == "<p>a</p>\n<hr>\n<p>b</p>"


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ('<h3 class="graf graf--h3 graf--leading graf--title">“Fog” … again</h3>', False),
        ('<h3 class="graf graf--h3 graf--leading">"Fog" ... again.</h3>', False),
        ('<h3 class="graf graf--h3 graf--leading graf--title">Tide</h3>', True),
        ('<p class="graf graf--p graf--leading">"Fog" ... again</p>', True),
    ],
)
def test_a_heading_that_repeats_the_title_is_left_out(heading, kept, tmp_path):
    post, _ = read_page(tmp_path, page(heading + "<p>a</p>", title="&quot;Fog&quot; ... again"))
    assert (post.body.text != "<p>a</p>") == kept


def test_an_unknown_paragraph_costs_itself_and_is_reported(tmp_path):
    graf = '<x-poll class="graf graf--poll"><b>Which?</b></x-poll><figure class="graf graf--figure graf--iframe"></figure><p>After</p>'
    post, findings = read_page(tmp_path, page(TITLE + graf))
    assert "Which?" in post.body.text
    assert "After" in post.body.text
    assert findings == ["unknown-cards"]


@pytest.mark.parametrize(
    ("canonical", "url", "slug", "extra"),
    [
        ("https://medium.com/@ann/fog-0123456789ab", "https://medium.com/@ann/fog-0123456789ab", "fog", {}),
        ("https://pub.example/fog-0123456789ab", "https://pub.example/fog-0123456789ab", "fog", {}),
        ("https://ann.medium.com/fog-0123456789ab", "https://ann.medium.com/fog-0123456789ab", "fog", {}),
        ("https://medium.com/p/0123456789ab", "https://medium.com/@ann/grey-fog-0123456789ab", "grey-fog", {}),
        ("https://medium.com/@ann/0123456789ab", "https://medium.com/@ann/grey-fog-0123456789ab", "grey-fog", {}),
        ("https://old.example/fog/", "https://medium.com/@ann/grey-fog-0123456789ab", "grey-fog", {"canonical": "https://old.example/fog/"}),
        ("", "https://medium.com/@ann/grey-fog-0123456789ab", "grey-fog", {}),
    ],
)  # fmt: skip
def test_the_address_is_that_on_medium(canonical, url, slug, extra, tmp_path):
    text = page(TITLE + "<p>a</p>", canonical=canonical)
    post, _ = read_page(tmp_path, text, "2020-03-31_Grey--fog-0123456789ab.html")
    assert (post.url, post.slug, post.extra) == (url, slug, extra)


@pytest.mark.parametrize(
    ("name", "fields", "status"),
    [
        ("2020-03-31_Fog-0123456789ab.html", {}, "publish"),
        ("2020-03-31_Fog-0123456789ab.html", {"date": "2999-01-01T00:00:00.000Z"}, "future"),
        ("draft_Fog-0123456789ab.html", {}, "draft"),
        ("Fog-0123456789ab.html", {"footer": ""}, "draft"),
        ("Fog.html", {}, "publish"),
        ("2020-03-31_Fog-0123456789ab.html", {"footer": ""}, "publish"),
    ],
)
def test_only_what_is_known_to_be_published_is(name, fields, status, tmp_path):
    text = page(TITLE + "<p>a</p><p>b</p>", **fields)
    post, _ = read_page(tmp_path, text, name)
    assert (post.status, post.id) == (status, "0123456789ab")


@pytest.mark.parametrize("more", ["", "<p>And again.</p><blockquote>Yes</blockquote>"])
def test_answers_are_private_unless_asked_for(more, tmp_path):
    text = page(f'<p class="graf graf--p graf--leading">So it was. Every year.</p>{more}', title="So it was…")
    post, findings = read_page(tmp_path, text)
    assert (post.type, post.status, findings) == ("response", "private", ["maybe-response"])
    converters.convert(tmp_path / "export", tmp_path / "site", to="hugo")
    assert not re.search("Every year", everything(tmp_path / "site"))
    post, findings = read_page(tmp_path, text, responses="true")
    assert (post.type, post.status, findings) == ("post", "publish", [])


@pytest.mark.parametrize(
    "graf",
    [
        TITLE + "<p>Fog.</p>",
        '<p class="graf">Fog came.</p><h4 class="graf">Then</h4><p class="graf">It went.</p>',
        '<p class="graf">Tide came.</p><p class="graf">It went.</p>',
        '<p class="graf">Fog came.</p><figure class="graf graf--figure"><img src="a.png"></figure>',
        '<figure class="graf"><img src="a.png"></figure>',
    ],
)
def test_a_post_of_its_own_is_no_answer(graf, tmp_path):
    assert read_page(tmp_path, page(graf))[0].type == "post"


@pytest.mark.parametrize("around", ["", "medium-export-0f/", "a/b/"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_zip_is_read_at_any_depth_and_files_of_others_are_not_opened(around, form, tmp_path, opened):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as out:
        for file in sorted(EXPORT.rglob("*.html")):
            place = file.relative_to(EXPORT).as_posix().replace("Lamp-oil", "Lämp-oil")
            out.write(file, around + unicodedata.normalize(form, place))
        out.writestr(f"__MACOSX/{around}posts/._draft_The-second-pier-4d5e6f708192.html", b"\0\5\26")
    records, findings = read(tmp_path / "x.zip", zone="UTC")
    assert len(posts(records)) == 4
    assert findings == ["maybe-response"]
    assert {place.split("/")[-2] for place in opened if place != "x.zip"} == {
        "posts",
        "profile",
    }


def test_a_small_export_in_a_zip_keeps_its_draft_from_the_site(tmp_path, opened):
    converters.convert(FIXTURES / "platforms/medium-export.zip", tmp_path / "site", to="html")
    assert {place.split("/")[0] for place in opened if "/" in place} == {"posts", "profile"}
    written = everything(tmp_path / "site")
    assert "A public post" in written
    assert "secret" not in written


def test_a_folder_of_posts_and_a_single_page_are_exports_too(tmp_path):
    shutil.copytree(EXPORT / "posts", tmp_path / "old")
    assert len(posts(read(tmp_path / "old")[0])) == 4
    for number, file in enumerate(sorted((tmp_path / "old").iterdir())):
        file.rename(tmp_path / "old" / f"{number}.html")
    assert len(posts(read(tmp_path / "old")[0])) == 4
    assert len(posts(read(tmp_path / "old/1.html")[0])) == 1


def test_another_format_is_refused_for_it(capsys):
    assert main(["inspect", str(EXPORT), "--from", "html"]) == 3
    assert "--from medium" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"\0\xff\xfe\0", b"<html><body><p>Not a post.</p></body></html>"])
def test_a_file_that_is_no_post_costs_itself(data, tmp_path):
    read_page(tmp_path, page(TITLE + "<p>a</p>"))
    post, findings = read_page(tmp_path, data, "2020-04-01_Bad-aaaaaaaaaaaa.html")
    assert post.id == "0123456789ab"
    assert findings == ["unreadable-item"]


def test_a_page_that_breaks_off_is_read_as_far_as_it_goes(tmp_path):
    text = page(TITLE + "<p>Before.</p><p>After.</p>")
    post, findings = read_page(tmp_path, text[: text.index("After")])
    assert post.body.text == "<p>Before.</p>"
    assert findings == ["cut-off"]


def test_wrong_bytes_and_wrong_dates_are_reported(tmp_path):
    text = page(TITLE + "<p>gr\u00e5</p>", date="31 March 2020").encode()
    post, findings = read_page(tmp_path, text.replace("\u00e5".encode(), b"\xff\xfe\x80" * 30))
    assert (post.date, post.extra["date"]) == (None, "31 March 2020")
    assert "bad-date" in findings


def test_a_time_zone_that_does_not_exist_is_refused(capsys):
    assert main(["inspect", str(EXPORT), "-o", "zone=Nowhere/Land"]) == 2
    assert "Nowhere/Land" in capsys.readouterr().err


def test_two_files_of_one_post_are_both_kept(tmp_path):
    read_page(tmp_path, page(TITLE + "<p>a</p>"))
    read_page(tmp_path, page(TITLE + "<p>b</p>"), "2020-04-01_Fog-0123456789ab.html")
    records, _ = read(tmp_path / "export")
    assert [post.body.text for post in all_posts(records)] == ["<p>a</p>", "<p>b</p>"]


SAMPLES = sorted(path for path in (CORPUS / "exports/medium").glob("*") if path.is_dir())


def shown_words(html):
    bare = re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
    return re.findall(r"\w+", unescape(bare).lower())


@pytest.mark.corpus
@pytest.mark.parametrize("path", SAMPLES or ["the corpus is not here"], ids=str)
def test_real_exports_come_whole(path, tmp_path):
    if not SAMPLES:
        pytest.skip("the corpus is not here")
    records, _ = read(path)
    found = all_posts(records)
    files = {file: file.read_text("utf-8") for file in sorted((path / "posts").glob("*.html"))}
    assert len(found) == len(files)
    assert sum(post.status == "draft" for post in found) == sum(
        "dt-published" not in text and "p-canonical" not in text for text in files.values()
    )
    for post, text in zip(found, files.values(), strict=True):
        body = text.partition('class="e-content">')[2].partition("<footer>")[0]
        told = shown_words(f"{post.title} {post.excerpt} {post.body.text}")
        assert set(shown_words(body)) <= set(told), post.title
        assert len(shown_words(post.body.text)) >= len(shown_words(body)) - len(
            shown_words(f"{post.title} {post.excerpt}")
        )
        assert len(re.findall("<img", body)) == len(re.findall("<img", post.body.text))
        stated = re.search(r'datetime="([^"]{19})', text)
        assert (post.date or "")[:19] == (stated[1] if stated else "")
