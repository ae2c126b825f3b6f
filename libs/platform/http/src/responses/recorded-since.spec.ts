import { InMemoryEventStore } from '@app/event-store';
import { ProjectionProgress, type ProgressStatus, type ProjectionStatus } from '@app/projections';
import { RecordedSince } from './recorded-since.js';

class SetProgress extends ProjectionProgress {
  card: ProjectionStatus | null = null;

  override async waitForPosition(): Promise<boolean> {
    return true;
  }

  override async status(): Promise<ProgressStatus> {
    return { head: null, projections: this.card ? [this.card] : [] };
  }
}

describe('RecordedSince', () => {
  const store = new InMemoryEventStore();
  const progress = new SetProgress();
  const since = new RecordedSince(store, progress);
  let events = 0;

  const append = (count: number) =>
    store.append(
      'toy-1',
      'any',
      Array.from({ length: count }, () => ({
        id: `00000000-0000-4000-8000-${String((events += 1)).padStart(12, '0')}`,
        type: 'Noted',
        data: '{}',
        metadata: '{}',
      })),
    );
  const positions = async (mark: string) => (await since.events(mark)).map(({ position }) => Number(position));

  it('marks how far the read models are, if that is known', async () => {
    const card = { name: 'toy-card', version: 1, status: 'live', position: 7n } as const;
    for (const [status, mark] of [
      [card, '7'],
      [{ ...card, position: 0n }, '0'],
      [{ ...card, position: null }, ''],
      [{ ...card, status: 'rebuilding' }, ''],
      [null, ''],
    ] as const) {
      progress.card = status;
      expect(await since.mark('toy-card')).toBe(mark);
    }
  });

  it('returns what was recorded after the mark, or all without one', async () => {
    await append(3);
    expect(await positions('0')).toEqual([1, 2]);
    expect(await positions('2')).toEqual([]);
    expect(await positions('')).toEqual([0, 1, 2]);
  });

  it('refuses when too much was recorded to look through', async () => {
    await append(4_998);
    expect(await positions('0')).toHaveLength(5_000);
    await append(1);
    await expect(since.events('0')).rejects.toMatchObject({ code: 'LIST_CHANGED' });
    expect(await positions('1')).toHaveLength(5_000);
  });
});
