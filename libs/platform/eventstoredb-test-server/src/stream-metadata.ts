import type { StoredEvent } from '@app/event-store';

/** The part of a stream's `$metadata` that limits its visible events (`docs/server/features/streams.md`). */
export interface StreamMetadata {
  readonly maxCount?: number;
  readonly truncateBefore?: number;
}

export const metastreamOf = (stream: string): string => `$$${stream}`;
export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
export const originalStreamOf = (metastream: string): string => metastream.slice('$$'.length);

/** Written as text: a JavaScript number cannot represent the greatest int64. */
export const softDeletedMetadata = '{"$tb":9223372036854775807}';

const properties = (json: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

/** Invalid metadata counts as none. */
export const parseStreamMetadata = ({ data }: Pick<StoredEvent, 'data'>): StreamMetadata => {
  const { $maxCount, $tb } = properties(Buffer.from(data, 'latin1').toString('utf8'));
  return {
    ...(typeof $maxCount === 'number' && { maxCount: $maxCount }),
    ...(typeof $tb === 'number' && { truncateBefore: $tb }),
  };
};

/** The same metadata with another `$tb`. */
export const undeletedMetadata = (raw: string, truncateBefore: number): string =>
  JSON.stringify({ ...properties(raw), $tb: truncateBefore });
