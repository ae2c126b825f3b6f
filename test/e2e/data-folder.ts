import { commandIdOf } from '@app/command-handling';
import { EmbeddedEventStore, type EventMetadata, type StoredEvent } from '@app/event-store';
import { EmbeddedViewStore } from '@app/read-models';
import { logOf } from '../programme/log-of.js';
import { buildViews, documentsOf, type Documents } from '../replay/view-documents.js';
import type { Acknowledged } from './concurrent-clients.js';

/** The content of a data folder whose service has exited. */
export interface DataFolderSnapshot {
  readonly log: readonly StoredEvent[];
  /** The documents of its read models, and those of read models rebuilt from the log. */
  readonly documents: Documents;
  readonly rebuilt: Documents;
  /** The last event each projection has applied. */
  readonly checkpoints: readonly (bigint | null)[];
}

export const snapshotDataFolder = async (folder: string): Promise<DataFolderSnapshot> => {
  const events = await EmbeddedEventStore.open({ folder, mode: 'writer', commits: 'inline' });
  const views = EmbeddedViewStore.open({ folder, mode: 'reader', log: await events.identity() });
  try {
    const rebuilt = await buildViews(events);
    return {
      log: await logOf(events),
      documents: await documentsOf(views),
      rebuilt: await documentsOf(rebuilt),
      checkpoints: (await views.checkpoints()).map(({ position }) => position),
    };
  } finally {
    await views.close();
    await events.close();
  }
};

/**
 * The faults of a log: positions that do not increase or, on embedded stores, are not dense; revisions of a stream
 * that are not dense; ids that occur twice.
 */
export const faultsIn = (log: readonly StoredEvent[], positions: 'dense' | 'growing' = 'dense'): readonly string[] => {
  let last = -1n;
  const next = new Map<string, bigint>();
  const ids = new Set<string>();
  return log.flatMap(({ position, stream, revision, id }, index) => {
    const due = next.get(stream) ?? 0n;
    next.set(stream, revision + 1n);
    const faults: string[] = [];
    const isFitting = positions === 'dense' ? position === BigInt(index) : position > last;
    if (!isFitting) faults.push(`position ${position} at index ${index}, after ${last}`);
    last = position;
    if (revision !== due) faults.push(`${stream}: revision ${revision} where ${due} is due`);
    if (ids.has(id)) faults.push(`${stream}@${revision}: id ${id} again`);
    ids.add(id);
    return faults;
  });
};

/** Id of the command that wrote the event. */
export const commandOf = ({ metadata }: StoredEvent): string => (JSON.parse(metadata) as EventMetadata).commandId;

/**
 * Acknowledged commands that are not in the log exactly once, at the place in their response. Streams of reservations are
 * ignored.
 */
export const notExactlyOnce = (
  log: readonly StoredEvent[],
  acknowledged: readonly Acknowledged[],
): readonly string[] => {
  const placesOf = new Map<string, string[]>();
  for (const event of log) {
    const { stream, revision, position } = event;
    const commandId = commandOf(event);
    const places = placesOf.get(commandId) ?? [];
    if (!/^(memberNumber|unitCode|campaignCode)-/.test(stream)) places.push(`${stream} ${revision} ${position}`);
    placesOf.set(commandId, places);
  }
  return acknowledged.flatMap(({ command, answer }) => {
    const places = placesOf.get(commandIdOf(command.as, command.key)) ?? [];
    const isThere = places.length === 1 && places[0]!.endsWith(` ${answer.revision} ${answer.position}`);
    return isThere ? [] : [`${command.key} ${JSON.stringify(answer)}: ${places.join(', ') || 'nowhere'}`];
  });
};
