"""The landscape card: J over m and b, looked at in four ways."""
