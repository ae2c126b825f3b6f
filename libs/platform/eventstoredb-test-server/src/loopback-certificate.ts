import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A length in as few bytes as hold it, which DER demands and strict clients check (ITU-T X.690, 10.1). */
const lengthOf = (length: number): readonly number[] => {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
};

/** One DER element: tag, length, content (ITU-T X.690, 8.1). */
const element = (tag: number, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body]);
};
const sequence = (...content: readonly Uint8Array[]): Buffer => element(0x30, ...content);
const objectId = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'));
const bitString = (bytes: Uint8Array): Buffer => element(0x03, Uint8Array.of(0), bytes);
const extension = (id: string, value: Uint8Array): Buffer => sequence(objectId(id), element(0x04, value));
/** UTCTime, to the second. */
const time = (at: Date): Buffer =>
  element(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));

const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const SUBJECT_ALTERNATIVE_NAME = '551d11';
const BASIC_CONSTRAINTS = '551d13';
const DAY = 86_400_000;

/** A self-signed certificate for 127.0.0.1, valid from yesterday until tomorrow, and its key; both PEM (RFC 5280). */
export const loopbackCertificate = (): { readonly certificate: string; readonly privateKey: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(objectId(ECDSA_WITH_SHA256));
  const name = sequence(element(0x31, sequence(objectId(COMMON_NAME), element(0x0c, Buffer.from('esdb-test-server')))));
  const isAuthority = sequence(element(0x01, Uint8Array.of(0xff)));
  const names = sequence(element(0x87, Uint8Array.of(127, 0, 0, 1)), element(0x82, Buffer.from('localhost')));
  const content = sequence(
    element(0xa0, element(0x02, Uint8Array.of(2))),
    element(0x02, Uint8Array.of(1), randomBytes(8)),
    algorithm,
    name,
    sequence(time(new Date(Date.now() - DAY)), time(new Date(Date.now() + DAY))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(extension(BASIC_CONSTRAINTS, isAuthority), extension(SUBJECT_ALTERNATIVE_NAME, names))),
  );
  const certificate = sequence(content, algorithm, bitString(sign('sha256', content, privateKey)));
  const lines = certificate.toString('base64').replace(/(.{64})/g, '$1\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
