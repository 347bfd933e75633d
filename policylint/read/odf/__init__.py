"""Walks the XML of OpenDocument texts."""
