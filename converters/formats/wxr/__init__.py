"""WordPress exports (WXR): the reader, the writer, and the vocabulary that they share."""
