import { settingsFrom } from '@app/config';
import { issueDevToken, loadOrCreateSecret } from '@app/http/dev-tokens';
import { CommandFailed } from './command-failed.js';
import { requireDataFile } from './require-data-file.js';
import { httpReadApi } from './http-read-api.js';
import { isId } from './option-values.js';
import type { ReadApi } from './read-api.js';

export interface AuditOptions {
  /** memberId of the reader; auditors also see technical secrets. */
  readonly as: string;
  readonly url?: string;
}

const TOKEN_KEY = 'dev-token.key';
const MINUTE = 60;

/** Signs a token with the key of the data folder. @throws CommandFailed for a folder without one */
export const signedToken = (memberId: string, seconds: number): Promise<string> => {
  const { dataFolder } = settingsFrom(process.env);
  requireDataFile(dataFolder, TOKEN_KEY);
  return issueDevToken(loadOrCreateSecret(dataFolder, TOKEN_KEY), memberId, seconds);
};

/** The API of the running service, read as this member. */
export const apiAs = async ({ as, url }: AuditOptions): Promise<ReadApi> => {
  const { host, port } = settingsFrom(process.env);
  return httpReadApi(url ?? `http://${host}:${port}`, await signedToken(as, MINUTE));
};

interface Listed {
  readonly id: string;
  readonly code: string | null;
}

/**
 * The id of an initiative given by id or public code.
 *
 * @throws CommandFailed INITIATIVE_NOT_FOUND for a code that no initiative has
 */
export const initiativeIdOf = async (api: ReadApi, reference: string): Promise<string> => {
  if (isId(reference)) return reference;
  const { items } = await api.get<{ readonly items: readonly Listed[] }>(
    `/api/v1/initiatives?limit=200&q=${encodeURIComponent(reference)}`,
  );
  const found = items.find(({ code }) => code?.toUpperCase() === reference);
  if (found) return found.id;
  throw new CommandFailed('INITIATIVE_NOT_FOUND', {
    vi: `Không có sáng kiến nào mang mã ${reference}.`,
    en: `no initiative has the code ${reference}`,
  });
};
