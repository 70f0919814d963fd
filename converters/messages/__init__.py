"""Every message, a table a subject; `messages.NAME` is any of them.

The sentence says what was found and what happened; the advice says what the user can do. Words in {braces} are filled
in by the reporter; `{number:file|files}` is a number with what it counts. The page `findings` of the manual is
generated from these tables. Plug-ins define their own `MessageType`s.
"""

from converters.messages.backups import *
from converters.messages.checks import *
from converters.messages.comment_systems import *
from converters.messages.downloads import *
from converters.messages.dumps import *
from converters.messages.feeds_out import *
from converters.messages.gates import *
from converters.messages.pages import *
from converters.messages.platforms import *
from converters.messages.records import *
from converters.messages.scraped import *
from converters.messages.sites import *
from converters.messages.trees import *
from converters.messages.wordpress import *
from converters.messages.wxr_in import *
from converters.messages.wxr_out import *
