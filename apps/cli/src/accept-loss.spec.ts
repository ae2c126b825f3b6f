import { openService } from '@app/composition';
import { settingsFrom } from '@app/config';
import { EmbeddedEventStore } from '@app/event-store';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptLoss } from './accept-loss.command.js';
import { Output } from './output.js';

describe('sangkien accept-loss', () => {
  let folder: string;
  let said: string[];
  const output = new Output(false, { out: (text) => said.push(text), err: () => undefined });

  const mark = (): string => join(folder, 'events.high-water');
  const start = async (): Promise<void> => {
    const settings = settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline' });
    await (await openService({ settings, projector: new URL('file:///unused'), logger: false })).close();
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accept-loss-'));
    process.env.SANGKIEN_DATA = folder;
    said = [];
    await start();
    const events = await EmbeddedEventStore.open({ folder, mode: 'writer', commits: 'inline' });
    const event = { id: 'e-1', type: 'NeverRead', data: '{}', metadata: '{"blind":"0"}' };
    await events.append('unit-1', 'no-stream', [event]);
    await events.close();
  });
  afterEach(() => {
    delete process.env.SANGKIEN_DATA;
    process.exitCode = undefined;
    rmSync(folder, { recursive: true });
  });

  it('changes nothing where nothing is lost', async () => {
    await acceptLoss({ yes: true }, output);
    expect(said).toEqual([expect.stringMatching(/Nothing is lost/)]);
  });

  it('says what is lost, and changes it only when told so', async () => {
    writeFileSync(mark(), readFileSync(mark(), 'utf8').replace('position -1', 'position 41'));
    rmSync(join(folder, 'persons.db'));
    await expect(start()).rejects.toThrow(/ends at position 0, but reached position 41/);

    await acceptLoss({}, output);
    const losses = [
      expect.stringMatching(/lost its last 41 events, after position 0/),
      expect.stringMatching(/persons\.db is lost/),
    ];
    expect(said).toEqual([...losses, expect.stringMatching(/run this again with --yes/)]);
    expect(process.exitCode).toBe(1);
    await expect(start()).rejects.toThrow(/events are lost/);

    said = [];
    await acceptLoss({ yes: true }, output);
    expect(said).toEqual([...losses, expect.stringMatching(/the service can be started/)]);
    await start();
  });
});
