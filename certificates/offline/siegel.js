// The signature of a PDF (PAdES, CMS after RFC 5652): it must cover every byte of the file.
"use strict";

class Refused extends Error {}

const MESSAGE_DIGEST = "06092a864886f70d010904";
const RANGE = /\/ByteRange\s*\[\s*0\s+(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})\s*\]/g;

const hex = (bytes) => [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const utf8 = (text) => new TextEncoder().encode(text);
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

function fromBase64url(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) { all.set(part, place); place += part.length; }
  return all;
}

// One DER element: its tag, where its content lies, and where the next one begins.
function der(bytes, start) {
  let length = bytes[start + 1], content = start + 2;
  if (length & 0x80) {
    const digits = length & 0x7f;
    if (digits < 1 || digits > 4) throw new Refused("unreadable");
    length = 0;
    for (let i = 0; i < digits; i++) length = length * 256 + bytes[content++];
  }
  if (!(content + length <= bytes.length)) throw new Refused("unreadable");
  return { tag: bytes[start], start, content, end: content + length, bytes };
}

function inside(element) {
  const found = [];
  for (let at = element.content; at < element.end;) {
    const one = der(element.bytes, at);
    found.push(one);
    at = one.end;
  }
  return found;
}

const contentOf = (element) => element.bytes.slice(element.content, element.end);
const wholeOf = (element) => element.bytes.slice(element.start, element.end);

function signerIn(cms) {
  const signedData = inside(inside(inside(der(cms, 0))[1])[0]);
  const signer = inside(inside(signedData[signedData.length - 1])[0]);
  const attributes = signer.find((one) => one.tag === 0xa0);
  const signature = signer.find((one) => one.tag === 0x04);
  if (!attributes || !signature) throw new Refused("unreadable");
  const digest = inside(attributes).map(inside).find((one) => hex(wholeOf(one[0])) === MESSAGE_DIGEST);
  if (!digest) throw new Refused("unreadable");
  const signed = wholeOf(attributes);
  signed[0] = 0x31; // RFC 5652, 5.4: signed as SET OF, whatever tag it has in the message
  return { signed, signature: contentOf(signature), digest: contentOf(inside(digest[1])[0]) };
}

// ECDSA: two numbers in DER become two numbers of 32 bytes.
function rawSignature(signature) {
  const numbers = inside(der(signature, 0)).map((one) => {
    const bytes = contentOf(one);
    return joined(new Uint8Array(32), bytes).slice(-32);
  });
  return joined(...numbers);
}

async function signedByUs(signer) {
  for (const paper of KIT.papers) {
    const rsa = paper.algorithm === "RSA";
    const kind = rsa ? { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } : { name: "ECDSA", namedCurve: "P-256" };
    const key = await crypto.subtle.importKey("spki", fromHex(paper.spki), kind, false, ["verify"]);
    const how = rsa ? kind : { name: "ECDSA", hash: "SHA-256" };
    const signature = rsa ? signer.signature : rawSignature(signer.signature);
    if (await crypto.subtle.verify(how, key, signature, signer.signed)) return true;
  }
  return false;
}

async function checkPaper(bytes) {
  const text = new TextDecoder("latin1").decode(bytes);
  const ranges = [...text.matchAll(RANGE)];
  if (!ranges.length) throw new Refused(/\/Encrypt\s*(<<|\d+\s+\d+\s+R)/.test(text) ? "encrypted" : "unsigned");
  let appended = false;
  for (const range of ranges.slice(-3).reverse()) {
    const [before, after, rest] = range.slice(1).map(Number);
    const hole = text.slice(before, after);
    if (!/^<(?:[0-9a-f]{2})+>$/.test(hole) || hole.length > 200000) throw new Refused("altered");
    const signer = signerIn(fromHex(hole.slice(1, -1)));
    if (!(await signedByUs(signer))) throw new Refused("foreign_signer");
    const covered = joined(bytes.slice(0, before), bytes.slice(after, after + rest));
    if (hex(await sha256(covered)) !== hex(signer.digest)) throw new Refused("altered");
    appended ||= after + rest !== bytes.length;
  }
  if (appended) throw new Refused("appended");
  return attachedCredential(bytes, text);
}

async function attachedCredential(bytes, text) {
  for (const found of text.matchAll(/\/Type\s*\/EmbeddedFile/g)) {
    const start = text.indexOf("stream", found.index);
    const end = text.indexOf("endstream", start);
    const head = text.slice(text.lastIndexOf(" obj", found.index), start);
    const from = start + (text[start + 6] === "\r" ? 8 : 7);
    const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(head);
    const raw = bytes.slice(from, length ? from + Number(length[1]) : end);
    const plain = head.includes("/FlateDecode") ? await inflated(raw) : raw;
    const told = new TextDecoder().decode(plain);
    if (told.startsWith("{") && told.includes("licenseNumber")) return told;
  }
  throw new Refused("no_badge");
}

async function inflated(raw) {
  const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
