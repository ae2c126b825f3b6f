import { parseArgs } from 'node:util';
import { answerControlMessages } from './control-messages.js';
import { EventStoreDbTestServer } from './eventstoredb-test-server.js';

const help = `EventStoreDB's gRPC protocol on loopback, in memory, for tests. It is no EventStoreDB.

Usage: esdb-test-server [options]

  --port <number>        port on 127.0.0.1; 0 takes a free one (default: 2113)
  --user <name>          calls need this user ...
  --password <text>      ... and this password
  --tls <file>           over TLS; writes the certificate of its authority to this file
  --no-batch-append      as a server that knows no batched appends
  --no-caught-up         subscriptions do not report that they caught up
  --help                 this text

Prints its connection string as its first line, and ends on SIGTERM, on SIGINT, and with the parent\nthat holds its IPC channel.
A parent process that started it with an IPC channel can arm faults (see control-messages.ts).
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '2113' },
    user: { type: 'string' },
    password: { type: 'string' },
    tls: { type: 'string' },
    'no-batch-append': { type: 'boolean', default: false },
    'no-caught-up': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(help);
} else {
  const { user: username, password } = values;
  const server = await EventStoreDbTestServer.start({
    port: Number(values.port),
    batchAppend: !values['no-batch-append'],
    subscriptionCaughtUp: !values['no-caught-up'],
    ...(values.tls !== undefined && { tls: { caFile: values.tls } }),
    ...(username !== undefined && password !== undefined && { credentials: { username, password } }),
  });
  process.stdout.write(`${server.connectionString}\n`);
  const stopAnswering = answerControlMessages(server);
  const stop = (): void => {
    stopAnswering();
    void server.stop();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
}
