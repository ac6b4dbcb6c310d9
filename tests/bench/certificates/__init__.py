"""Mass issue against the naive pipe, and against what no pipe can undercut."""
