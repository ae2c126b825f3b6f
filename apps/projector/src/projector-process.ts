import 'reflect-metadata';
import { listen, openProjector, stopOnSignal, reportStartupFailure } from '@app/composition/servers';
import { settingsFrom } from '@app/config';
import { Logger } from '@nestjs/common';

/*
 * The projector as a separate process, on servers. Several may run: one builds the read models, the others are standbys.
 */
const work = async (): Promise<void> => {
  const settings = settingsFrom(process.env);
  const service = await openProjector({ settings });
  const logger = new Logger('projector');
  stopOnSignal(logger, () => service.close());
  try {
    const { host, projectorPort: port } = settings;
    const address = await listen(service, { host, port }, 'SANGKIEN_PROJECTOR_PORT');
    logger.log(`health and metrics on ${address}/readyz and ${address}/metrics`);
  } catch (error) {
    await service.close();
    throw error;
  }
};

await work().catch(reportStartupFailure);
