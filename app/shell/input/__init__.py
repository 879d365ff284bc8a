"""From what the window system reports to messages: keys, pointer, clicks."""
