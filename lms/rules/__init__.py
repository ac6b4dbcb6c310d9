"""What holds, as pure functions of values and dates: no database, no person."""
