"""The drawn shop: its products, their pictures and texts, and its simulated shoppers."""
