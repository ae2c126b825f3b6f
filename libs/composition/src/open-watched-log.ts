import { WatchedEventStore, type LogReplaced } from '@app/event-store';
import { EventStoreDbEventStore, type EventStoreDbOptions } from '@app/event-store/eventstoredb';
import { FOUNDING_STREAM } from '@app/organisation/contracts';
import { serviceCategories } from './read-models.js';

export interface WatchedLogOptions extends Omit<EventStoreDbOptions, 'categories' | 'onInterruption'> {
  /** A log that was replaced is noticed within this time. */
  readonly leaseMs: number;
  readonly onReplaced: (error: LogReplaced) => void;
}

/** The log in EventStoreDB, for a process that outlives the server. Nothing founds an organisation in a log that replaced it. */
export const openWatchedLog = ({ leaseMs, onReplaced, ...options }: WatchedLogOptions): WatchedEventStore => {
  const onInterruption = (): void => watched.suspect();
  const store = EventStoreDbEventStore.open({ ...options, categories: serviceCategories, onInterruption });
  const watched = new WatchedEventStore(store, {
    compareEveryMs: leaseMs,
    compareBeforeAppendTo: [FOUNDING_STREAM],
    onReplaced,
  });
  return watched;
};
