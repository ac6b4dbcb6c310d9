// The page: takes a file or the text of a QR code, says what was found. It asks no network.
"use strict";

const WORDS = {
  altered: ["Dieses Dokument wurde verändert", "Der Inhalt passt nicht zur Signatur. Verlassen Sie sich nicht darauf."],
  appended: ["Diesem Dokument wurde etwas hinzugefügt", "Die Signatur deckt nicht alles ab, was Sie sehen. Verlassen Sie sich nicht darauf."],
  unsigned: ["Dieses Dokument trägt keine Signatur", "Ein Scan oder ein neu gedrucktes PDF verliert die Signatur. Bitten Sie um die Originaldatei."],
  foreign_signer: ["Dieses Dokument wurde nicht von uns signiert", "Oder mit einem Schlüssel, den diese Mappe nicht kennt. Holen Sie sich gegebenenfalls eine neue Mappe."],
  foreign_issuer: ["Diese Bescheinigung nennt eine andere Ausstellerin", "Wir können nur prüfen, was wir selbst ausgestellt haben."],
  foreign_context: ["Diese Datei ist nicht so aufgebaut wie unsere", "Sie gibt ihren Wörtern eine andere Bedeutung als wir. Verlassen Sie sich nicht darauf."],
  foreign_suite: ["Diese Datei ist auf eine Weise signiert, die wir nicht verwenden", "Wir können nur prüfen, was wir selbst ausgestellt haben."],
  too_complex: ["Diese Datei ist viel größer oder verschachtelter als unsere", "Zu Ihrem Schutz wurde sie nicht weiter untersucht."],
  unsigned_badge: ["Dieses Open Badge trägt keine Signatur", "Nichts zeigt, woher es kommt. Bitten Sie um die Originaldatei."],
  key_unknown: ["Der Schlüssel ist hier unbekannt", "Die Mappe ist älter als die Bescheinigung, oder der Schlüssel gehört nicht uns (mehr)."],
  encrypted: ["Dieses Dokument ist mit einem Passwort verschlossen", "Unsere Bescheinigungen haben kein Passwort."],
  no_badge: ["Von uns signiert, aber keine Bescheinigung", "In der Datei steckt kein Open Badge."],
  no_payload: ["Das ist nicht der ganze Inhalt des QR-Codes", "Er beginnt mit https:// und enthält hinter dem Zeichen # eine lange Zeichenfolge."],
  no_ed25519: ["Dieser Browser kann die Signatur nicht prüfen", "Ihm fehlt das Verfahren Ed25519. Nehmen Sie einen neueren Browser oder das Programm pruefen.py."],
  unreadable: ["Diese Datei kann nicht gelesen werden", "Sie ist beschädigt, oder sie ist keine Bescheinigung von uns."],
  nothing: ["Bitte wählen Sie eine Datei oder setzen Sie den Inhalt des QR-Codes ein", ""],
};
const STATES = {
  valid: ["Echt und gültig", "good"],
  expired: ["Echt, aber abgelaufen", "wait"],
  suspended: ["Echt, aber zurzeit ausgesetzt", "wait"],
  replaced: ["Echt, aber durch eine neuere ersetzt", "bad"],
  revoked: ["Echt, aber widerrufen", "bad"],
};
const german = (day) => (day ? day.split("-").reverse().join(".") : "");

async function stateOf(facts) {
  const listed = KIT.states[hex(await sha256(utf8(facts.number))).slice(0, 16)];
  const today = new Date().toISOString().slice(0, 10);
  return listed ?? (facts.until && facts.until < today ? "expired" : "valid");
}

async function check(file, link, name) {
  if (file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const start = new TextDecoder("latin1").decode(bytes.slice(0, 1024)).trimStart();
    if (start.includes("%PDF-")) return factsOfBadge(JSON.parse(await checkPaper(bytes)));
    const text = new TextDecoder().decode(bytes);
    return start.startsWith("{") ? checkJson(text.trim()) : checkToken(text);
  }
  if (!link.trim()) throw new Refused("nothing");
  return checkLink(link, name);
}

function show(title, text, tone, rows) {
  const result = document.getElementById("result");
  result.className = tone;
  result.replaceChildren(Object.assign(document.createElement("h2"), { textContent: title }));
  if (text) result.append(Object.assign(document.createElement("p"), { textContent: text }));
  const list = document.createElement("dl");
  for (const [term, told] of rows.filter(([, value]) => value !== "" && value !== undefined)) {
    list.append(Object.assign(document.createElement("dt"), { textContent: term }));
    list.append(Object.assign(document.createElement("dd"), { textContent: told }));
  }
  if (rows.length) result.append(list);
  result.focus();
}

function tell(facts, state) {
  const [title, tone] = STATES[state];
  const matches = { true: "stimmt überein", false: "stimmt nicht überein" }[facts.nameMatches];
  show(title, `Stand der Mappe: ${german(KIT.day)}. Was danach widerrufen wurde, weiß sie nicht.`, tone, [
    ["Echt?", "ja"],
    ["Unverändert?", facts.fromPrint ? "bitte mit dem Papier vergleichen" : "ja"],
    ["Nummer", facts.number],
    ["Kurs", facts.title],
    ["Umfang", facts.units ? `${String(facts.units).replace(".", ",")} UE` : ""],
    ["Abgeschlossen am", german(facts.completed)],
    ["Ausgestellt am", german(facts.issued)],
    ["Gültig bis", german(facts.until)],
    ["Name", matches],
  ]);
}

document.getElementById("as-of").textContent = `Stand: ${german(KIT.day)}, ${KIT.issuers.join(", ")}`;
document.getElementById("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const value = (id) => document.getElementById(id).value;
  try {
    const facts = await check(document.getElementById("file").files[0], value("link"), value("name"));
    tell(facts, await stateOf(facts));
  } catch (error) {
    const reason = error instanceof Refused ? error.message : "unreadable";
    const [title, text] = WORDS[reason] ?? WORDS.unreadable;
    show(title, text, ["nothing", "no_ed25519", "no_payload"].includes(reason) ? "wait" : "bad", []);
  }
});
