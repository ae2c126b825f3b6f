import 'reflect-metadata';
import { AddressUnavailable, listen, openProjector, stopOnSignal } from '@app/composition/servers';
import { settingsFrom, SettingsError } from '@app/config';
import { Logger } from '@nestjs/common';

/*
 * The projector as a process of its own, on servers. Several may run: one builds the read models, the others wait to take
 * its place.
 */
const work = async (): Promise<void> => {
  const settings = settingsFrom(process.env);
  const service = await openProjector({ settings });
  const logger = new Logger('projector');
  stopOnSignal(logger, () => service.close());
  try {
    const address = await listen(service, { host: settings.host, port: settings.projectorPort });
    logger.log(`health and metrics on ${address}/readyz and ${address}/metrics`);
  } catch (error) {
    await service.close();
    throw error;
  }
};

await work().catch((error: unknown) => {
  const expected =
    [SettingsError, AddressUnavailable].some((kind) => error instanceof kind) ||
    (error as Error).name === 'InvalidConnectionString';
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
});
