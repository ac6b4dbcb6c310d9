"""How the minutes of a course are shared out."""

QUIZ_SHARE = 0.15
LEAST = 5


def shared_minutes(total: int, lessons: int) -> tuple[list[int], int]:
    """Minutes of each lesson and of the quiz; together exactly `total`.

    The quiz gets about a seventh in steps of five; what does not divide goes to the first lessons.
    """
    quiz = max(LEAST, round(total * QUIZ_SHARE / 5) * 5)
    quiz = min(quiz, total - lessons)  # never less than a minute for a lesson
    each, rest = divmod(total - quiz, lessons)
    return [each + (number < rest) for number in range(lessons)], quiz
