import type { Settings } from '@app/config';
import type { Service } from './open-service.js';

/** The service cannot take requests where its settings say. */
export class AddressUnavailable extends Error {
  constructor({ host, port }: Pick<Settings, 'host' | 'port'>, portSetting: string, cause: unknown) {
    const reason = REASONS[(cause as NodeJS.ErrnoException).code ?? ''];
    super(`${host}:${port} ${reason?.(portSetting) ?? `cannot be listened on: ${String(cause)}`}`, { cause });
    this.name = 'AddressUnavailable';
  }
}

const noAddress = (): string => 'is no address of this machine; choose another SANGKIEN_HOST';

const REASONS: { readonly [code: string]: (portSetting: string) => string } = {
  EADDRINUSE: (portSetting) => `is taken by another program; choose another ${portSetting}`,
  EADDRNOTAVAIL: noAddress,
  ENOTFOUND: noAddress,
  EACCES: (portSetting) => `is not for this user to listen on; choose a ${portSetting} from 1024`,
};

/**
 * Takes requests from now on.
 *
 * @param portSetting what the port is set by, for the message when it cannot be had
 * @returns the address it can be reached at
 * @throws AddressUnavailable; the service is still open then
 */
export const listen = async (
  { app }: Pick<Service, 'app'>,
  settings: Pick<Settings, 'host' | 'port'>,
  portSetting = 'PORT',
): Promise<string> => {
  try {
    await app.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    throw new AddressUnavailable(settings, portSetting, error);
  }
  return app.getUrl();
};
