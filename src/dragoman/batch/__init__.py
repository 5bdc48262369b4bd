"""Archives into tables: the same flow as ``read``, over shards, processes and machines."""
