"""What lms adds to the Wagtail admin: lists of records, their forms and the way to them."""
