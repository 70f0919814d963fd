"""Every message there is, a table a subject: name in reports, severity, sentence. `kinds.NAME` is any of them.

A sentence says what was found and, where something can be done, what to do next.
Words in {braces} are filled in by whoever reports; `{number:file|files}` is a number with what it counts. A plug-in makes `Kind`s of its own.
"""

from converters.kinds.checks import *
from converters.kinds.pages import *
from converters.kinds.records import *
from converters.kinds.scraped import *
from converters.kinds.sites import *
from converters.kinds.trees import *
from converters.kinds.wordpress import *
from converters.kinds.wxr_in import *
from converters.kinds.wxr_out import *
