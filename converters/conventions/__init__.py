"""What WordPress, its plug-ins and other platforms mean by plain records, whatever the format that brought them."""
