"""What follows from points and settings without running a step: stability, forecast, landscape."""
