"""Tables that strangers bring and take away: read within bounds, written so that no cell is a formula."""
