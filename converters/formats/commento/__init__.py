"""Reads the exports of Commento, a comment server, and of programs that went on from it (Commento++)."""
