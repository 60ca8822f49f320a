"""Reads the fields of an article from its lines, and puts the article together."""
