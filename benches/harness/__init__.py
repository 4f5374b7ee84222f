"""Measures Longhouse beside its peers: see ../README.md."""
