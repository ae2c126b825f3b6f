import { realpathSync } from 'node:fs';
import { BroadcastChannel } from 'node:worker_threads';

/** On this channel the thread that writes a folder's log tells the other threads of its process that the log grew. */
export const logChannel = (folder: string): BroadcastChannel => {
  const channel = new BroadcastChannel(`sangkien-events:${realpathSync(folder)}`);
  channel.unref();
  return channel;
};
