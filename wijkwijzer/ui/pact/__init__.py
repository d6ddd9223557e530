"""The pages of the wijkpact: what was agreed, who signed it, how it goes, and the thread."""
