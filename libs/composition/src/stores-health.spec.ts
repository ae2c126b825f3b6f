import { InMemoryEventStore } from '@app/event-store';
import type { ProgressStatus } from '@app/projections';
import { EVENTS, StoresHealth } from './stores-health.js';

const live: ProgressStatus = {
  head: 7n,
  projections: [{ name: 'totals', version: 1, status: 'live', position: 7n }],
};
const never = (): Promise<never> => new Promise(() => undefined);

describe('StoresHealth', () => {
  const eventStore = new InMemoryEventStore();
  afterEach(() => jest.restoreAllMocks());
  const healthOf = (progress: () => Promise<ProgressStatus>) =>
    new StoresHealth({ eventStore, progress, statusWhenUnavailable: () => 'fail', lag: EVENTS }, 1);

  it('answers while nothing else does, with what it knew', async () => {
    const progress = jest.fn().mockResolvedValueOnce(live).mockImplementation(never);
    const health = healthOf(progress);
    await health.report();
    jest.spyOn(eventStore, 'head').mockImplementation(never);
    expect(await health.report()).toEqual({
      checks: [
        { name: 'event-store', status: 'fail', detail: 'no response within 1 ms' },
        { name: 'projector', status: 'fail', detail: 'no response within 1 ms' },
        { name: 'projection:totals', status: 'pass' },
      ],
      lags: [],
    });
  });

  it('warns while the projector waits, since what is there can be read', async () => {
    const waiting = { ...live, waitingFor: 'no room to write views.db' };
    expect((await healthOf(async () => waiting).report()).checks).toContainEqual({
      name: 'projector',
      status: 'warn',
      detail: 'no room to write views.db',
    });
  });

  it('tells what failed also when it is no Error', async () => {
    const progress = jest.fn().mockRejectedValue({ errcode: 10 });
    expect((await healthOf(progress).report()).checks).toContainEqual({
      name: 'projector',
      status: 'fail',
      detail: '{ errcode: 10 }',
    });
  });

  it('asks once, however many probes wait', async () => {
    const progress = jest.fn().mockImplementation(never);
    const health = healthOf(progress);
    await Promise.all([health.report(), health.report()]);
    await health.report();
    expect(progress).toHaveBeenCalledTimes(1);
  });

  it('names the failure of the event store', async () => {
    jest.spyOn(eventStore, 'head').mockRejectedValue(new Error('gone'));
    expect((await healthOf(async () => live).report()).checks[0]).toEqual({
      name: 'event-store',
      status: 'fail',
      detail: 'gone',
    });
  });
});
