import { openService, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import { issueDevToken } from '@app/http';
import {
  runProgramme,
  sampleProgramme,
  sendOnCommandBus,
  type SampleProgramme,
  type SendCommand,
} from '@app/sample-programme';
import { injectChecked, WITHOUT_RATE_LIMITS } from '@app/testing';
import { CommandBus } from '@nestjs/cqrs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CATCH_UP_MS = 120_000;

export interface SampleRunOptions {
  readonly seed: number;
  readonly scale: number;
  /** Called around each command, with the function that sends it. */
  readonly around?: (run: SampleRun, send: SendCommand) => SendCommand;
}

/** The sample programme, run by commands on the whole service in this process, on a new data folder. */
export class SampleRun {
  private constructor(
    readonly folder: string,
    readonly programme: SampleProgramme,
    readonly service: Service,
    private readonly token: string,
  ) {}

  /** Resolves once every command got its response and the read models are up to date. */
  static async of({ seed, scale, around = (_, send) => send }: SampleRunOptions): Promise<SampleRun> {
    const folder = mkdtempSync(join(tmpdir(), 'sample-'));
    const service = await openService({
      settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline', ...WITHOUT_RATE_LIMITS }),
      projector: new URL('file:///unused'),
      logger: false,
    });
    const programme = sampleProgramme(seed, scale);
    const token = await issueDevToken(service.tokenSecret, programme.ids.auditor, 3600);
    const run = new SampleRun(folder, programme, service, token);
    try {
      const send = sendOnCommandBus(service.app.get(CommandBus));
      await runProgramme(programme.steps, { send: around(run, send), concurrency: 64 });
      const head = (await service.eventStore.head())!;
      if (!(await service.progress.waitForPosition(head, CATCH_UP_MS)))
        throw new Error('the read models did not catch up');
    } catch (error) {
      await run.close();
      throw error;
    }
    return run;
  }

  get campaignId(): string {
    return this.programme.ids.campaignId;
  }

  /** Reads over HTTP as the sample's auditor, if nobody else is named. `after`: minimum position of the response. */
  async read(
    path: string,
    { after, as }: { readonly after?: bigint | undefined; readonly as?: string } = {},
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const token = as === undefined ? this.token : await issueDevToken(this.service.tokenSecret, as, 3600);
    const answer = await injectChecked(this.service.app, {
      method: 'GET',
      url: `/api/v1/${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(after !== undefined && { 'x-min-position': after.toString(), prefer: 'wait=10' }),
      },
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  /** @throws Error for any status except 200 */
  async get<Answer>(path: string, after?: bigint): Promise<Answer> {
    const { status, body } = await this.read(path, { after });
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    return body as Answer;
  }

  /** Every item of a list, all pages. */
  async list<Item>(path: string): Promise<readonly Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const rest: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: Item[]; nextCursor: string | null } = await this.get(`${path}&limit=200${rest}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }

  async close(): Promise<void> {
    await this.service.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
