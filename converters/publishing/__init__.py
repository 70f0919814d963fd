"""What every public site needs, whatever writes it: permalinks, menus, comment threads, theme files."""
