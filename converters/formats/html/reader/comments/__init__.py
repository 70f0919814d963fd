"""The comments of a page. The docstring of `reader` names the modules, in the order in which they act."""
