"""Pages scraped to plain text: headings of comments, names and dates in every language that `page_words` has."""

from typing import Final

from tests.fuzz.grammar import Grammar
from tests.fuzz.grammar.html import phrases
from tests.fuzz.grammar.texts import RULES

_ROLES: Final = ("heading", "bare", "form", "inside", "says", "reply", "likes", "like", "ping", "pending", "closed", "posted", "filed", "tagged", "share", "navigation", "edit", "footer")  # fmt: skip

GRAMMAR: Final[Grammar] = (
    RULES
    | {role: phrases(role) for role in _ROLES}
    | {
        "start": ("«title»\n\n«prose»\n\n«heading»\n\n«comments»\n\n«form»\n", "«before»«title»\n\n«posted»\n\n«prose»\n\n«filed»\n«tagged»\n\n«share»\n\n«heading»\n\n«comments»\n\n«navigation»\n\n«form»\n«inside»\n«footer»\n", "«line»\n«start»", "«prose»\n\n«bare»\n\n«comments»", "«comments»", "«markdown»\n\n«heading»\n\n«comments»\n", "«title»\n«prose»«prose»\n«heading»\n«comments»\n«heading»\n«comments»"),
        "before": ("", "Skip to content\n\n", "[Skip to content](«url»)\n\n", "«words»\n\n", "* [«words»](«url»)\n", "   \n\t\n"),
        "title": ("One", "# «words»", "«words»", "«words»\n=====", "[«words»](«url»)", "## [«words»](«url» \"«words»\")"),
        "prose": ("The gauge says eleven millimetres since Monday.", "«words»\n«words»", "«prose»\n\n«prose»", "«md-inline»", "«markdown»", "    «words»", "«words».\n\n- «words»\n- «words»", "«line»"),
        "line": ("", "«words»", "«share»", "«navigation»", "«edit»", "«date»", "«reply»", "«like»", "«likes»", "«closed»", "-----", "[«words»](«url»)", "![](«url»)", "•", "1.", "| «words» | «words» |", "\x0c", "«url»"),
        "comments": ("1. Ada says:\n   January 6, 2020 at 8:00 am\n\n   «words»\n\n   Reply\n", "«comment»\n\n«comments»", "«comment»\n«comment»\n«comments»"),
        "comment": ("«marker»«words» «says»\n«date»\n\n«prose»\n\n«reply»\n", "«marker»«says»\n  «posted»\n  «prose»\n", "«marker»«words»\n«prose»\n«likes»\n", "«marker»«ping» «words»\n", "«marker»![](«url») **[«words»](«url»)** says:\n\n   [«date»](«url»)\n\n   «prose»\n\n   [«reply»](«url»)\n\n   «comment»", "«marker»«words» «says»\n  «date»\n  «pending»\n  «prose»\n  «marker»«comment»", "«words» | «date»", "«prose»\n\n«like»\n\n    «comment»", "«marker»«line»\n«comment»"),
        "marker": ("", "1. ", " «number». ", "  * ", "   - ", "#«number» ", "     1. ", "\t", "> ", "• ", "        ", "[«number»] "),
    }
)  # fmt: skip
