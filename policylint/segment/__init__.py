"""Blocks into units: structure only, no judgement of what the words say."""

from policylint.segment.assemble import segment

__all__ = ["segment"]
