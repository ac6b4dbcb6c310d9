// Open Badges as JWT (ES256), and the payload of the QR code (Ed25519).
"use strict";

const QR_SEAL = "kinderschutz-qr-1";
const EPOCH = Date.UTC(2000, 0, 1);
const LARGEST_BADGE = 65536;

async function ed25519(publicKey, signature, signed) {
  let key;
  try {
    key = await crypto.subtle.importKey("raw", fromHex(publicKey), { name: "Ed25519" }, false, ["verify"]);
  } catch {
    throw new Refused("no_ed25519");
  }
  return crypto.subtle.verify({ name: "Ed25519" }, key, signature, signed);
}

async function checkToken(text) {
  const [head, body, signature, more] = text.trim().split(".");
  if (more !== undefined || !signature || text.length > LARGEST_BADGE) throw new Refused("unreadable");
  const read = (part) => JSON.parse(new TextDecoder().decode(fromBase64url(part)));
  const header = read(head);
  const known = KIT.tokens.find((one) => one.id === header.kid);
  if (header.alg !== "ES256" || !known) throw new Refused("key_unknown");
  const kind = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("jwk", known.jwk, kind, false, ["verify"]);
  const whole = await crypto.subtle.verify(kind, key, fromBase64url(signature), utf8(`${head}.${body}`));
  if (!whole) throw new Refused("altered");
  const document = read(body);
  if (known.issuer !== issuerOf(document)) throw new Refused("foreign_issuer");
  return factsOfBadge(document);
}

function issuerOf(document) {
  return typeof document.issuer === "string" ? document.issuer : document.issuer?.id;
}

function factsOfBadge(document) {
  if (!KIT.issuers.includes(issuerOf(document))) throw new Refused("foreign_issuer");
  const subject = document.credentialSubject;
  return {
    number: subject.licenseNumber,
    title: subject.achievement.name,
    units: subject.creditsEarned,
    completed: (subject.activityEndDate ?? "").slice(0, 10),
    issued: document.validFrom.slice(0, 10),
    until: (document.validUntil ?? "").slice(0, 10),
  };
}

async function checkLink(text, name) {
  const found = /\/([^/#\s]+)\/([^/#\s]+)\/#([\w-]{100,400})$/.exec(text.trim());
  if (!found) throw new Refused("no_payload");
  const number = decodeURIComponent(found[1]), code = found[2], all = fromBase64url(found[3]);
  const facts = all.slice(0, -64);
  const fitting = KIT.credentials.filter((key) => key.tag === hex(facts.slice(2, 6)));
  if (!fitting.length) throw new Refused("key_unknown");
  for (const key of fitting) {
    const signed = joined(utf8(`${QR_SEAL}\n${key.issuer}\n${number}\n`), facts);
    if (await ed25519(key.key, all.slice(-64), signed)) return printed(facts, number, code, name);
  }
  throw new Refused("altered");
}

async function printed(facts, number, code, name) {
  const view = new DataView(facts.buffer, facts.byteOffset);
  const day = (at) => {
    const days = view.getUint16(at);
    return days ? new Date(EPOCH + days * 86400000).toISOString().slice(0, 10) : "";
  };
  const codeEnd = 29 + facts[28];
  const text = (from, to) => new TextDecoder().decode(facts.slice(from, to));
  const title = text(codeEnd + 1, codeEnd + 1 + facts[codeEnd]);
  return {
    fromPrint: true,
    number,
    title: [text(29, codeEnd), title].filter(Boolean).join(" · "),
    units: view.getUint16(14) / 100,
    completed: day(8),
    issued: day(10),
    until: day(12),
    nameMatches: name.trim() ? await sameName(name, code, facts.slice(16, 28)) : undefined,
  };
}

async function sameName(name, code, tags) {
  const known = [hex(tags.slice(0, 6)), hex(tags.slice(6))];
  for (const spelling of spellings(name)) {
    const tag = hex((await sha256(utf8(`${code}\n${spelling}`))).slice(0, 6));
    if (known.includes(tag)) return true;
  }
  return false;
}
