"""Products by the million: Parquet in, semantic IDs in Parquet out, in parts, by one process or a pool of Ray's."""
