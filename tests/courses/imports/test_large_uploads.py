"""An upload of 200 MB is answered in words; it passes through without filling the memory."""

import io
import tracemalloc

from django.urls import reverse

from courses.models import QuestionImport

from ..conftest import text_of

MB = 1024 * 1024
BOUNDARY = "grenze"
TYPE = f"multipart/form-data; boundary={BOUNDARY}"


class Endless(io.RawIOBase):
    """A request body that is made while it is read: what comes in, then blanks, then the end."""

    def __init__(self, head: bytes, size: int) -> None:
        super().__init__()
        self.tail = f"\r\n--{BOUNDARY}--\r\n".encode()
        self.head, self.blanks = head, size
        self.length = len(head) + size + len(self.tail)

    def read(self, size: int = -1) -> bytes:
        if self.head:
            given, self.head = self.head[:size], self.head[size:]
        elif self.blanks:
            given = b" " * min(size, self.blanks)
            self.blanks -= len(given)
        else:
            given, self.tail = self.tail[:size], self.tail[size:]
        return given


def field(name, value="", **attributes):
    words = "".join(f'; {key}="{text}"' for key, text in {"name": name, **attributes}.items())
    return f"--{BOUNDARY}\r\nContent-Disposition: form-data{words}\r\n\r\n{value}".encode()


def send(office, head, size):
    body = Endless(head, size)
    return office.request(
        **{
            "PATH_INFO": reverse("question_imports:index"),
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": TYPE,
            "CONTENT_LENGTH": body.length,
            "wsgi.input": body,
        }
    )


def test_200_mb_are_refused_without_being_held_in_memory(office, p1):
    send(office, field("prefix", "A") + b"\r\n" + field("file", filename="x.gift"), 10)  # warm up
    QuestionImport.objects.all().delete()
    tracemalloc.start()
    try:
        head = field("prefix", "KJH") + b"\r\n" + field("file", filename="riesig.gift")
        page = send(office, head, 200 * MB)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert page.status_code == 200
    [said] = page.context["form"].errors["file"]
    assert "200,0" in said
    assert "20,0" in said.replace("200,0", "")
    assert said in text_of(page)
    assert peak < 20 * MB
    assert not QuestionImport.objects.exists()


def test_a_field_of_200_mb_is_no_file_and_goes_nowhere(office, p1):
    tracemalloc.start()
    try:
        page = send(office, field("prefix"), 200 * MB)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert page.status_code == 400
    assert peak < 20 * MB
    assert not QuestionImport.objects.exists()
