"""Names of post types, taxonomies and comment types that no table knows, and that say that theirs is for internal use.

WordPress gives the posts of a type that nobody can see a permalink with a path, if its plug-in does not forbid that
(`register_post_type`, `rewrite`). So the form of the permalinks alone does not say that a type is public.
"""

import re
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import Final

from converters import lazy_re
from converters.personal.field_names import normalized
from converters.privacy.visibility_words import YES

_ACTS: Final = (
    # what somebody ordered, paid, booked or gave
    "order invoice payment transaction refund booking appointment reservation subscription donation donor funder payout"
    " withdraw withdrawal shipment voucher giftcard gift_card license licence cart registration attendee prescription"
    " patient timesheet salary payslip salary_slip customer_address gift_card_code"
    # what somebody sent, asked, or said to one other
    " submission subscriber customer applicant lead message conversation chat ticket enquiry inquiry request notification"
    " consent vote support_thread invite"
    # what a program keeps
    " redirect redirection webhook ipn api_key sent_mail autosave option_page error_report"
).split()
"""What a post of such a type is, as the last words of its name: `rental_order`, `orders`."""
_OF_ACTS: Final = "rule history reply log item line note instance record session document file".split()
"""What may stand behind them: `ticket_reply`."""
_WHOSE: Final = {
    "access audit email mail sms error activity login visitor debug api entry wp ai": "log",
    "form wpform contact feedback cf cf7 fl": "entry data response form",
    "quiz exam test survey poll user student module unit lesson assignment": "attempt result response answer grade data file record document",
    "job candidate membership loan visa volunteer vendor user grant scholarship tmm": "application",
    "medical client customer user": "record file document note data",
    "mail email sms task job print sync import publish": "queue",
    "mail email sms pdf invoice order notification certificate": "template",
    "post page reply": "backup revision draft",
}
"""Words that say it two by two: a `log` may be of a journey, and an `entry` of a diary."""
_PAIRS: Final = "|".join(
    f"(?:{'|'.join(first.split())})_(?:{'|'.join(second.split())})" for first, second in _WHOSE.items()
)
_TYPE: Final = lazy_re.compile(
    rf"(?:^|_)(?:(?:{'|'.join(_ACTS)})(?:_(?:{'|'.join(_OF_ACTS)}))?|{_PAIRS})$|(?:^|_)(?:private|internal|crm|confidential|restricted)(?:_|$)"
)
_TAXONOMY: Final = lazy_re.compile(
    r"(?:^|_)(?:private|internal|workflow|editorial|crm|user_?group|visibility)(?:_|$)"
    r"|(?:^|_)(?:user|member|membership|customer|subscriber|subscription|access|rcp|pmpro)_(?:group|level|role|tier|plan)$"
    r"|(?:^|_)(?:mailing|newsletter|subscriber|email|contact)_(?:list|tag|group)$"
    r"|(?:^|_)(?:post|edit_flow|order|ticket|lead|payment|booking|submission)_(?:status|state)$"
)
_COMMENT: Final = lazy_re.compile(
    r"(?:^|_)(?:note|log|status|progress|private|internal|hidden|secret|confidential|restricted|staff|moderation|editorial|workflow|order"
    r"|payment|booking|ticket|message|submission|webhook|assignment|history|request)(?:_|$)|(?:^|_)(?:user|quiz|exam)_answer$"
)
_PLURAL: Final = lazy_re.compile(r"(?<=[a-z])(?<![su])(?<!sm)s(?=_|$)")
"""The letter of a plural, not that of `status`, `progress` or `sms`."""


def _singular(name: str) -> str:
    """The words of a name in lower case, each in its singular."""
    words = normalized(name).lower()
    return _PLURAL.sub("", re.sub(r"(?<=[a-z])ies(?=_|$)", "y", words))


_COURSE: Final = lazy_re.compile(r"(?:(\w+)_)?course")
_PART_OF_COURSE: Final = lazy_re.compile(
    r"(?:(\w+)_)?(lesson|quiz(?=(?:ze)?$)|question|unit|module|topic|section|chapter|exam|assignment)(?:ze)?"
)
_PART_OF_ANY: Final = frozenset({"lesson", "quiz", "exam"})
"""Parts that only a course has, whatever stands before their name; a university may teach units and modules."""


def is_course(type_: str) -> bool:
    """Whether a type is that of courses, by its name: `course`, `mto-courses`."""
    return bool(_COURSE.fullmatch(_singular(type_)))


def parts_of_courses(types: Iterable[str], below_courses: Container[str] = ()) -> set[str]:
    """The types that an LMS plug-in has for the parts of its courses, by their names: `mto-lesson` beside `mto-course`.

    `below_courses` are those whose posts stand below one of a course.

    Its students alone see these. A lesson without courses is that of a church or a teacher, and a question without quizzes
    one that visitors answer. Units and modules are parts below courses, or beside lessons or quizzes: else a university may
    teach them.
    """
    names = {type_: _singular(type_) for type_ in types}
    courses = {found[1] for name in names.values() if (found := _COURSE.fullmatch(name))}
    parts = {type_: found for type_, name in names.items() if (found := _PART_OF_COURSE.fullmatch(name))}
    quizzes = {found[1] for found in parts.values() if found[2] in ("quiz", "exam")}
    taught = {found[1] for found in parts.values() if found[2] in _PART_OF_ANY}
    return {
        type_
        for type_, found in parts.items()
        if found[1] in courses
        and (
            found[1] in quizzes
            if found[2] == "question"
            else found[1] or found[1] in taught or type_ in below_courses
        )
    }


_HIDES: Final = lazy_re.compile(r"(?:^|_)(?:private|internal|hidden)(?:_|$)", re.IGNORECASE)


def hides_comment(name: str, value: str) -> bool:
    """Whether a field of a comment says that it is hidden, private or internal."""
    return value.strip().lower() in YES and bool(_HIDES.search(normalized(name)))


@lru_cache(1024)
def is_internal_type_name(name: str) -> bool:
    """Whether the name of a post type says that no visitor sees its posts: `rental_order`, `form_entries`."""
    return bool(_TYPE.search(_singular(name)))


@lru_cache(1024)
def is_internal_taxonomy_name(name: str) -> bool:
    """Whether the name of a taxonomy says that no visitor sees its terms: `workflow_state`, `mailing_lists`."""
    return bool(_TAXONOMY.search(_singular(name)))


@lru_cache(1024)
def is_internal_comment_name(name: str) -> bool:
    """Whether the name of a comment type says that no visitor sees such comments: `payment_note`."""
    return bool(_COMMENT.search(_singular(name)))
