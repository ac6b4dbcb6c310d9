"""A course as one file, from one site to another: `export_course` and `import_course`.

The file is a ZIP with `course.json` and `files/`. Nothing in it is a database key:

* `format` "kinderschutz-course", `version` 1
* `course`, `lessons`, `quizzes`: the fields of each page under their names in the models, as the
  newest draft has them; `slug` is the page's name, `steps` the slugs of lessons and quizzes in
  their order. Streams are lists of `{"type", "value"}`.
* relations by slug: `topics`, `groups`, `provider`, `partners`, the `lesson` to read again.
  `topic_titles` and `group_labels` only help people to find out what is missing.
* `refresher_of`, `variant_of` of the course: the slug of the other course, or ""
* `terms`: the glossary terms that the lessons use; `handouts`: those for the course's groups
* `providers`: the data of provider and partners, for sites that do not know them yet
* `questions`: reference, title, topic, difficulty, tags, `retired` and `body`, the frozen form of
  its newest version (or of the draft, where nothing was published)
* pictures and documents: `{"file": "<sha-256>.<ending>"}`, listed in `files` with title and kind
* links in texts: `<a linktype="page" ref="<slug of a step, or . for the course>">` and
  `<a linktype="document" ref="<file>">`; `ref="/<course>"` and `ref="/<course>/<step>"` name pages
  of other courses by their slugs and become words where these are missing; links to pages
  elsewhere become ordinary addresses

Import takes nothing on trust: bounds, shapes, HTML and pictures are checked, whatever is unknown
is named and refused, and everything arrives as a draft in one transaction.
"""

FORMAT, VERSION = "kinderschutz-course", 1
DOCUMENT, FOLDER = "course.json", "files/"
