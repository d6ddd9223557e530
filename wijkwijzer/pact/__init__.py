"""What was agreed: agreements, the signed pact, progress, replies to residents, and the thread."""
