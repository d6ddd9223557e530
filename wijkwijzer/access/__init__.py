"""Who may do what: accounts, permissions, codes and limits."""
