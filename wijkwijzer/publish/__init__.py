"""The only way out: loads, computes once per revision, and passes the disclosure gate."""
