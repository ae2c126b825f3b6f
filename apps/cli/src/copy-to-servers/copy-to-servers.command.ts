import { CloseStack } from '@app/composition';
import { settingsFrom } from '@app/config';
import { allowSecretFor } from '@app/http';
import { wholeLog, type EventStore } from '@app/event-store';
import { memberIdOf } from '@app/organisation';
import { EmbeddedPersonVault, type PersonVault } from '@app/person-vault';
import { writtenCount, type Language } from '@app/texts';
import { both } from '../both.js';
import { CommandFailed } from '../command-failed.js';
import { openExistingLog } from '../data-folder.js';
import type { Output } from '../output.js';
import { compareLogs, copiedSoFar, copyLog } from './copy-log.js';

/**
 * Copies the event log and the personal names of a data folder to the servers of the settings, then compares the logs.
 * A second run finishes an interrupted copy. The folder stays unchanged but for its keys, which become those of the copy as
 * well. No service may run on the folder or the servers.
 */
export const copyToServers = async (output: Output): Promise<void> => {
  const { dataFolder, stores } = settingsFrom(process.env);
  if (stores.kind === 'embedded') {
    throw new CommandFailed('NO_SERVERS', {
      vi: 'Chưa biết chép đến đâu: đặt SANGKIEN_EVENT_STORE và SANGKIEN_MONGO.',
      en: 'set SANGKIEN_EVENT_STORE and SANGKIEN_MONGO to where the copy goes',
    });
  }
  const closeStack = new CloseStack();
  try {
    const events = await openExistingLog(dataFolder);
    closeStack.add(() => events.close());
    const head = await events.head();
    if (head === null) {
      throw new CommandFailed('NOTHING_TO_COPY', {
        vi: `Thư mục ${dataFolder} chưa có sự kiện nào để chép.`,
        en: `the folder ${dataFolder} holds no event`,
      });
    }
    const vault = EmbeddedPersonVault.open({ folder: dataFolder, log: await events.identity(), mayCreate: false });
    closeStack.add(() => vault.close());
    const { openServerStores } = await import('@app/composition/servers');
    const servers = await openServerStores(stores, { compared: false });
    closeStack.add(() => servers.close());

    // Positions of the embedded log are dense from 0.
    const total = Number(head) + 1;
    const already = await copiedSoFar(events, servers.eventStore);
    // Names come before the events that refer to them, as in every command.
    const persons = await copyPersons(events, vault, servers.vault);
    await output.progress('Đang chép sổ sự kiện / copying the event log', total, (report) =>
      copyLog(events, servers.eventStore, already, report),
    );
    await output.progress('Đang đối chiếu từng byte / comparing every byte', total, (report) =>
      compareLogs(events, servers.eventStore, report),
    );
    // The service on the servers uses the same keys, so that tokens and cursors stay valid.
    const copy = await servers.eventStore.identity();
    for (const key of KEYS) allowSecretFor(dataFolder, key, copy);
    output.print(
      both(
        `Đã chép ${written(total, 'vi')} sự kiện, hai nơi giống nhau đến từng byte; đã chép danh sách ${written(persons, 'vi')} người`,
        `${written(total, 'en')} events copied, the same to the byte in both places; names of ${written(persons, 'en')} persons copied`,
      ),
    );
    output.document({ events: total, persons });
  } finally {
    await closeStack.close();
  }
};

const KEYS = ['dev-token.key', 'cursor.key'];

const written = (count: number, language: Language): string => writtenCount(String(count), language);

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
