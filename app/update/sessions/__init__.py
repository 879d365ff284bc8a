"""Sessions that were stored come back, whatever may stand in them; and a new one is begun."""
