"""How the weights of the intent model are made, from phrases written for this project."""
