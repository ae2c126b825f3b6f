import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { StoreSettings } from '@app/config';

/** A projector in a process of its own. */
export interface ProjectorProcess {
  /** Lets the projector finish its batch. */
  stop(): Promise<void>;
}

/**
 * @param main built main file of the projector application
 * @throws Error if it cannot be started; its own errors go to stderr
 */
export const startProjector = async (
  main: string,
  { eventStoreUrl, mongoUrl }: Extract<StoreSettings, { readonly kind: 'servers' }>,
): Promise<ProjectorProcess> => {
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    // URLs go through the environment: every user of the machine can read arguments.
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
