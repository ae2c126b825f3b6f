import 'reflect-metadata';
import { AddressUnavailable, listen, openService } from '@app/composition';
import { settingsFrom, SettingsError } from '@app/config';
import { StoreUnavailable } from '@app/event-store';
import { Logger } from '@nestjs/common';

const PROJECTOR = new URL('../../projector/src/main.js', import.meta.url);
/** A supervisor usually waits 30 s before it kills; ending by ourselves says so in the log. */
const STOP_WITHIN_MS = 28_000;

const serve = async (): Promise<void> => {
  const settings = settingsFrom(process.env);
  const service = await openService({ settings, projector: PROJECTOR });
  const logger = new Logger('api');
  const stop = (signal: NodeJS.Signals): void => {
    logger.log(`${signal}: finishing what has begun`);
    setTimeout(() => {
      logger.fatal('not stopped in time');
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    service.close().then(
      () => logger.log('stopped'),
      (error: unknown) => {
        logger.error(error);
        process.exitCode = 1;
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    const address = await listen(service, settings);
    logger.log(`listening on ${address}, data in ${settings.dataFolder}, API reference at ${address}/api/reference`);
  } catch (error) {
    await service.close();
    throw error;
  }
};

serve().catch((error: unknown) => {
  const expected = [SettingsError, StoreUnavailable, AddressUnavailable].some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
});
