"""What many documents tell, put together: events, stories, actors, commitments, positions."""
