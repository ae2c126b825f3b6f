import type { Logger } from '@nestjs/common';

/** A supervisor usually waits 30 s before it kills; ending by ourselves says so in the log. */
const SHUTDOWN_TIMEOUT_MS = 28_000;

/** On SIGTERM and SIGINT: `close`, said in the log. The process ends when nothing is left, or by force when that takes too long. */
export const stopOnSignal = (logger: Logger, close: () => Promise<void>): void => {
  const stop = (signal: NodeJS.Signals): void => {
    logger.log(`${signal}: finishing what has begun`);
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
