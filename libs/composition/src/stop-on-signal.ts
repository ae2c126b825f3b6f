import type { Logger } from '@nestjs/common';

/** Supervisors usually kill after 30 s. Exiting earlier leaves a line in the log. */
const SHUTDOWN_TIMEOUT_MS = 28_000;

/** Calls `close` on SIGTERM and SIGINT and logs it. Exits by force after SHUTDOWN_TIMEOUT_MS. */
export const stopOnSignal = (logger: Logger, close: () => Promise<void>): void => {
  const stop = (signal: NodeJS.Signals): void => {
    logger.log(`${signal}: finishing running work`);
    setTimeout(() => {
      logger.fatal('not stopped in time');
      process.exit(1);
    }, SHUTDOWN_TIMEOUT_MS).unref();
    close().then(
      () => logger.log('stopped'),
      (error: unknown) => {
        logger.error(error);
        process.exitCode = 1;
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};
