"""Plans new records and the first files of a knowledge base; only `write` touches the disk."""
