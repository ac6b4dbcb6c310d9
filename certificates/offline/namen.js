// The rules of certificates/names.py: case, hyphens, accents, umlauts and titles do not matter.
"use strict";

const BASE_LETTERS = { "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th" };
const GERMAN_LETTERS = { "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa" };
const TITLES = new RegExp(
  "(?<!\\S)(?:(?:herr|frau|prof|professor|professorin|pd|dipl|" +
  "dr(?: (?:med|phil|rer|nat|jur|iur|theol|paed|päd|dent|vet|ing|pol|soc|psych|habil|h|c|hc))*" +
  ") )+", "u");

function exchanged(text, letters) {
  return [...text].map((letter) => letters[letter] ?? letter).join("");
}

function lettersOf(words) {
  return exchanged(words, BASE_LETTERS).normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
}

function wordsOf(name) {
  let text = name.normalize("NFKC").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
  text = text.normalize("NFKC");
  const [last, ...rest] = text.split(",");
  if (rest.length === 1) text = `${rest[0]} ${last}`;
  text = text.replace(/[.\s\p{Pd}]/gu, " ").split(" ").filter(Boolean).join(" ");
  return text ? `${text} `.replace(TITLES, "") : "";
}

function spellings(name) {
  const words = wordsOf(name);
  const both = [lettersOf(words), lettersOf(exchanged(words, GERMAN_LETTERS))];
  return [...new Set(both)].filter(Boolean);
}
