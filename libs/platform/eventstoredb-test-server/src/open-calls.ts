import { ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js';

/** The calls in progress. A node that stops ends each of them with CANCELLED. */
export class OpenCalls {
  private readonly ends = new Set<() => void>();

  readonly interceptor: ServerInterceptor = (_method, call) => {
    let cancelled = false;
    const cancel = (): void => {
      cancelled = true;
      call.sendStatus({ code: status.CANCELLED, details: 'the node stops' });
    };
    this.ends.add(cancel);
    return new ServerInterceptingCall(call, {
      start: (next) => next({ onCancel: () => this.ends.delete(cancel) }),
      sendMessage: (message, next) => {
        if (!cancelled) next(message);
      },
      sendStatus: (sent, next) => {
        this.ends.delete(cancel);
        if (!cancelled) next(sent);
      },
    });
  };

  cancel(): void {
    for (const cancel of this.ends) cancel();
    this.ends.clear();
  }
}
