"""What a neighbourhood is, and reading it from files of CBS, PDOK and others."""
