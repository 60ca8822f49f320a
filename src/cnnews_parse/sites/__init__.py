"""What we know of publishers: one file each, found by file name; `EXTRACTOR` is what counts."""
