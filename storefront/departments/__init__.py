"""The departments: one folder each, one file a product type, with the shapes that only they need."""
