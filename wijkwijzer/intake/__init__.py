"""The only way in: takes what someone sent, checks it, stores it in one transaction."""
