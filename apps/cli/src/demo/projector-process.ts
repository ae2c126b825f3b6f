import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { StoreSettings } from '@app/config';

/** A projector at work in a process of its own. */
export interface ProjectorProcess {
  /** Lets it finish its batch. */
  stop(): Promise<void>;
}

/**
 * @param main built main file of the projector application
 * @throws Error when it cannot be started; what it says goes to stderr
 */
export const startProjector = async (
  main: string,
  { eventStoreUrl, mongoUrl }: Extract<StoreSettings, { readonly kind: 'servers' }>,
): Promise<ProjectorProcess> => {
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    // Addresses go by the environment, since arguments can be read by every user of the machine.
    env: {
      ...process.env,
      SANGKIEN_EVENT_STORE: eventStoreUrl,
      SANGKIEN_MONGO: mongoUrl,
      SANGKIEN_PROJECTOR_PORT: '0',
      SANGKIEN_LOG: process.env.SANGKIEN_LOG ?? 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'spawn');
  const exited = once(child, 'exit');
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
};
