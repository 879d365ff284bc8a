"""What follows from points and settings without running a step: stability, outlook, forecast, landscape."""
