import { initiativeScript, memberScript, type CommandScript } from './open-programme.js';
import type { Acknowledgement, Answer, SentCommand, ServiceProcess } from './service-process.js';

export interface Acknowledged {
  readonly command: SentCommand;
  readonly answer: Acknowledgement;
}

/** A client that runs one script after another, a command at a time, and retries commands without a response. */
class Client {
  private script: CommandScript | null = null;
  private unanswered: SentCommand | null = null;
  private lives = 0;

  constructor(private readonly name: string) {}

  /** The command to send: the unanswered one, otherwise the next; null between two scripts once no more may begin. */
  next(more: boolean): SentCommand | null {
    if (this.unanswered) return this.unanswered;
    if (!more) return null;
    this.lives += 1;
    const name = `${this.name}-${this.lives}`;
    this.script = this.lives % 3 === 0 ? memberScript(name) : initiativeScript(name);
    this.unanswered = this.script.next().value ?? null;
    return this.unanswered;
  }

  answered(answer: Acknowledgement): void {
    this.unanswered = this.script?.next(answer).value ?? null;
  }
}

/** Errors of an interrupted connection when the service stops; any other error is a fault. */
const isConnectionLost = (error: unknown): boolean => (error as Error).name === 'TypeError';

/** Many clients of one service across its restarts, and every response they received. */
export class ConcurrentClients {
  readonly acknowledged: Acknowledged[] = [];
  private readonly clients: readonly Client[];
  private expecting: { readonly count: number; readonly reached: () => void } | null = null;

  /** `name` distinguishes the commands from those of other clients of the same service. */
  constructor(size: number, name = '') {
    this.clients = Array.from({ length: size }, (_, index) => new Client(`${name}${index + 1}`));
  }

  /**
   * All clients send until the service is gone, or until `isOver` (called after each response) returns true and every
   * script begun is complete.
   *
   * @throws Error for any response except an acknowledgement
   */
  async keepBusy(service: ServiceProcess, isOver: () => boolean = () => false): Promise<void> {
    await Promise.all(this.clients.map((client) => this.work(client, service, isOver)));
  }

  /** Resolves after this many further responses, with the last of them. */
  more(count: number): Promise<void> {
    return new Promise((reached) => (this.expecting = { count: this.acknowledged.length + count, reached }));
  }

  private async work(client: Client, service: ServiceProcess, isOver: () => boolean): Promise<void> {
    for (let command = client.next(!isOver()); command; command = client.next(!isOver())) {
      let answer: Answer;
      try {
        answer = await service.send(command);
      } catch (error) {
        if (isConnectionLost(error)) return;
        throw error;
      }
      const { status, body } = answer;
      if (status !== 200 && status !== 201) throw new Error(`${command.key}: ${status} ${JSON.stringify(body)}`);
      const acknowledgement = body as Acknowledgement;
      this.acknowledged.push({ command, answer: acknowledgement });
      if (this.acknowledged.length === this.expecting?.count) this.expecting.reached();
      client.answered(acknowledgement);
    }
  }
}
