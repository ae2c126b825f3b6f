import { crc32 } from 'node:zlib';
import { ReadModelsDamaged, type ViewDocument } from '../../port/view-store.js';

const CHECKSUM_DIGITS = 8;

const checksumOf = (json: string): string => crc32(json).toString(16).padStart(CHECKSUM_DIGITS, '0');

/** The text of a document in the file: CRC-32 of its JSON, then the JSON. */
export const storedText = (doc: ViewDocument): string => {
  const json = JSON.stringify(doc);
  return checksumOf(json) + json;
};

/**
 * Reads a stored text. SQLite keeps no checksums of its pages, so a flipped bit would otherwise be served.
 *
 * @throws ReadModelsDamaged for a text that differs from what was stored
 */
export const storedDocument = (collection: string, text: string): ViewDocument => {
  const json = text.slice(CHECKSUM_DIGITS);
  if (!text.startsWith(checksumOf(json))) {
    throw new ReadModelsDamaged(`a document of ${collection} differs from what was stored`);
  }
  return JSON.parse(json) as ViewDocument;
};
