import type { Settings } from '@app/config';
import type { Service } from './open-service.js';

/** The address in the settings cannot be used for listening. */
export class AddressUnavailable extends Error {
  constructor({ host, port }: Pick<Settings, 'host' | 'port'>, portSetting: string, cause: unknown) {
    const reason = REASONS[(cause as NodeJS.ErrnoException).code ?? ''];
    super(`${host}:${port} ${reason?.(portSetting) ?? `cannot be listened on: ${String(cause)}`}`, { cause });
    this.name = 'AddressUnavailable';
  }
}

const noAddress = (): string => 'does not belong to this machine; choose another SANGKIEN_HOST';

const REASONS: { readonly [code: string]: (portSetting: string) => string } = {
  EADDRINUSE: (portSetting) => `is taken by another program; choose another ${portSetting}`,
  EADDRNOTAVAIL: noAddress,
  ENOTFOUND: noAddress,
  EACCES: (portSetting) => `needs a privileged user; choose a ${portSetting} of 1024 or more`,
};

/**
 * Starts to accept requests.
 *
 * @param portSetting name of the setting or option of the port, for the error text
 * @returns the URL of the service
 * @throws AddressUnavailable; the service stays open
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
