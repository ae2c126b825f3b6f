import type { ServerWritableStream, StatusObject } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.js';
import { type ReadRecord, eventMessage } from './wire-messages.js';

/** The responses of one read, sent no faster than the client reads them. */
export class OutgoingMessages {
  /** Number of events passed to gRPC so far. */
  events = 0;
  private ended = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly call: ServerWritableStream<streams.ReadReq, streams.ReadResp>,
    private readonly faults: Faults,
    private readonly onEvent: () => void,
  ) {
    for (const event of ['cancelled', 'close', 'error']) call.on(event, () => this.stop());
    call.on('drain', () => this.wakeUp());
  }

  get isOpen(): boolean {
    return !this.ended;
  }

  /** Resolves when the client can receive more, or has disconnected. */
  async send(message: streams.ReadResp): Promise<void> {
    const held = this.faults.strike('reads-held');
    if (held) await held.released();
    await this.faults.delay();
    if (this.ended || this.call.write(message)) return;
    while (this.isOpen && this.call.writableNeedDrain) await this.wakeUpCall();
  }

  async sendEvent(read: ReadRecord): Promise<void> {
    const structuredIds = this.call.request.getOptions()?.getUuidOption()?.hasStructured() ?? false;
    this.events += 1;
    this.onEvent();
    await this.send(eventMessage(read, structuredIds));
  }

  end(): void {
    if (this.isOpen) this.call.end();
    this.stop();
  }

  fail(status: StatusObject): void {
    if (this.isOpen) this.call.emit('error', status);
  }

  /** Wakes every waiter of `wakeUpCall`. */
  wakeUp(): void {
    this.wake();
  }

  /** Resolves at the next `wakeUp`, and when the call ends. */
  wakeUpCall(): Promise<void> {
    if (this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private stop(): void {
    this.ended = true;
    this.wake();
  }
}
