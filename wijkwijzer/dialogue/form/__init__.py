"""The participant's screen of a meeting, and how any screen follows one."""
