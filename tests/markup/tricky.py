"""Tricky fragments: each of many small pieces of text in each of many places, and pieces side by side.

Small ones, so that one that comes out wrong shows by itself which rule is missing.
"""

import random
from collections.abc import Iterator

PIECES = (
    # Signs of Markdown that are text
    *("*a*", "**a**", "***", "a * b", "*", "_a_", "__init__", "snake_case_", "_x", "2_3_4 x_", "a*b*c", "5*4=20"),
    *("`", "``", "`a`", "a ` b", "[6]", "[a](b)", "[a][b]", "[a]: b", "[a]", "![a](b)", "![", "](", "[ ] a", "[x] a"),
    *("[^1]", "[^1]: a", "*[HTML]: a", "[[a]]", "a]", "[", "# a", "#a", "a # b", "a #", "####### a", "1. a", "1) a"),
    *("12. a", "1234567890. a", "2020. was", "a 1. b", "- a", "+ a", "* a", "-", "+", "a - b", "---", "- - -", "==="),
    *("=====", "a ===", "> a", ">a", "a > b", ">>", "&lt;&lt;", "a << b >> c", "a &lt;<b>b</b>&gt; c", "&lt;", ">", "a < b", "<3", "&lt;b&gt;"),
    *("&lt;!-- a --&gt;", "&lt;?php a ?&gt;", "&lt;/b&gt;", "&lt;a@b.org&gt;", "&lt;http://x.org/&gt;", "&lt;a b=c&gt;"),
    *("&amp;amp;", "&amp;copy;", "AT&amp;T", "a &amp; b", "&amp;#42;", "&nbsp;", "a&nbsp;b", "|", "a | b", "| a | b |"),
    *("|---|", "a || b", "~a~", "~~a~~", "~", "4~5", "~~~", "```", ": a", "a : b", ":", ":a:", ":+1:", "{a}", "{#id}"),
    *("{: .a}", "{:a}", "{.a}", "a {#id}", "{::a}", "{{a}}", "{% a %}", "{{&lt; a &gt;}}", "$a$", "$$a$$", "$$", "$5 and $6"),
    *("\\", "\\\\", "a\\", "a \\ b", "\\a", "\\*", "C:\\a\\b", "\\(a\\)", "\\[a\\]", "!", "a!", "!!", "^a^", "x^2^", "==a=="),
    *("++a++", "--a--", "a--b", "a---b", "a...", "...", '"a"', "'a'", "it's", "'90s", '"', "5'10\"", "(c)", "(tm)", "1/2"),
    *("@a", "a@b.org", "me@case.example", "http://x.org/a_b", "http://x.org/", "https://x.org/a?b=c&amp;d=e", "www.x.org"),
    *("http://", "ftp://x.org", "HTTP://X.ORG", "http://x.org/a).", "(http://x.org/a)", "//x.org", "mailto:a@b.org"),
    *("http://x.org/*a*", "x.org", "「a」", "日本語", "。", "שלום", "🙂", "“a”", "…", "—", "é", "a\u00adb", "\u200b", "\u3000a"),
    # Elements
    *("<em>a</em>", "<strong>a</strong>", "<em>a </em>", "<strong> a</strong>", "<em>*a*</em>", "<strong>a*</strong>"),
    *("<em><strong>a</strong></em>", "<strong><em>a</em></strong>", "<strong>a <em>b</em></strong>", "<em>a <strong>b</strong></em>"),
    *("<strong>a:</strong>", "<em>(a)</em>", "<strong>「a」</strong>", "<strong>a</strong>b", "b<em>a</em>c", "<em>a</em><em>b</em>"),
    *("<strong>a<br>b</strong>", "<em>a<br></em>", "<em>_a_</em>", "<strong>$5</strong>", "<strong>-a-</strong>", "<em>a.</em>b"),
    *("<del>a</del>", "<s>a</s>", "<del>~a</del>", "<del>a</del>b", "b<del>a</del>", "<u>a</u>", "<u>*a*</u>", "<ins>a</ins>"),
    *("<code>a</code>", "<code>`a`</code>", "<code> a </code>", "<code>a|b</code>", "<code>*a*</code>", "<code>a<br>b</code>"),
    *("<code>&lt;b&gt;</code>", "<code>\\</code>", "<code>``</code>", "<code>a<em>b</em></code>", "<code>--a \"b\"</code>"),
    *("<code>{{a}}</code>", "<code>&amp;amp;</code>", "<code>http://x.org</code>", "<code>a  b</code>", "<kbd>*a*</kbd>"),
    *("<sup>2</sup>", "<sub>a_b_</sub>", "<small>a</small>", "<font color=red>a</font>", "<font>*a*</font>", "<tt>a</tt>"),
    *("<mark>a</mark>", "<mark>*a*</mark>", "<abbr title='a b'>c</abbr>", "<q>a</q>", "<cite>a_b_</cite>", "<big>a</big>"),
    *("<span style='x'>a</span>", "<span>*</span>a*", "<acronym title=a>b</acronym>", "<var>a</var>", "<time>a</time>", "<center>a</center>"),
    *("<a href='http://x.org'>http://x.org</a>", "<a href='http://x.org/'>a</a>", "<a href='/a b'>a</a>", "<a href='/a(b)c'>a</a>"),
    *("<a href='/a)b'>a</a>", "<a href='/a(b'>a</a>", "<a href='/a&lt;b&gt;'>a</a>", "<a href='/a' title='b'>c</a>", "<a href=''>a</a>"),
    *("<a href='/a' title='b \"c\"'>d</a>", "<a href='/a' title=\"b 'c' &quot;d&quot;\">e</a>", "<a href='/a' title='(b)'>c</a>"),
    *("<a href='/a_b_c'>a_b_</a>", "<a href='/*a*'>b</a>", "<a href='/a\\b'>c</a>", "<a href='/a?b=c&amp;copy=d'>e</a>", "<a href='#a'>b</a>"),
    *("<a href='/a'>[b]</a>", "<a href='/a'>b]</a>", "<a href='/a'>[6]</a>", "<a href='/a'><em>b</em></a>", "<a href='/a'><img src='b' alt='c'></a>"),
    *("<a href='/a'>http://x.org/</a>", "<a href='/a'>b</a>(c)", "<a href='/a'>b</a>[c]", "<a href='/a'>b</a>: c", "!<a href='/a'>b</a>"),
    *("<a href='mailto:a@b.org'>a@b.org</a>", "<a href='mailto:a+b@c.org'>a+b@c.org</a>", "<a href='http://é.org/ü'>a</a>", "<a name='a'></a>"),
    *("<a href='/a'>b<br>c</a>", "<a href='/a'></a>", "&lt;<a href='http://x.org/a'>http://x.org/a</a>&gt;", "<a href='/a|b'>c|d</a>"),
    *("<a href='http://x.org/a*b'>http://x.org/a*b</a>", "<a href='http://x.org/a_b'>http://x.org/a_b</a>", "<a href='/\"a\"'>b</a>"),
    *("<a href='http://x.org/~a'>http://x.org/~a</a>", "<a href='{{ a }}'>b</a>", "<a href='/a' target=_blank rel=nofollow>b</a>"),
    *("<img src='a.png'>", "<img src='a.png' alt='*b*'>", "<img src='a b.png' alt='[c]'>", "<img src='a.png' alt='b' title='c \"d\"'>"),
    *("<img src='a.png' alt='b\"c'>", "<img src='a.png' alt='-- ...'>", "<img src='a.png' alt='b|c'>", "<img src='a.png' alt='b' width=3>"),
    *("<iframe src='http://x.org/e'></iframe>", "<input type=checkbox>", "<input type=checkbox checked> a", "<button>a</button>"),
    *("<meta charset=a>", "<link rel=a href=b>", "<script>var a = '*b*';</script>", "<style>a { b: c }</style>", "<svg><path d='a'/></svg>"),
    *("<video src=a></video>", "<object data=a><param name=b value=c></object>", "<embed src=a>", "<noscript>a</noscript>", "<wbr>", "<o:p>a</o:p>"),
    *("<!--more-->", "<strong>a<!--more-->b</strong>", "a<!--more-->b", "<!--nextpage-->", "<!-- a -->", "<textarea>a</textarea>", "<select><option>a</option></select>"),
)  # fmt: skip

PLACES = (
    "<p>{}</p>", "<p>a {} b</p>", "<p>a{}b</p>", "<p>{} b</p>", "<p>a {}</p>", "<p>a<br>{}</p>", "<p>{}<br>b</p>",
    "<p>a<br />\n{}<br />\nb</p>", "<h2>{}</h2>", "<h2>a {}</h2>", "<ul><li>{}</li></ul>", "<ul><li>a</li><li>{}</li></ul>",
    "<ol><li>{}<ul><li>{}</li></ul></li></ol>", "<ul><li><p>{}</p></li><li><p>b</p></li></ul>",
    "<blockquote><p>{}</p></blockquote>", "<blockquote>{}</blockquote>", "<table><tr><th>a</th></tr><tr><td>{}</td></tr></table>",
    "<table><tr><td>{}</td></tr></table>", "<p><strong>{}</strong></p>", "<p>a<em>{}</em>b</p>", "<p><a href='/z'>{}</a></p>",
    "<p><code>{}</code></p>", "<p><sup>{}</sup></p>", "<p><font>{}</font></p>", "<p><del>{}</del></p>", "{}", "<p>a</p>{}<p>b</p>",
    "<div>{}</div>", "<dl><dt>{}</dt><dd>{}</dd></dl>", "<figure><img src=a><figcaption>{}</figcaption></figure>",
    "<pre>{}</pre>", "<p>(<em>{}</em>)</p>", "<p>a</p><ul><li>b</li></ul><p>{}</p>", "<details><summary>{}</summary>{}</details>",
    "<ul><li>a<p>{}</p></li></ul>", "<ul><li><h3>a</h3>{}</li></ul>", "<ul><li>a<blockquote>{}</blockquote>b</li></ul>",
    "<ul><li>a<pre>b</pre>{}</li></ul>", "<blockquote><ul><li>{}</li></ul></blockquote>", "<center>{}</center>",
)  # fmt: skip

JOINTS = ("{}{}", "{} {}", "{}<br>{}", "<em>{}</em>{}", "{}<strong>{}</strong>", "<a href='/z'>{}</a>{}")


def each_in_each() -> Iterator[str]:
    """Every piece in every place."""
    for place in PLACES:
        for piece in PIECES:
            yield place.replace("{}", piece)


def side_by_side(number: int, seed: int = 1) -> Iterator[str]:
    """So many paragraphs of two or three pieces, always the same ones."""
    chance = random.Random(seed)
    for _ in range(number):
        first, second, third = chance.choices(PIECES, k=3)
        text = chance.choice(JOINTS).replace("{}", "\0", 1).replace("{}", second).replace("\0", first)
        if chance.random() < 0.4:
            text = chance.choice(JOINTS).replace("{}", "\0", 1).replace("{}", third).replace("\0", text)
        yield f"<p>{text}</p>"
