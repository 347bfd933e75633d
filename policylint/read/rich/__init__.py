"""Walks the control words of rich text (RTF)."""
