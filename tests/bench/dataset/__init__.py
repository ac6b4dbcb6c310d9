"""1,000 courses, 20,000 learners, 200,000 enrolments: written in bulk, used again if complete."""
