import 'reflect-metadata';
import { openService } from '@app/composition';
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
  await service.app.listen({ port: settings.port, host: settings.host });
  const address = await service.app.getUrl();
  logger.log(`listening on ${address}, data in ${settings.dataFolder}, API reference at ${address}/api/reference`);
};

serve().catch((error: unknown) => {
  const expected = error instanceof SettingsError || error instanceof StoreUnavailable;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
});
