import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandBus } from '@nestjs/cqrs';
import { AddressUnavailable, CloseStack, exitOnFailure, listen, openService, type Service } from '@app/composition';
import { settingsFrom, type Settings } from '@app/config';
import { EmbeddedEventStore } from '@app/event-store';
import { issueDevToken } from '@app/http';
import {
  initiativeIdOf,
  runProgramme,
  sampleProgramme,
  sendOnCommandBus,
  type SampleProgramme,
} from '@app/sample-programme';
import { dayInVietnam, type LocalDate } from '@app/kernel';
import { writtenDay } from '@app/texts';
import { showCatchUp } from '../catch-up.js';
import { both } from '../both.js';
import type { HistoryEntry } from '../history-text.js';
import { CommandFailed } from '../command-failed.js';
import type { Output } from '../output.js';
import type { ReadApi } from '../read-api.js';
import { readApiOf } from '../service-read-api.js';
import { demoFigures, demoJson } from './demo-figures.js';
import { figuresReport, historyOf, historyReport, leaderboardsReport, type Story } from './demo-report.js';
import { startProjector } from './projector-process.js';

export interface DemoOptions {
  readonly seed: number;
  readonly scale: number;
  readonly serve: boolean;
  /** Connection string of an EventStoreDB; with `mongo`, it replaces the embedded stores. */
  readonly eventStore?: string;
  readonly mongo?: string;
}

const CONCURRENCY = 64;
/** A progress bar appears if the read models take longer than this. */
const PROGRESS_BAR_AFTER_MS = 2_000;
const TOKEN_SECONDS = 30 * 86_400;
/** Where the command line looks for the service without --url. */
const DEFAULT_URL = 'http://127.0.0.1:3000';

const vi = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const en = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Runs the sample programme on a fresh data folder or on empty servers, and shows the resulting figures. */
export const demo = async (
  { seed, scale, serve, eventStore, mongo }: DemoOptions,
  projector: URL,
  output: Output,
): Promise<void> => {
  const given = settingsFrom({
    ...process.env,
    SANGKIEN_LOG: process.env.SANGKIEN_LOG ?? 'error',
    ...(eventStore !== undefined && { SANGKIEN_EVENT_STORE: eventStore }),
    ...(mongo !== undefined && { SANGKIEN_MONGO: mongo }),
  });
  // Keys belong to one log, and each demo makes another one.
  const dataFolder = join(given.dataFolder, given.stores.kind === 'servers' ? 'demo-on-servers' : 'demo');
  const settings: Settings = { ...given, dataFolder };
  const closeStack = new CloseStack();
  if (serve) await assertAddressFree(settings);
  const started = performance.now();
  if (settings.stores.kind === 'embedded') await clear(dataFolder);
  else rmSync(dataFolder, { recursive: true, force: true });
  const service = await openService({ settings, projector });
  closeStack.add(() => service.close());
  exitOnFailure(service, ({ message }) =>
    output.problem({
      code: 'DISK_FAILED',
      detail: { vi: 'Ổ đĩa hỏng, xem docs/how-to/mend-a-disk.md.', en: `the disk failed: ${message}` },
    }),
  );
  try {
    if (settings.stores.kind === 'servers') {
      await assertEmptyLog(service);
      const running = await startProjector(fileURLToPath(projector), settings.stores);
      closeStack.add(() => running.stop());
    }
    output.print(
      both(
        `Chương trình mẫu, số liệu minh họa (số khởi tạo ${seed}, quy mô ${vi.format(scale)})`,
        `An invented programme (seed ${seed}, scale ${scale})`,
      ),
    );
    const programme = sampleProgramme(seed, scale);
    const { accepted, refused } = await run(service, programme, output);
    await caughtUp(service, output);
    const { auditor, campaignId } = programme.ids;
    const api = readApiOf(service, await issueDevToken(service.tokenSecret, auditor, TOKEN_SECONDS));
    const figures = await demoFigures(api, campaignId);
    const seconds = (performance.now() - started) / 1000;
    output.document(demoJson(figures));
    output.print(
      both(
        `Đã thực hiện ${vi.format(accepted)} lệnh, từ chối ${vi.format(refused)} lệnh đúng như kịch bản, trong ${vi.format(seconds)} giây`,
        `${en.format(accepted)} commands accepted, ${en.format(refused)} refused as planned, in ${en.format(seconds)} seconds`,
      ),
    );
    output.print(`\n${figuresReport(figures, scale)}`);
    output.print(`\n${await leaderboardsReport(api, campaignId)}`);
    const story = await storyOf(programme, api);
    const entries = await historyOf(api, story);
    output.print(`\n${historyReport(story, entries)}`);
    if (!serve) return;
    const url = await listen(service, settings);
    output.note(`\n${await servingText(service, { url, settings, programme, story, day: revealingDay(entries) })}`);
    await untilStopped();
  } finally {
    await closeStack.close();
  }
};

/** Told before the run, and before another demo's data are deleted. @throws AddressUnavailable */
const assertAddressFree = async (settings: Settings): Promise<void> => {
  const server = createServer();
  try {
    await once(server.listen(settings.port, settings.host), 'listening');
  } catch (error) {
    throw new AddressUnavailable(settings, 'PORT', error);
  }
  server.close();
  await once(server, 'close');
};

/** @throws CommandFailed unless the log is empty: other events would count as the demo's */
const assertEmptyLog = async (service: Service): Promise<void> => {
  if ((await service.eventStore.head()) === null) return;
  throw new CommandFailed('EVENT_STORE_IN_USE', {
    vi: 'Kho sự kiện này đã có dữ liệu, không ghi gì thêm. Dùng một kho trống.',
    en: 'this event store is in use; nothing was written. Use an empty one',
  });
};

/** @throws StoreUnavailable while another demo uses the folder; it would continue on deleted files and lose its data */
const clear = async (dataFolder: string): Promise<void> => {
  const events = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'writer', commits: 'inline' });
  await events.close();
  rmSync(dataFolder, { recursive: true });
};

const run = (
  service: Service,
  { steps }: SampleProgramme,
  output: Output,
): Promise<{ readonly accepted: number; readonly refused: number }> =>
  output.progress('Đang chạy chương trình mẫu / running the sample programme', steps.length, (report) =>
    runProgramme(steps, {
      send: sendOnCommandBus(service.app.get(CommandBus)),
      concurrency: CONCURRENCY,
      onProgress: report,
    }),
  );

const caughtUp = async ({ eventStore, progress }: Service, output: Output): Promise<void> => {
  const head = await eventStore.head();
  if (head === null || (await progress.waitForPosition(head, PROGRESS_BAR_AFTER_MS))) return;
  await showCatchUp('Đang dựng dữ liệu tra cứu / building read models', head, progress, output);
};

/** An initiative with a full history: returned, resubmitted, counted. */
const storyOf = async ({ plans, ids }: SampleProgramme, api: ReadApi): Promise<Story> => {
  const plan =
    plans.find(({ revised, outcome, recognisedLater }) => revised && recognisedLater && outcome === 'COUNTED') ??
    plans[0]!;
  return api.get<Story>(`/api/v1/initiatives/${initiativeIdOf(plan, ids)}`);
};

interface Serving {
  readonly url: string;
  readonly settings: Settings;
  readonly programme: SampleProgramme;
  readonly story: Story;
  /** A day on which the initiative was not yet as it is now. */
  readonly day: LocalDate;
}

/** The day of the entry in the middle. */
const revealingDay = (entries: readonly HistoryEntry[]): LocalDate =>
  dayInVietnam(entries[Math.floor((entries.length - 1) / 2)]!.recordedAt);

/** Where it serves, and commands that can be pasted into a shell as they are. */
const servingText = async (
  { tokenSecret }: Service,
  { url, settings: { stores, dataFolder }, programme: { ids }, story, day }: Serving,
): Promise<string> => {
  const auditor = await issueDevToken(tokenSecret, ids.auditor, TOKEN_SECONDS);
  const officer = await issueDevToken(tokenSecret, ids.campaignOfficer, TOKEN_SECONDS);
  const where = stores.kind === 'embedded' ? dataFolder : 'EventStoreDB, MongoDB';
  const sangkien = `SANGKIEN_DATA=${quoted(dataFolder)} npm run --silent sangkien --`;
  const audit = `--as ${ids.auditor}${url === DEFAULT_URL ? '' : ` --url ${url}`}`;
  const get = 'curl -H "Authorization: Bearer $TOKEN"';
  return `Hệ thống chạy tại ${url} (nhấn Ctrl-C để dừng). Dữ liệu: ${where}
Serving at ${url} (Ctrl-C stops it). Data: ${where}
  ${url}/api/reference   tra cứu API / API reference
  ${url}/problems        danh mục thông báo lỗi / every error code
  ${url}/readyz          tình trạng hệ thống / health

Mã truy cập dùng thử của kiểm tra viên, hiệu lực 30 ngày; dán vào một cửa sổ lệnh khác
Token of the sample auditor, valid for 30 days; paste it into another shell
TOKEN=${auditor}

Mã truy cập dùng thử của cán bộ phụ trách chương trình / token of the sample campaign officer
OFFICER_TOKEN=${officer}

Ba sáng kiến làm lợi nhiều nhất / the three initiatives of the largest benefit
${get} "${url}/api/v1/initiatives?sort=-benefit&limit=3"

Các con số của cả chương trình / the figures of the whole programme
${get} "${url}/api/v1/campaigns/${ids.campaignId}/summary"

Một sáng kiến như đã ghi đến hết ngày ${writtenDay(day)} / an initiative as recorded until the end of ${writtenDay(day)}
${sangkien} as-of ${story.code} ${audit} --at ${day}

Lịch sử của sáng kiến ấy / its history
${sangkien} history ${story.code} ${audit}`;
};

/** For a shell. */
const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
