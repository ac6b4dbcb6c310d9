"""What lms shows on pages of the courses, and room for the storey above."""
