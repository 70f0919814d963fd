"""Where writers write: beside the target first, and into it only when all is there.

A run that ends early leaves the target as it was.
"""

from converters.io.output.base import Output, target_error
from converters.io.output.file import FileOutput
from converters.io.output.folder import FolderOutput

__all__ = ["FileOutput", "FolderOutput", "Output", "target_error"]
