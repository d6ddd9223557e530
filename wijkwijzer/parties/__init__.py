"""Who takes part: the parties, their tasks, interests and what they bring."""
