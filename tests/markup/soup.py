"""Random HTML, as nasty as blogs have it: for tests that no list of cases replaces."""

import random

WORDS = (
    "word a_b snake_case_ *star* **x** _u_ `tick` ``two`` [link](x) [x]: ![i] <b> &amp;amp; &amp;copy; 1. 2) - + # ## > "
    "| --- === ~~~ ~x~ $x$ $$ {: {#id} {{ {% http://a.b/c_d www.x.org a@b.org \\ \\* é 日本語 。 「引用」 שלום 🙂 "
    '&nbsp; ​ … “q” it\'s "dq" C# 2*3*4 f(x) [^1] [ ] :x: : ; ! ? ... (c) <!-- AT&amp;T 100% #tag @me 3.14 x^2'
).split(" ")
INLINE = "strong em b i code del a u sub sup span font kbd small q".split()
ADDRESSES = (
    "http://x.org/a(b)c",
    "/a b",
    "#x",
    "http://x.org/?a=1&amp;copy=2",
    "mailto:a@b.org",
    "x_y_z",
    "http://é.org/*",
    "a)b",
    "",
)


class Soup:
    """One stream of random HTML; the seed decides all of it."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def body(self) -> str:
        """A few blocks."""
        return self._blocks(0, self.random.randint(1, 6))

    def _blocks(self, depth: int, number: int) -> str:
        return self.random.choice(("", "\n", "\n\n")).join(self._block(depth) for _ in range(number))

    def _block(self, depth: int) -> str:
        pick = self.random.random()
        if depth > 3 or pick < 0.4:
            return f"<p>{self._line(0)}</p>"
        if pick < 0.5:
            return self._line(0)
        if pick < 0.58:
            level = self.random.randint(1, 6)
            return f"<h{level}>{self._line(0)}</h{level}>"
        if pick < 0.72:
            return self._list(depth)
        if pick < 0.79:
            return f"<blockquote>{self._blocks(depth + 1, self.random.randint(1, 3))}</blockquote>"
        if pick < 0.85:
            return (
                f"<pre><code class='language-php'>{self._code()}</code></pre>"
                if pick < 0.82
                else f"<pre>{self._code()}</pre>"
            )
        if pick < 0.9:
            return self._table()
        if pick < 0.93:
            return f"<div class='c'>{self._blocks(depth + 1, 2)}</div>"
        others = (
            "<hr>",
            "<dl><dt>t<dd>d\n\nx</dl>",
            "<figure><img src='x.png' alt='a'><figcaption>c *d*</figcaption></figure>",
            "<figure class='wp-block-image'><img src='x y.png' alt='a [b] *c*' title='t &quot;q&quot;'></figure>",
            "<iframe src='http://v.org/e?x=1&amp;y=2' allowfullscreen></iframe>",
            "<!--more-->",
            "<details><summary>s</summary>\n\n<p>x</p></details>",
            "<video controls><source src='a.mp4'>text</video>",
            "<center>c</center>",
            "<!-- x -->",
        )
        return self.random.choice(others)

    def _list(self, depth: int) -> str:
        tag = self.random.choice(("ul", "ol", "ol start='7'"))
        items = []
        for _ in range(self.random.randint(1, 4)):
            inner = self._line(0)
            pick = self.random.random()
            if pick < 0.2:
                inner = f"<p>{inner}</p>"
            elif pick < 0.4 and depth < 3:
                inner += self._list(depth + 1)
            elif pick < 0.5:
                inner = self._blocks(depth + 2, 2)
            items.append(f"<li>{inner}</li>")
        return f"<{tag}>{''.join(items)}</{tag[:2]}>"

    def _table(self) -> str:
        width = self.random.randint(1, 3)
        header = "th" if self.random.random() < 0.7 else "td"
        rows = [header, *("td" for _ in range(self.random.randint(0, 3)))]
        return f"<table>{''.join('<tr>' + ''.join(f'<{cell}>{self._line(1)}</{cell}>' for _ in range(width)) + '</tr>' for cell in rows)}</table>"

    def _line(self, depth: int) -> str:
        pieces = []
        for _ in range(self.random.randint(1, 6)):
            pick = self.random.random()
            if pick < 0.6 or depth > 3:
                pieces.append(self._text())
            elif pick < 0.9:
                tag = self.random.choice(INLINE)
                attribute = f' href="{self.random.choice(ADDRESSES)}"' if tag == "a" else ""
                pieces.append(f"<{tag}{attribute}>{self._line(depth + 1)}</{tag}>")
            elif pick < 0.95:
                pieces.append("<br>")
            else:
                pieces.append("<img src='i.png' alt='x'>")
        return "".join(pieces)

    def _text(self) -> str:
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(1, 4))]
        text = (
            self.random.choice((" ", " ", ""))
            .join(words)
            .replace("<b>", "&lt;b&gt;")
            .replace("<!--", "&lt;!--")
        )
        return self.random.choice(("", "", " ")) + text + self.random.choice(("", "", " ", "\n"))

    def _code(self) -> str:
        lines = [
            self.random.choice(
                ("", "  x = 1", "```", "\ty", "a &lt;b&gt; &amp;amp;", "- z", "~~~", "{{ x }}")
            )
            for _ in range(4)
        ]
        return "\n".join(lines)
