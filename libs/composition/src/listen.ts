import type { Settings } from '@app/config';
import type { Service } from './open-service.js';

/** The service cannot take requests where its settings say. */
export class AddressUnavailable extends Error {
  constructor({ host, port }: Pick<Settings, 'host' | 'port'>, cause: unknown) {
    const reason = REASONS[(cause as NodeJS.ErrnoException).code ?? ''];
    super(`${host}:${port} ${reason ?? `cannot be listened on: ${String(cause)}`}`, { cause });
    this.name = 'AddressUnavailable';
  }
}

const REASONS: { readonly [code: string]: string } = {
  EADDRINUSE: 'is taken by another program; choose another PORT',
  EADDRNOTAVAIL: 'is no address of this machine; choose another SANGKIEN_HOST',
  ENOTFOUND: 'is no address of this machine; choose another SANGKIEN_HOST',
  EACCES: 'is not for this user to listen on; choose a PORT from 1024',
};

/**
 * Takes requests from now on.
 *
 * @returns the address it can be reached at
 * @throws AddressUnavailable; the service is still open then
 */
export const listen = async (
  { app }: Pick<Service, 'app'>,
  settings: Pick<Settings, 'host' | 'port'>,
): Promise<string> => {
  try {
    await app.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    throw new AddressUnavailable(settings, error);
  }
  return app.getUrl();
};
