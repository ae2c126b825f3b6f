import { hash } from 'node:crypto';

const NAMESPACE_BYTES = 16;
/** Reused, because an allocation per id would cost as much as its hash. */
let scratch = Buffer.allocUnsafe(1024);

/**
 * Name-based UUID (RFC 9562 §5.5): the same for the same namespace and name, everywhere. Each command derives several.
 * The uuid package takes many times as long, which was a tenth of a command.
 *
 * @param namespace a UUID
 */
export const uuidV5 = (name: string, namespace: string): string => {
  const atMost = NAMESPACE_BYTES + name.length * 3;
  if (scratch.length < atMost) scratch = Buffer.allocUnsafe(atMost * 2);
  scratch.write(namespace.replaceAll('-', ''), 'hex');
  const length = NAMESPACE_BYTES + scratch.write(name, NAMESPACE_BYTES);
  const hex = hash('sha1', scratch.subarray(0, length), 'hex');
  const variant = '89ab'[parseInt(hex[16]!, 16) % 4]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
