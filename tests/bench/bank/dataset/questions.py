"""The bank: the ten questions of P1 and copies of them, and a quiz that draws ten."""

from tqdm import tqdm

from courses.models import CoursePage, Question, QuestionVersion, QuizPage, QuizPool, Topic

from .insert import COUNTING, copied, fill

FIXED, DRAWN = 10, 10
TOPIC = "bench"


def build_base(bar: tqdm) -> None:
    """A topic of their own for the ten questions, and the quiz that draws from it."""
    topic = Topic.objects.create(title="Bench", slug=TOPIC)
    if Question.objects.update(topic=topic) != FIXED:
        raise RuntimeError("P1 no longer has ten questions.")
    quiz = QuizPage(title="Gezogen", slug="gezogen", live=True)
    CoursePage.objects.get(code="P1").add_child(instance=quiz)
    QuizPool.objects.create(quiz=quiz, size=DRAWN, topic=topic)
    bar.update(FIXED)


def add_copies(questions: int, bar: tqdm) -> None:
    """Copies under references of their own, each with the version of its original."""
    copies = questions // FIXED - 1
    if not copies:
        return
    name = "'B-' || counting.i || '-' || one.reference"
    fresh = {"reference": name, "latest_revision_id": "NULL", "live_revision_id": "NULL"}
    done = fill(
        Question, "courses_question AS one CROSS JOIN counting", [copies], tables=[COUNTING],
        **copied(Question, "one") | fresh,
    )  # fmt: skip
    source = f"""courses_questionversion AS version
        JOIN courses_question AS one ON one.id = version.question_id
        CROSS JOIN counting
        JOIN courses_question AS twin ON twin.reference = {name}"""
    done += fill(
        QuestionVersion, source, [copies], tables=[COUNTING],
        **copied(QuestionVersion, "version") | {"question_id": "twin.id"},
    )  # fmt: skip
    if done != 2 * copies * FIXED:
        raise RuntimeError("Not every question was copied.")
    bar.update(done)
