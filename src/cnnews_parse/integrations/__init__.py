"""Engines that people run over corpora: each a thin layer over one function on Arrow tables."""
