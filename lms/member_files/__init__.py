"""Lists of members from spreadsheets: which file, which columns, what a cell means."""
