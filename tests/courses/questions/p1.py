"""The ten questions of course P1, shortened: the key facts as the subject brief states them."""

from typing import Any


def option(text: str, correct: bool = False) -> dict[str, Any]:
    return {"text": text, "correct": correct, "feedback": ""}


QUESTIONS: dict[str, dict[str, Any]] = {
    "P1-Q01": {
        "kind": "single",
        "prompt": "Welche Bedingungen müssen für eine Kindeswohlgefährdung zusammenkommen?",
        "options": [
            option("Belastung, Streit der Eltern, Attest"),
            option("Straftat, Zeugenaussage, Anzeige"),
            option("Gegenwärtige Gefahr, erhebliche Schädigung, Wahrscheinlichkeit", True),
            option("Auffälligkeit, Beschwerde, Zustimmung der Eltern"),
        ],
    },
    "P1-Q02": {
        "kind": "true_false",
        "prompt": "Ein Klaps auf den Po ist rechtlich erlaubt.",
        "answer": "false",
    },
    "P1-Q03": {
        "kind": "matching",
        "prompt": "Ordnen Sie die Beispiele den Formen zu.",
        "pairs": [
            {"left": "Zu wenig zu essen", "right": "Vernachlässigung"},
            {"left": "Jeden Tag abgewertet", "right": "Psychische Gewalt"},
            {"left": "Geschüttelt", "right": "Körperliche Gewalt"},
            {"left": "Pornografische Inhalte gezeigt", "right": "Sexualisierte Gewalt"},
        ],
    },
    "P1-Q04": {
        "kind": "cloze",
        "text": "Unter Ausschluss von {{Gewalt}}, körperlichen {{Bestrafungen|Strafen}}, "
        "seelischen {{Verletzungen}} und anderen Maßnahmen (§ 1631 Absatz {{2|zwei}} BGB).",
    },
    "P1-Q05": {
        "kind": "multiple",
        "prompt": "Was erschwert Tatpersonen ihr Vorgehen?",
        "options": [
            option("Beschwerdewege, die Kinder kennen", True),
            option("Zuverlässige Ansprechpersonen", True),
            option("Geheimnisse behalten"),
            option("Ausnahmen von Regeln"),
            option("Klare Regeln zu Nähe und Distanz", True),
        ],
    },
    "P1-Q06": {
        "kind": "true_false",
        "prompt": "Nach § 138 StGB besteht hier keine Anzeigepflicht.",
        "answer": "true",
    },
    "P1-Q07": {
        "kind": "ordering",
        "prompt": "Bringen Sie die Schritte in die Reihenfolge.",
        "items": ["Ruhe bewahren", "Zuhören", "Festhalten", "Beraten lassen", "Planen"],
    },
    "P1-Q08": {
        "kind": "single",
        "prompt": "Welche Form stellten Jugendämter 2024 am häufigsten fest?",
        "options": [
            option("Psychische Gewalt"),
            option("Sexualisierte Gewalt"),
            option("Körperliche Gewalt"),
            option("Vernachlässigung", True),
        ],
    },
    "P1-Q09": {
        "kind": "short_answer",
        "prompt": "Unter welchem Alter ist eine Person ein „Kind“?",
        "accept": ["14", "14 Jahre", "vierzehn", "unter 14"],
    },
    "P1-Q10": {
        "kind": "multiple",
        "prompt": "Was gehört in eine sachliche Dokumentation?",
        "options": [
            option("Eine Diagnose"),
            option("Wörtliche Äußerungen", True),
            option("Datum, Uhrzeit, Ort und Anwesende", True),
            option("Fotos vom privaten Handy"),
            option("Eigene Deutung, getrennt", True),
        ],
    },
}
