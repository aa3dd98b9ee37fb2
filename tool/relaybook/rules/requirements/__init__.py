"""Requirements that are data: packs, and the engine that judges records by them."""
