"""The steps of a layered drawing (Sugiyama), one per module, over vertices numbered from 0."""
