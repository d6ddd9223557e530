"""What could be done: works of the parties, measures on the longlist, and the choice of them."""
