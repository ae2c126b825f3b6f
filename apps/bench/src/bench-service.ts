import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { CommandBus } from '@nestjs/cqrs';
import { openService, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import { runProgramme, sendOnCommandBus, type ProgrammeStep } from '@app/sample-programme';

export const PROJECTOR = new URL('../../projector/src/main.js', import.meta.url);

/** Requests are counted as always, and one person may send all of them. */
const COUNTED = { SANGKIEN_RATE_PERSON: '9999999', SANGKIEN_RATE_UNIT: '9999999' };

/** Opens the service on a folder, in this process. */
export const openBenchService = (dataFolder: string): Promise<Service> =>
  openService({ settings: { ...settingsFrom(COUNTED), dataFolder }, projector: PROJECTOR, logger: false });

export const runSteps = (
  service: Service,
  steps: readonly ProgrammeStep[],
  onProgress?: (done: number, total: number) => void,
): Promise<unknown> =>
  runProgramme(steps, {
    send: sendOnCommandBus(service.app.get(CommandBus)),
    concurrency: 64,
    ...(onProgress && { onProgress }),
  });

export const caughtUp = async (service: Service): Promise<void> => {
  const head = await service.eventStore.head();
  if (head !== null && !(await service.progress.waitForPosition(head, 600_000)))
    throw new Error('the read models did not catch up');
};

export interface ServedProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The service in a process of its own, listening on loopback. `bare` responds to commands at once and does nothing. */
export const serveInProcess = async (dataFolder: string, kind: 'whole' | 'bare'): Promise<ServedProcess> => {
  const child: ChildProcess = fork(new URL('./served-process.js', import.meta.url), [dataFolder, kind]);
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the measured service did not start'))),
  ])) as [{ readonly url: string }];
  return {
    url: message.url,
    pid: child.pid!,
    stop: async () => {
      const exited = once(child, 'exit');
      child.send('stop');
      await exited;
    },
  };
};
