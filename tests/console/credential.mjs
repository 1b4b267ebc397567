// Verifies a signed badge as anybody would, with a library that is not ours: `credential.mjs ADDRESS NUMBER STATE`, where STATE is what
// is expected, valid or revoked. ADDRESS is where the console is reached here; what is signed names another.
import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { createLocalJWKSet, jwtVerify } from "jose";

const [address, number, expected] = process.argv.slice(2);
const ask = async (path) => {
  const answer = await fetch(address + path);
  assert.equal(answer.status, 200, path);
  return answer;
};
// The register of the test lives on a day of its own.
const epoch = process.env.SOURCE_DATE_EPOCH;
const currentDate = epoch ? new Date(Number(epoch) * 1000) : new Date();
const keys = createLocalJWKSet(await (await ask("/.well-known/jwks.json")).json());
const issuer = await (await ask("/issuer")).json();

const jwt = await (await ask(`/credentials/${number}`)).text();
const { payload, protectedHeader } = await jwtVerify(jwt, keys, { issuer: issuer.id, algorithms: ["EdDSA"], currentDate });
assert.deepEqual(payload.type, ["VerifiableCredential", "OpenBadgeCredential"]);
assert.equal(payload.id, payload.jti);
assert.ok(Date.parse(payload.validFrom) === payload.nbf * 1000);
if (payload.validUntil) assert.ok(Date.parse(payload.validUntil) === payload.exp * 1000);
assert.ok(payload.credentialSubject.achievement.name);
assert.ok(protectedHeader.kid.startsWith(issuer.url));

const status = payload.credentialStatus;
assert.equal(status.type, "BitstringStatusListEntry");
const path = new URL(status.statusListCredential).pathname;
const list = await jwtVerify(await (await ask(path)).text(), keys, { issuer: issuer.id, algorithms: ["EdDSA"], currentDate });
const { encodedList, statusPurpose } = list.payload.credentialSubject;
assert.equal(statusPurpose, status.statusPurpose);
const bits = gunzipSync(Buffer.from(encodedList.slice(1), "base64url"));
assert.equal(bits.length * 8, 131072);
const index = Number(status.statusListIndex);
const revoked = (bits[index >> 3] & (0x80 >> (index & 7))) !== 0;
assert.equal(revoked ? "revoked" : "valid", expected);

// One byte of it changed, and nobody takes it.
const [head, body, signature] = jwt.split(".");
const forged = JSON.parse(Buffer.from(body, "base64url"));
forged.credentialSubject.achievement.name = "Something better";
const other = Buffer.from(JSON.stringify(forged)).toString("base64url");
await assert.rejects(jwtVerify(`${head}.${other}.${signature}`, keys, { currentDate }), { code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" });
console.log(`${number}: ${expected}`);
