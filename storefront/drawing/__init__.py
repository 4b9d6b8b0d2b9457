"""How products are drawn: a design becomes SVG."""
