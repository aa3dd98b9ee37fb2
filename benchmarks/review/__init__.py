"""How long a review of a hundred systems takes beyond loading them."""
