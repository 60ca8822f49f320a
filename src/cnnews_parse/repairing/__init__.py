"""Applies the rules, and records what they did."""
