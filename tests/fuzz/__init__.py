"""Policies and check files changed at random, the same way each time for the same number."""
