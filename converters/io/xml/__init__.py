"""XML: large files piece by piece, damaged elements with their damage repaired, and texts that XML may hold."""
