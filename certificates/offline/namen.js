// The rules of certificates/names.py: case, hyphens, accents, umlauts and titles do not matter.
"use strict";

const BASE_LETTERS = {
  "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h",
  "ŧ": "t", "ŋ": "n", "ə": "e", "ی": "ي", "ى": "ي", "ک": "ك",
};
const GERMAN_LETTERS = { "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa" };
const ADORNING = new RegExp(
  "[\\u02b0-\\u02ff\\u0640\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670" +
  "\\u06d6-\\u06ed\\u115f\\u1160\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f" +
  "\\u{e0100}-\\u{e01ef}]", "gu");
const TITLES = new RegExp(
  "(?<!\\S)(?:(?:herr|frau|prof|professor|professorin|pd|dipl|" +
  "dr(?: (?:med|phil|rer|nat|jur|iur|theol|paed|päd|dent|vet|ing|pol|soc|psych|habil|h|c|hc))*" +
  ") )+", "u");

function exchanged(text, letters) {
  return [...text].map((letter) => letters[letter] ?? letter).join("");
}

function lettersOf(words) {
  const apart = exchanged(words.normalize("NFKD"), BASE_LETTERS).replace(ADORNING, "");
  return apart.replace(/[^\p{L}\p{N}\p{M}]/gu, "");
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
