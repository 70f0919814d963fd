"""Folders of uploads, alone and next to an export."""

from typing import Final

from tests.fuzz.grammar import Grammar, wxr

GRAMMAR: Final[Grammar] = {
    **wxr.GRAMMAR,
    "export": wxr.GRAMMAR["start"],
    "start": ("\x89PNG«words»",),
    "files": ("\n=== 2020/01/a.jpg\n\x00", "«upload»«files»", "«upload»«upload»«files»", "\n=== blog.xml\n«export»\n=== wp-content/uploads/2020/01/a.jpg\n\x00", "\n=== uploads/a.png\n\x00"),
    "upload": ("\n=== 2020/01/«file-name»\n«words»", "\n=== wp-content/uploads/«file-name»\n\x00", "\n=== uploads/sites/2/2020/13/«file-name»\n«words»", "\n=== 2020/01/index.html\n", "\n=== 2020/02/.htaccess\n«words»", "\n=== 2020/01/a.jpg\n«words»", "\n=== «file-name»\n«words»"),
    "file-name": ("a.jpg", "A.JPG", "a-300x200.jpg", "日本.png", "a b%20.pdf", "x.exe", "a.svg", "con.png", "a.jpg.html", "a.txt", "e\u0301.gif", "é.gif", "«slug-name»"),
    "slug-name": ("a", "x.php", "x" * 180 + ".jpg", "-rf.png", "#?.webp", "a'b\".jpg", "a.tar.gz", "movie.mp4", "a\\b.png"),
}  # fmt: skip
