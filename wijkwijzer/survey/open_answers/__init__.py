"""What people wrote in their own words: finding it, giving it themes, and what is in it."""
