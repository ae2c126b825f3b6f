import 'reflect-metadata';
import {
  EXIT_DISK_FAILED,
  exitOnFailure,
  listen,
  openService,
  stopOnSignal,
  reportStartupFailure,
} from '@app/composition';
import { settingsFrom } from '@app/config';
import { Logger } from '@nestjs/common';

const PROJECTOR = new URL('../../projector/src/main.js', import.meta.url);

const serve = async (): Promise<void> => {
  const settings = settingsFrom(process.env);
  const service = await openService({ settings, projector: PROJECTOR });
  const logger = new Logger('api');
  stopOnSignal(logger, () => service.close());
  exitOnFailure(service, ({ message }) => logger.fatal(`${message}; exiting with code ${EXIT_DISK_FAILED}`));
  try {
    const address = await listen(service, settings);
    const { dataFolder, stores } = settings;
    const kept = stores.kind === 'embedded' ? `data in ${dataFolder}` : `data on servers, keys in ${dataFolder}`;
    logger.log(`listening on ${address}, ${kept}, API reference at ${address}/api/reference`);
  } catch (error) {
    await service.close();
    throw error;
  }
};

serve().catch(reportStartupFailure);
