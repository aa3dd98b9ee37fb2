"""Catalogues that other tools wrote, read in our words; one file per format."""
