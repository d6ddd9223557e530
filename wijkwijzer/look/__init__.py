"""How it looks: colours, type, pictograms, and the one escape for text in maps."""
