"""Takes documents apart: pages, Markdown and text into lines, heads into statements."""
