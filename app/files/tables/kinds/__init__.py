"""What a column may hold beside plain numbers: dates, and numbers with a mark beside them."""
