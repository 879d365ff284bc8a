"""What lies over the panels for a while: menus, help, notices and tooltips."""
