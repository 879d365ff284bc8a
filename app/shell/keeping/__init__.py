"""Nothing is lost: sessions are saved and opened, and what happens is written down as it happens."""
