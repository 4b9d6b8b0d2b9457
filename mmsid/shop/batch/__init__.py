"""Many new products at once: the table is read, its pictures are found, it is tokenised, the result is written."""
