"""Marks and dates that close a part of a text: pairs of comments and shortcodes, and shortcodes that show it for some time."""

import pytest

from converters.gates.bodies import visible
from converters.model import Markup

CLOSED = (
    "gull <!--wechatfans start-->heron<!--wechatfans end--> tern",
    "gull <!--members-only-->heron<!--/members-only--> tern",
    "gull <!-- private -->heron<!-- /private --> tern",
    "gull <!--reply start-->heron<!--reply end--> tern",
    'gull [lnpw_start_content pay_block="true" price="1"]heron[lnpw_end_content] tern',
    "gull [vip_start]heron[vip_end] tern",
    "gull [start-members]heron[end-members] tern",
    "gull [hide_start]heron[hide_end] tern [hide_start]heron[hide_end]",
    "gull tern ___STEADY_PAYWALL___ heron",
    "gull „tern“___STEADY_PAYWALL___ heron",
    "gull tern <p><!-- steady-paywall --></p> heron",
    "gull tern <!--PAYWALL--> heron",
    "gull tern <!--pay-wall--> heron",
    "gull tern <!-- subscribers-only --> heron",
    "gull <!-- members only -->heron<!-- /members only --> tern",
    "gull <!--begin private-->heron<!--end private--> tern",
    "gull <!--private:start-->heron<!--private:end--> tern",
    "gull <!--paywall_start-->heron<!--paywall_end--> tern",
    "gull tern <!-- wp:acme/paywall /--> heron",
    'gull tern [box password="sesame"]heron[/box]',
    'gull tern [panel logged_in="true"]heron[/panel]',
    "gull tern [if not guest]heron[/if]",
    "gull tern [if !guest]heron[/if]",
    "gull tern [unless logged_out]heron[/unless]",
    'gull tern [hide_unless role="editor"]heron[/hide_unless]',
    "gull tern [hide_if guest]heron[/hide_if]",
    "gull tern [hide_if_logged_out]heron[/hide_if_logged_out]",
    "gull tern [um_show_content not='editor']heron[/um_show_content]",
    'gull tern [timed-content-server show="2199-Oct-15 13:00:00 -500"]heron[/timed-content-server]',
    'gull tern [timed-content-server hide="2013-Oct-15 13:00:00 -500"]heron[/timed-content-server]',
    'gull tern [timed-content-server show="some day"]heron[/timed-content-server]',
    'gull tern [timed-content-rule id="3"]heron[/timed-content-rule]',
    'gull tern [schedule on="2199-01-01" off="2199-02-01"]heron[/schedule]',
    'gull tern [expires on="2013-01-01"]heron[/expires]',
    'gull tern [time-restrict on="2010-01-01 00:00:00" off="2011-01-01 00:00:00"]heron[/time-restrict]',
    'gull tern [su_scheduler date_range="2199-01-01, 2199-12-31"]heron[/su_scheduler]',
    "gull tern [scheduled]heron[/scheduled]",
    'gull tern [schedule from="next week"]heron[/schedule]',
)
OPEN = (
    "gull <!--tide start-->heron<!--tide end--> tern",
    "gull [tide_start]heron[tide_end] tern",
    "gull <!--private--> heron tern",
    "gull heron<!--/private--> tern",
    "gull [guest_start]heron[guest_end] tern",
    'gull [timed-content-server show="2013-Oct-15 13:00:00 -500"]heron[/timed-content-server] tern',
    'gull [timed-content-server show="2013-Oct-15 13:00:00 -500" hide="2199-Oct-15 13:00:00"]heron[/timed-content-server] tern',
    'gull [timed-content-client show="1:00"]heron[/timed-content-client] tern',
    'gull [expires on="2199-01-01"]heron[/expires] tern',
    'gull [schedule date="2013-01-01" start="9:00" end="10 am"]heron[/schedule] tern',
    "gull [timer]heron[/timer] tern",
    "gull [expiring_deals]heron[/expiring_deals] tern",
    "gull [lock_icon]heron[/lock_icon] tern",
    "gull <code>___STEADY_PAYWALL___</code> heron tern",
    "gull <!-- paywall of the tide --> heron tern",
    "gull “___STEADY_PAYWALL___” heron tern",
    "gull <!-- no-paywall -->heron tern",
    "gull <!--after_paywall-->heron tern",
    "gull <!-- wp:acme/no-paywall /-->heron tern",
    'gull [code password="sesame"]heron[/code] tern',
    'gull [box password=""]heron[/box] tern',
    'gull [panel logged_in="false"]heron[/panel] tern',
    "gull [if not logged in]heron[/if] tern",
    'gull [if logged_in="false"]heron[/if] tern',
    'gull [if user="guest"]heron[/if] tern',
    'gull [if is_page="members"]heron[/if] tern',
    'gull [show title="Members"]heron[/show] tern',
    "gull [unless logged_in]heron[/unless] tern",
    "gull [hide_if_logged_in]heron[/hide_if_logged_in] tern",
    "gull [hide-from-members]heron[/hide-from-members] tern",
)


@pytest.mark.parametrize("text", CLOSED)
def test_what_stands_between_marks_or_out_of_its_time_is_closed(text: str) -> None:
    found = visible(Markup(text=text, dialect="wordpress"))
    assert "heron" not in found.text
    assert "gull" in found.text
    assert "tern" in found.text
    assert all("heron" in part for part in found.hidden)


@pytest.mark.parametrize("text", OPEN)
def test_other_marks_and_dates_close_nothing(text: str) -> None:
    found = visible(Markup(text=text, dialect="wordpress"))
    assert all(word in found.text for word in ("gull", "heron", "tern"))
    assert not found.hidden


def test_only_a_mark_that_nothing_ends_is_a_paywall() -> None:
    assert visible(Markup(text="gull ___STEADY_PAYWALL___ heron", dialect="wordpress")).paywall
    assert not visible(Markup(text="gull <!--private-->heron<!--/private-->", dialect="wordpress")).paywall


IN_CODE = (
    "gull\n\n```html\n<!--members-only-->heron\n```\n\ntern",
    "gull\n\n~~~\n<!--paywall-->\nheron\n~~~\n\ntern",
    "gull `<!--members-only-->` heron tern",
    "gull\n\n    <!--paywall-->\n    heron\n\ntern",
    "gull\n\n```\n<!--private-->heron<!--/private-->\n```\n\ntern",
    "gull\n\n1. knot\n\n    ```\n    <!--paywall-->heron\n    ```\n\ntern",
    "gull `___STEADY_PAYWALL___` heron tern",
)
NOT_IN_CODE = (
    "gull tern\n\n```\nknot\n```\n\n<!--members-only-->\n\nheron",
    "gull tern `<!--paywall-->` <!--paywall--> heron",
    "gull tern\n\n- knot\n\n    <!--members-only-->\n\n    heron",
    "gull tern\n\n!!! note\n\n    <!--paywall-->\n    heron",
    "gull tern\n<div>\n    <!--paywall-->\n    heron\n</div>",
    "gull tern\n    <!--paywall-->\n    heron",
    "gull <!--private-->heron\n\n```\n<!--/private-->\n```\n\nheron<!--/private--> tern",
    "gull tern\n\n    ```\n\nknot\n\n<!--paywall-->heron",
    "gull tern\u2028```\nknot\n\n<!--paywall-->heron\n\n```\nknot\n```",
    "gull tern\n\n- knot\n  ```\n  knot\n\nknot\n\n<!--paywall-->heron",
    "gull tern\n\n> ```\n> knot\n\n<!--paywall-->heron\n\n```\nknot\n```",
    "gull tern\n\n```\n    ```\nknot\n```\n\n<!--paywall-->heron\n\n```\nknot\n```",
    r"gull tern \`<!--paywall-->heron\`",
    "gull tern <!-- don`t --> <!--paywall-->heron it`s",
)


@pytest.mark.parametrize("text", IN_CODE)
def test_a_mark_in_code_of_markdown_closes_nothing(text: str) -> None:
    found = visible(Markup(text=text, dialect="markdown"))
    assert found.text == text
    assert not found.hidden


@pytest.mark.parametrize("text", NOT_IN_CODE)
def test_a_mark_beside_code_closes(text: str) -> None:
    found = visible(Markup(text=text, dialect="markdown"))
    assert "heron" not in found.text
    assert all(word in found.text for word in ("gull", "tern"))


LOCKED_BY_TAGS = (
    "gull {% encrypt sesame %}heron{% endencrypt %} tern",
    "gull {%- hidden -%}heron{%- endhidden -%} tern",
    "gull {% hidden password=sesame %}heron{% endhidden %} tern",
    "gull {% hide for=members %}heron{% endhide %} tern",
    "gull <!--hide start-->heron<!--hide end--> tern",
    '{{< secret "sesame" >}}heron{{< /secret >}} gull tern',
    "gull tern {% encrypt %}heron{% endencrypt %}{% raw %}{% encrypt %}ruff{% endencrypt %}{% endraw %}",
)
SHOWN_BY_TAGS = (
    "gull {% hidden Hint? %}heron{% endhidden %} tern",
    'gull {{% hidden "Solution" %}}heron{{% /hidden %}} tern',
    'gull {{< hide class="1" >}}heron{{< /hide >}} tern',
    "gull {% raw %}{% encrypt %}heron{% endencrypt %}{% endraw %} tern",
    "gull {%- raw -%}{% private %}heron{% endprivate %}{%- endraw -%} tern",
)


@pytest.mark.parametrize("text", LOCKED_BY_TAGS)
def test_what_template_tags_lock_is_hidden(text: str) -> None:
    shown = visible(Markup(text=text, dialect="markdown"))
    assert "heron" not in shown.text
    assert ("ruff" in shown.text) is ("ruff" in text)


@pytest.mark.parametrize("text", SHOWN_BY_TAGS)
def test_what_a_click_opens_and_what_is_shown_as_text_is_public(text: str) -> None:
    """Themes of Hexo, Jekyll and Hugo have spoilers and hints of such names."""
    assert visible(Markup(text=text, dialect="markdown")).text == text


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("<p>gull tern</p><pre><code>{% encrypt %}\nheron\n{% endencrypt %}</code></pre>", True),
        ("<p>gull <code>{% private %}heron{% endprivate %}</code> tern</p>", True),
        ("<p>gull <code>x</code> {% private %}heron{% endprivate %} tern</p>", False),
        ("<p>gull tern</p>{% encrypt %}<pre>heron</pre>{% endencrypt %}", False),
        ("<p>gull <code>tern {% private %}heron{% endprivate %} <code>x</code></p>", False),
        ("<p>gull tern <code>{% private %}</code>: {% private %}heron{% endprivate %}</p>", False),
    ],
)
def test_template_tags_are_text_in_code_of_html(text: str, is_shown: bool) -> None:
    """Tags that act stand around code; pages that are built, Blogger and Ghost have only such as text."""
    shown = visible(Markup(text=text, dialect="html")).text
    assert ("heron" in shown) is is_shown
    assert all(word in shown for word in ("gull", "tern"))


def test_template_tags_are_text_in_wordpress() -> None:
    text = "gull <code>{% encrypt %}heron{% endencrypt %}</code> tern"
    assert visible(Markup(text=text, dialect="wordpress")).text == text
