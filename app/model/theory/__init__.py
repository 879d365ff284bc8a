"""What follows from points and settings without running a step: zones of the learning rate, outlook, forecast, landscape."""
