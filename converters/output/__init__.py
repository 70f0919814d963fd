"""Where writers write: beside the target first, and into it only when all is there.

A run that ends early leaves the target as it was.
"""

from converters.output.base import Output, unwritten
from converters.output.file import FileOutput
from converters.output.folder import FolderOutput

__all__ = ["FileOutput", "FolderOutput", "Output", "unwritten"]
