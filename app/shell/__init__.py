"""The only room that talks to SDL: window, events, clock and loop."""
