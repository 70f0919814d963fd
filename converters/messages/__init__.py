"""Every message there is, a table a subject: name in reports, severity, sentence. `kinds.NAME` is any of them.

A sentence says what was found and, where something can be done, what to do next.
Words in {braces} are filled in by whoever reports; `{number:file|files}` is a number with what it counts. A plug-in makes `Kind`s of its own.
"""

from converters.messages.checks import *
from converters.messages.pages import *
from converters.messages.records import *
from converters.messages.scraped import *
from converters.messages.sites import *
from converters.messages.trees import *
from converters.messages.wordpress import *
from converters.messages.wxr_in import *
from converters.messages.wxr_out import *
