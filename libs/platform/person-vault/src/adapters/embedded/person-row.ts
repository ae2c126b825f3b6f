import { crc32 } from 'node:zlib';
import { VaultUnavailable, type PersonRecord } from '../../port/person-vault.js';

export const COLUMNS = 'id, full_name, member_number, email, phone, job_title, checksum';

type PersonValues = readonly [
  id: string,
  fullName: string,
  memberNumber: string,
  email: string | null,
  phone: string | null,
  jobTitle: string | null,
];

/** A row in the order of COLUMNS. */
export type PersonRow = readonly [...PersonValues, checksum: number];

/** CRC-32 of a person's values. SQLite keeps no checksums of its pages, so a flipped bit would otherwise be served. */
export const checksumOf = ([id, fullName, memberNumber, email, phone, jobTitle]: PersonValues | PersonRow): number =>
  crc32(JSON.stringify([id, fullName, memberNumber, email, phone, jobTitle]));

/** @throws VaultUnavailable for a row that differs from what was stored, and for one of another member */
export const storedPerson = (memberId: string, row: PersonRow): PersonRecord => {
  const [id, fullName, memberNumber, email, phone, jobTitle, checksum] = row;
  if (id !== memberId || checksum !== checksumOf(row)) {
    throw new VaultUnavailable(`the record of ${memberId} differs from what was stored`);
  }
  return { fullName, memberNumber, email, phone, jobTitle };
};
