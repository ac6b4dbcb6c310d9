// Open Badges as JSON: the proof eddsa-rdfc-2022 (W3C Data Integrity EdDSA Cryptosuites 1.0, 3.2).
// Like certificates/credentials/proof.py and screen.py: exact contexts, bounded work, our keys only.
"use strict";

const PROOF = { type: "DataIntegrityProof", cryptosuite: "eddsa-rdfc-2022", proofPurpose: "assertionMethod" };
const MEMBERS = [...Object.keys(PROOF), "created", "verificationMethod", "proofValue"].sort().join();
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const DEEPEST = 8, MOST_OBJECTS = 40, MOST_VALUES = 400, MOST_NAMELESS = 6;

async function checkJson(text) {
  if (text.length > LARGEST_BADGE) throw new Refused("too_complex");
  const document = JSON.parse(text);
  const { proof, ...unsigned } = document;
  if (screened(document) !== keysWritten(text)) throw new Refused("altered"); // others might read the first
  const contexts = unsigned["@context"];
  if (!KIT.contexts.some((known) => JSON.stringify(known) === JSON.stringify(contexts))) {
    throw new Refused("foreign_context");
  }
  if (!proof) throw new Refused("unsigned_badge");
  const ours = Object.entries(PROOF).every(([name, value]) => proof[name] === value);
  if (!ours || Object.keys(proof).sort().join() !== MEMBERS) throw new Refused("foreign_suite");
  const facts = factsOfBadge(unsigned); // refuses another issuer
  const key = KIT.credentials.find((one) => one.id === proof.verificationMethod);
  if (!key || key.issuer !== issuerOf(unsigned)) throw new Refused("key_unknown");
  const { proofValue, ...options } = proof;
  const signed = joined(await digestOf({ "@context": contexts, ...options }), await digestOf(unsigned));
  if (!(await ed25519(key.key, fromBase58(proofValue), signed))) throw new Refused("altered");
  return facts;
}

// Some few hundred bytes can keep a canonicalisation busy for minutes; ours are small and flat.
// Gives the number of keys.
function screened(document) {
  let objects = 0, values = 0, nameless = 0, keys = 0;
  const waiting = [[document, 0]];
  while (waiting.length) {
    const [value, depth] = waiting.pop();
    values += 1;
    if (value === null) throw new Refused("altered"); // means nothing, so it would not be signed
    if (typeof value === "string" && value.startsWith("_:")) throw new Refused("too_complex");
    if (value && typeof value === "object") {
      const names = Array.isArray(value) ? [] : Object.keys(value);
      keys += names.length;
      const foreign = names.filter((name) => /^(@|_:)/.test(name) && !(depth === 0 && name === "@context"));
      if (foreign.length) throw new Refused("foreign_context");
      if (!Array.isArray(value)) { objects += 1; nameless += "id" in value ? 0 : 1; }
      waiting.push(...Object.values(value).map((inner) => [inner, depth + 1]));
    }
    if (depth > DEEPEST || objects > MOST_OBJECTS || values > MOST_VALUES || nameless > MOST_NAMELESS) {
      throw new Refused("too_complex");
    }
  }
  return keys;
}

// JSON.parse silently keeps the last of two like keys, so they are counted in the text.
function keysWritten(text) {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, "").split(":").length - 1;
}

// `safe` refuses whatever would silently be left out of the data set: it would not be signed.
async function digestOf(document) {
  const how = { algorithm: "RDFC-1.0", format: "application/n-quads", base: null, safe: true, documentLoader };
  try {
    return await sha256(utf8(await jsonld.canonize(document, how)));
  } catch {
    throw new Refused("altered");
  }
}

async function documentLoader(documentUrl) {
  if (!Object.hasOwn(CONTEXTS, documentUrl)) throw new Refused("foreign_context");
  return { contextUrl: null, documentUrl, document: CONTEXTS[documentUrl] };
}

function fromBase58(text) {
  if (typeof text !== "string" || !/^z[1-9A-HJ-NP-Za-km-z]{80,100}$/.test(text)) throw new Refused("altered");
  let number = 0n;
  for (const letter of text.slice(1)) number = number * 58n + BigInt(BASE58.indexOf(letter));
  return fromHex(number.toString(16).padStart(128, "0"));
}
