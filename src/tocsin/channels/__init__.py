"""Channels carry notices to our people; one folder each, and none knows another."""
