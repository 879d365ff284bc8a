"""The means of drawing: pen, cached layers, typesetting and colours."""
