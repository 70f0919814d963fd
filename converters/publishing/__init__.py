"""What every public site needs, whatever writes it: menus, comment threads, public custom fields, theme files."""
