import { LRUCache } from 'lru-cache';
import { parentPort, workerData } from 'node:worker_threads';
import { CheckpointerThread } from './checkpointer-thread.js';
import { eventLogFile } from './event-log-database.js';
import { openLogCommitter } from './log-committer.js';
import {
  type AnswerMessage,
  errorMessageOf,
  type FromLogWriter,
  type LogWriterOptions,
  stateMessageOf,
  type ToLogWriter,
} from './log-writer-messages.js';
import { logChannel } from './log-channel.js';

/** Longest wait of an append for this thread, e.g. behind a disk that hangs. Its sender looked at its time limit before. */
const MAX_WAIT_NS = 10_000_000_000n;

const { folder, busyTimeoutMs, headCapacity } = workerData as LogWriterOptions;
const tell = (message: FromLogWriter): void => parentPort!.postMessage(message);
const channel = logChannel(folder);
const heads = new LRUCache<string, number>({ max: headCapacity });
const committer = openLogCommitter({
  folder,
  busyTimeoutMs,
  heads,
  onCommitted: () => channel.postMessage(null),
  onState: (state) => {
    tell({ kind: 'state', state: stateMessageOf(state) });
    // The process will exit, and a thread that exits within a call of SQLite would abort it.
    if (state.kind === 'failed') void checkpointer?.stop();
  },
});
let checkpointer: CheckpointerThread | null = null;
checkpointer = await CheckpointerThread.start(eventLogFile(folder), committer);

let answers: AnswerMessage[] = [];
/** The answers of a commit follow each other as microtasks, and leave in one message. */
const answer = (each: AnswerMessage): void => {
  if (answers.push(each) > 1) return;
  queueMicrotask(() => {
    tell({ kind: 'answers', answers, commits: committer.commits });
    answers = [];
  });
};

parentPort!.on('message', (message: ToLogWriter) => {
  if (message.kind === 'close') return void close();
  const abandonIf = (): boolean => process.hrtime.bigint() - message.sentAt > MAX_WAIT_NS;
  for (const { id, stream, expected, events } of message.appends) {
    committer.write({ stream, expected, events, abandonIf }).then(
      (result) => answer({ id, result, head: heads.get(stream) ?? Number(result.revision) }),
      (error: unknown) => answer({ id, refusal: errorMessageOf(error) }),
    );
  }
});

const close = async (): Promise<void> => {
  committer.flush();
  await checkpointer?.stop();
  committer.connection.db.close();
  channel.close();
  parentPort!.close();
};

tell({ kind: 'running' });
