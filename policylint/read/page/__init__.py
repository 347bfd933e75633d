"""Lays out the tags and text of a page, be it HTML or made from Markdown, as blocks."""
