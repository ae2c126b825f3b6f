import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { dotNetExpression } from './dotnet-expression.js';
import type { LogRecord } from './event-log.js';

/** Selects the events of $all that a read or subscription returns. */
export interface EventFilter {
  readonly wants: (record: LogRecord) => boolean;
  /** Number of events tested for one page. Default: `DefaultReadBatchSize`. */
  readonly window: number;
}

/** `src/KurrentDB.Core/Services/Transport/Enumerators/Enumerator.cs`. */
const DEFAULT_WINDOW = 32;

/**
 * By stream name or event type, a regular expression before prefixes (`Streams.Read.cs`, ConvertToEventFilter; for
 * users: `docs/api/subscriptions.md`, "Server-side Filtering", of kurrent-io/KurrentDB-Client-NodeJS).
 *
 * @throws SyntaxError for an invalid regular expression
 */
export const eventFilter = (options: streams.ReadReq.Options.FilterOptions): EventFilter => {
  const byStream = options.hasStreamIdentifier();
  const expression = byStream ? options.getStreamIdentifier() : options.getEventType();
  const textOf = ({ event }: LogRecord): string => (byStream ? event.stream : event.type);
  const regex = expression?.getRegex() ? dotNetExpression(expression.getRegex()) : undefined;
  const prefixes = expression?.getPrefixList() ?? [];
  return {
    wants: (record) =>
      regex ? regex.test(textOf(record)) : prefixes.some((prefix) => textOf(record).startsWith(prefix)),
    window: options.hasMax() ? options.getMax() : DEFAULT_WINDOW,
  };
};
