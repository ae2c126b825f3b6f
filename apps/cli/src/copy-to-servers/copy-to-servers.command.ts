import { CloseStack } from '@app/composition';
import { settingsFrom } from '@app/config';
import { EmbeddedEventStore, wholeLog, type EventStore } from '@app/event-store';
import { memberIdOf } from '@app/organisation';
import { EmbeddedPersonVault, type PersonVault } from '@app/person-vault';
import { showProgress } from '../progress-bar.js';
import { compareLogs, copiedSoFar, copyLog } from './copy-log.js';

/**
 * Copies the event log and the personal names of a data folder to the servers of the settings, then compares the logs.
 * A second run finishes an interrupted copy. The folder stays unchanged. No service may run on the folder or the servers.
 */
export const copyToServers = async (): Promise<void> => {
  const { dataFolder, stores } = settingsFrom(process.env);
  if (stores.kind === 'embedded') {
    throw new Error(
      'đặt SANGKIEN_EVENT_STORE và SANGKIEN_MONGO là nơi chép đến / set SANGKIEN_EVENT_STORE and SANGKIEN_MONGO to where ' +
        'the copy goes',
    );
  }
  const closeStack = new CloseStack();
  try {
    const events = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'writer', checkpointer: 'inline' });
    closeStack.add(() => events.close());
    const vault = EmbeddedPersonVault.open({ folder: dataFolder });
    closeStack.add(() => vault.close());
    const head = await events.head();
    if (head === null) throw new Error(`${dataFolder} không có sự kiện nào / holds no event`);
    const { openServerStores } = await import('@app/composition/servers');
    const servers = await openServerStores(stores);
    closeStack.add(() => servers.close());

    // Positions of the embedded log are dense from 0.
    const total = Number(head) + 1;
    const already = await copiedSoFar(events, servers.eventStore);
    // Names come before the events that refer to them, as in every command.
    const persons = await copyPersons(events, vault, servers.vault);
    await showProgress('Đang chép nhật ký / copying the log', total, (tell) =>
      copyLog(events, servers.eventStore, already, tell),
    );
    await showProgress('Đang so từng byte / comparing every byte', total, (tell) =>
      compareLogs(events, servers.eventStore, tell),
    );
    console.log(
      `${total} sự kiện, như nhau từng byte ở hai nơi; đã chép tên của ${persons} người / events, the same to the byte in ` +
        'both places; names of persons copied',
    );
  } finally {
    await closeStack.close();
  }
};

const PERSON_BATCH_SIZE = 500;

/** @returns the number of persons who are not erased */
const copyPersons = async (events: EventStore, from: PersonVault, to: PersonVault): Promise<number> => {
  const members = new Set<string>();
  for await (const { stream } of wholeLog(events)) {
    const memberId = memberIdOf(stream);
    if (memberId !== null) members.add(memberId);
  }
  const ids = [...members];
  let known = 0;
  for (let first = 0; first < ids.length; first += PERSON_BATCH_SIZE) {
    const records = ids.slice(first, first + PERSON_BATCH_SIZE).map(async (id) => {
      const record = await from.get(id);
      if (!record) return to.forget(id);
      known += 1;
      return to.put(id, record);
    });
    await Promise.all(records);
  }
  return known;
};
