import { ConsoleLogger } from '@nestjs/common';
import type { Settings } from '@app/config';

const LEVELS = ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'] as const;

/** Logs JSON lines on the console, from the log level of the settings. */
export const serviceLogger = ({ logLevel }: Pick<Settings, 'logLevel'>): ConsoleLogger =>
  new ConsoleLogger({ json: true, colors: false, logLevels: LEVELS.slice(LEVELS.indexOf(logLevel)) });
