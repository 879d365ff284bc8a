"""What messages do to the view of the landscape."""
