"""Routes of our own beside Streamlit's."""
