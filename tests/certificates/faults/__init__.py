"""What goes wrong in the middle: a killed worker, a lost key, a full disk, a full list."""
