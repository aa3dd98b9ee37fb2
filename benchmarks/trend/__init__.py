"""How long it takes to judge a knowledge base along its history."""
