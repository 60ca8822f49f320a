"""The words that all stages share; imports nothing of ours but `script`, for conversion."""
