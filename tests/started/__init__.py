"""Programs that run as processes of their own, as a person starts them, and what becomes of them."""
