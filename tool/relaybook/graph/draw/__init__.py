"""One renderer per module, each `render(view) -> str`."""
