"""Rules that all grammars share: words, dates, numbers, URLs, HTML, Markdown, WordPress content."""

from typing import Final

from converters.testing import HOSTILE_TEXTS

DATES: Final = (
    "2020-01-05T08:00:00+09:00", "2020-01-05 08:00:00", "2020-01-05", "", "0000-00-00 00:00:00", "2020-13-45 99:99:99", "2020-02-30", "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00", "10000-01-01", "-0044-03-15", "2020-01-05T08:00:00+00:07", "2020-01-05T08:00:00+99:99", "2020-01-05T24:00:00Z", "2020-01-05T08:00:60Z",
    "Sun, 05 Jan 2020 08:00:00 +0000", "Sun, 05 Jan 2020 08:00:00 +9999", "5. Januar 2020 um 8:00 Uhr", "January 5, 2020 at 8:00 am", "５月１日", "2020年1月5日 08:00", "le 5 janvier 2020",
    "1577865600", "1577865600000", "99999999999999999999", "1e400", "NaN", "2020-W01", "12:30", "yesterday", "Jan 32, 2020", "29 Feb 2021", "2020-01-05T08:00:00+09:00[Asia/Tokyo]", "٢٠٢٠-٠١-٠٥",
)  # fmt: skip
NUMBERS: Final = (
    "1", "2", "3", "0", "-1", "", "007", "1.5", "1e5", "0x10", "9" * 30, "9" * 5000, "٣", "²", "NaN", "Infinity", "true", "null", " 4 ", "1,000", "-0", "18446744073709551616", "1_000",
)  # fmt: skip
URLS: Final = (
    "https://blog.example/2020/01/05/one/", "https://blog.example/", "/about/", "", "#more", "?p=1", "//cdn.example/x.png", "http://[x/", "http://[::1]:99999/", "https://bücher.example/straße?q=ü#ß",
    "https://xn--a.example/", "https://" + "a" * 70 + ".example/", "javascript:alert(1)", "data:image/png;base64,iVBORw0KGgo=", "mailto:a@b.example", "https://blog.example/a b/../c/%2e%2e/%zz",
    "https://u:p@blog.example:80/x", "https:blog.example", "http:///x", "https://blog.example\\x", "ftp://x.example/\x7f", "https://blog.example/wp-content/uploads/2020/01/a.jpg", "wp-content/uploads/a%00b.png",
    "https://blog.example/" + "x/" * 300, "https://．example/", "http://a..b./", "https://blog.example/?p=9&amp;x=%", "feed:https://blog.example/feed/", "../../../etc/passwd", "https://web.archive.org/web/20200105080000id_/https://blog.example/one/",
)  # fmt: skip
TEXTS: Final = (
    "tea", "One", "A long cup of tea, and then another", "café", "日本語", "עברית", "İstanbul", "ﬁ", "ß", "x" * 3000, "\u200b", "\u00a0", "\u0085", "\u2029", "\ud800", "\x0b", "\x1b[0m",
    *HOSTILE_TEXTS,
)  # fmt: skip
SLUGS: Final = (
    "one", "two", "one", "", "a-b", "日本", "%e6%97%a5", "a/b", ".hidden", "index", "con", "ONE", "x" * 300, "..", "feed", "tag", "2020", "é",
)  # fmt: skip


def safe(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Without half characters, which no file in UTF-8 has."""
    return tuple(text.encode("utf-8", "replace").decode() for text in texts)


RULES: Final = {
    "word": ("tea", "rain", "wall", "moss", "jar", "é", "日本", "x1", "A", "I'm", "“so”", "…", "1.", "-", "**", "_"),
    "words": ("Tea and rain", "«word»", "«word» «words»", "«text»", "«word», «word». «words»"),
    "text": safe(TEXTS),
    "date": safe(DATES),
    "number": NUMBERS,
    "url": safe(URLS),
    "slug": safe(SLUGS),
    "id": ("1", "2", "3", "4", "10", "11", "«number»"),
    "color": ("red", "#fff", "expression(1)", "url(«url»)"),
    "attribute": (
        'class="x"', 'id="«slug»"', 'href="«url»"', 'src="«url»"', "srcset='«url» 1x, «url» 300w'", 'style="color:«color»"', 'style="background-image:url(«url»)"', 'title="«words»"', "onclick=alert(1)", 'alt="«words»"',
        'width="«number»"', 'class="aligncenter wp-image-«number» size-large"', 'class="wp-block-«word»"', 'data-«word»="«words»"', '{% x %}="1"', '"', "=", 'lang="«word»"', 'colspan="«number»"', 'start="«number»"',
        'datetime="«date»"', "hidden", 'cite="«url»"', "x:y=1", "xmlns:x='y'", 'type="checkbox" checked',
    ),
    "attributes": ("", "", " «attribute»", " «attribute» «attributes»"),
    "inline-tag": ("em", "strong", "a", "span", "code", "b", "i", "del", "sub", "sup", "u", "font", "q", "abbr", "small", "mark", "kbd", "cite", "bdo", "ruby", "rt", "label", "button", "time"),
    "block-tag": ("p", "div", "blockquote", "ul", "ol", "li", "h2", "h6", "pre", "section", "figure", "figcaption", "table", "tr", "td", "th", "tbody", "thead", "caption", "dl", "dt", "dd", "details", "summary", "center", "address", "form", "aside", "noscript", "template", "svg", "math", "select", "option", "textarea", "x-y"),
    "void": ("<br>", "<hr>", "<img«attributes»>", "<input«attributes»>", "<wbr>", "<!--«words»-->", "<!--more-->", "<!--nextpage-->", "<![CDATA[«words»]]>", "<?php «words» ?>", "<iframe«attributes»></iframe>", "<video«attributes»><source«attributes»></video>", "<script>«words»</script>", "<style>«words»</style>", "<audio controls«attributes»></audio>", "<embed«attributes»>", "<object«attributes»><param«attributes»></object>", "<link«attributes»>", "<base«attributes»>", "<meta«attributes»>"),
    "inline": ("«words»", "«words»", "<«inline-tag»«attributes»>«inline»</«inline-tag»>", "«inline»«inline»", "«void»", "<a href='«url»'>«inline»</a>", "&«word»;", "&#«number»;", "&amp;lt;", "<«inline-tag»>", "</«inline-tag»>"),
    "html": (
        "<p>«words»</p>", "<«block-tag»«attributes»>«html»</«block-tag»>", "«html»\n\n«html»", "<p«attributes»>«inline»</p>", "«inline»", "«void»", "<ul><li>«html»</li><li>«inline»</li></ul>",
        "<table><tr><td>«html»</td><th«attributes»>«inline»</th></tr></table>", "<figure«attributes»><img«attributes»><figcaption>«inline»</figcaption></figure>", "<pre«attributes»><code>«words»\n  «inline»</code></pre>",
        "<blockquote>«html»<cite>«inline»</cite></blockquote>", "<«block-tag»>", "</«block-tag»>", "<dl><dt>«inline»</dt><dd>«html»</dd></dl>", "<details><summary>«inline»</summary>«html»</details>", "<ol start=«number»><li value=«number»>«html»</li></ol>",
    ),
    "json": ("1", '"«word»"', "{}", "[]", "null", "true", "-1.5e3", "«number»", '{"«word»":«json»}', "[«json»,«json»]", '"\\u0000\\ud83d"', '{"a":1,"a":2}', '"<p>«word»</p>"'),
    "block-name": ("paragraph", "image", "gallery", "columns", "column", "list", "list-item", "quote", "embed", "html", "code", "heading", "table", "more", "group", "cover", "media-text", "buttons", "button", "file", "audio", "video", "block", "freeform", "shortcode", "footnotes", "latest-posts", "x/y", "separator", "pullquote", "details", "social-link", "navigation"),
    "block": (
        "<!-- wp:«block-name» -->\n<p>«words»</p>\n<!-- /wp:«block-name» -->", "<!-- wp:«block-name» «json» -->\n«html»\n<!-- /wp:«block-name» -->", "<!-- wp:«block-name» «json» /-->", "<!-- wp:«block-name» {\"id\":«number»,\"ref\":«json»} -->«block»<!-- /wp:«block-name» -->", "<!-- wp:image {\"id\":«number»} --><figure class=\"wp-block-image\"><img src=\"«url»\" alt=\"«words»\"/></figure><!-- /wp:image -->",
        "<!-- wp:embed {\"url\":\"«url»\",\"providerNameSlug\":\"youtube\"} --><figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\n«url»\n</div></figure><!-- /wp:embed -->", "<!-- wp:list --><ul><!-- wp:list-item --><li>«inline»</li><!-- /wp:list-item --></ul><!-- /wp:list -->", "<!-- /wp:«block-name» -->", "<!-- wp:«block-name» {",
    ),
    "shortcode-name": ("gallery", "caption", "embed", "audio", "video", "playlist", "youtube", "code", "sourcecode", "vc_row", "et_pb_text", "x", "footnote", "contact-form-7", "wpvideo", "latex", "more", "soundcloud", "su_box", "tabs", "quote"),
    "shortcode": ("[«shortcode-name»]", "[«shortcode-name» ids=\"«number»,«number»\" «attribute»]", "[«shortcode-name» «attribute»]«wordpress»[/«shortcode-name»]", "[/«shortcode-name»]", "[[«shortcode-name»]]", "[caption id=\"attachment_«number»\" align=\"alignleft\" width=\"«number»\"]<img src=\"«url»\" /> «inline»[/caption]", "[«shortcode-name» \"«url»\" a='«words»' b=«words»/]", "[«shortcode-name»", "[«shortcode-name» «url»]"),
    "wordpress": ("«words»", "«block»", "«block»\n\n«wordpress»", "«shortcode»", "«html»", "«words»\n\n«wordpress»", "«shortcode» «wordpress»", "\n«url»\n", "«inline»\n«inline»", "<!--more «words»-->", "&nbsp;\n\n\n\n«wordpress»", "$latex «words»$", "«markdown»"),
    "md-inline": ("«words»", "*«words»*", "**«md-inline»**", "`«words»`", "[«words»](«url» \"«words»\")", "![«words»](«url»)", "[«word»][«word»]", "<«url»>", "«inline»", "~~«words»~~", "[^«word»]", "{{< «word» \"«words»\" >}}", "{{% «word» %}}", "{% «word» «words» %}", "{{ «word» | «word» }}", "$$«words»$$", ":«word»:", "{{ site.«word» }}", "{filename}«url»", "«word»  \n«word»", "\\«word»", "<% «word» %>", "{: .«word» #«slug»}", "${«word»}", "<Component «attribute» />", "import x from 'y'"),
    "markdown": (
        "«words»", "«md-inline»", "# «md-inline»", "«md-inline»\n===", "- «md-inline»\n    - «markdown»", "1. «md-inline»\n\n   «markdown»", "> «markdown»", "```«word»\n«words»\n```", "    «words»", "| «word» | «md-inline» |\n|--|:-:|\n| «md-inline» | \\| |", "«markdown»\n\n«markdown»", "«markdown»\n«markdown»", "---", "«html»",
        "[«word»]: «url» '«words»'", "[^«word»]: «markdown»", "{% highlight «word» linenos %}\n«words»\n{% endhighlight %}", "{% raw %}«markdown»{% endraw %}", "{{< figure src=\"«url»\" caption=\"«words»\" >}}", "::: «word»\n«markdown»\n:::", "- [x] «words»", "*[«word»]: «words»", "«word»\n: «markdown»", "{% include «url» %}", "{{< highlight «word» >}}\n«words»\n{{< /highlight >}}", "<!-- more -->", "\t«words»", "![«words»][«word»]{: «attribute» }", "{% post_url «date»-«slug» %}", "~~~\n«words»", "```",
    ),
}  # fmt: skip
