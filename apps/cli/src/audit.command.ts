import { settingsFrom } from '@app/config';
import { issueDevToken, loadOrCreateSecret } from '@app/http';
import { httpReadApi } from './http-read-api.js';
import type { BilingualText } from '@app/texts';
import type { ReadApi } from './read-api.js';

export interface AuditOptions {
  /** memberId of the reader; auditors also see technical secrets. */
  readonly as: string;
  readonly url?: string;
  readonly json?: boolean;
}

const MINUTE = 60;

const apiAs = async ({ as, url }: AuditOptions): Promise<ReadApi> => {
  const { dataFolder, host, port } = settingsFrom(process.env);
  const token = await issueDevToken(loadOrCreateSecret(dataFolder, 'dev-token.key'), as, MINUTE);
  return httpReadApi(url ?? `http://${host}:${port}`, token);
};

interface Entry {
  readonly revision: string;
  readonly position: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly sentence: BilingualText;
}

/** Prints every event of one initiative, read from its stream: one line each, or the raw entries as JSON lines. */
export const history = async (initiativeId: string, options: AuditOptions): Promise<void> => {
  const api = await apiAs(options);
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { readonly items: readonly Entry[]; readonly nextCursor: string | null } = await api.get(
      `/api/v1/initiatives/${initiativeId}/history?limit=200${query}`,
    );
    for (const entry of page.items) {
      const { revision, position, recordedAt, type, sentence } = entry;
      console.log(
        options.json
          ? JSON.stringify(entry)
          : `${revision}\t${position}\t${recordedAt}\t${type}\t${sentence.vi}\t${sentence.en}`,
      );
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
};

/** Prints the initiative as of an instant or a position, as JSON. */
export const asOf = async (initiativeId: string, options: AuditOptions & { readonly at: string }): Promise<void> => {
  const api = await apiAs(options);
  console.log(
    JSON.stringify(
      await api.get(`/api/v1/initiatives/${initiativeId}?asOf=${encodeURIComponent(options.at)}`),
      null,
      2,
    ),
  );
};

/** Prints a development token, signed with the data folder's secret. */
export const token = async ({ member, hours }: { readonly member: string; readonly hours: number }): Promise<void> => {
  const { dataFolder } = settingsFrom(process.env);
  console.log(await issueDevToken(loadOrCreateSecret(dataFolder, 'dev-token.key'), member, hours * 3600));
};
