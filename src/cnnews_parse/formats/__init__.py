"""What we know of document formats: one file each, found by file name; `EXTRACTOR` counts."""
