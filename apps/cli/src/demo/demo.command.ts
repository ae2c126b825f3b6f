import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandBus } from '@nestjs/cqrs';
import { CloseStack, exitOnFailure, listen, openService, type Service } from '@app/composition';
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
import { showCatchUp } from '../catch-up.js';
import { both } from '../command-line-texts.js';
import { showProgress } from '../progress-bar.js';
import { PROJECTOR } from '../projector-file.js';
import { readApiOf } from '../service-read-api.js';
import { demoFigures, demoJson } from './demo-figures.js';
import { figuresReport, historyReport, leaderboardsReport } from './demo-report.js';
import { startProjector } from './projector-process.js';

export interface DemoOptions {
  readonly seed: number;
  readonly scale: number;
  readonly serve: boolean;
  readonly json?: boolean;
  /** Connection string of an EventStoreDB; with `mongo`, it replaces the embedded stores. */
  readonly eventStore?: string;
  readonly mongo?: string;
}

const CONCURRENCY = 64;
/** A progress bar appears if the read models take longer than this. */
const PROGRESS_BAR_AFTER_MS = 2_000;
const TOKEN_SECONDS = 30 * 86_400;

const vi = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const en = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Runs the sample programme on a fresh data folder or on empty servers, and shows the resulting figures. */
export const demo = async ({ seed, scale, serve, json, eventStore, mongo }: DemoOptions): Promise<void> => {
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
  const print = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
  const started = performance.now();
  if (settings.stores.kind === 'embedded') await clear(dataFolder);
  else rmSync(dataFolder, { recursive: true, force: true });
  const service = await openService({ settings, projector: PROJECTOR });
  closeStack.add(() => service.close());
  exitOnFailure(service, ({ message }) =>
    console.error(both(`Ổ đĩa hỏng, xem docs/how-to/mend-a-disk.md: ${message}`, `The disk failed: ${message}`)),
  );
  try {
    if (settings.stores.kind === 'servers') {
      await assertEmptyLog(service);
      const projector = await startProjector(fileURLToPath(PROJECTOR), settings.stores);
      closeStack.add(() => projector.stop());
    }
    print(
      both(
        `Chương trình mẫu, số liệu minh họa (số khởi tạo ${seed}, quy mô ${vi.format(scale)})`,
        `An invented programme (seed ${seed}, scale ${scale})`,
      ),
    );
    const programme = sampleProgramme(seed, scale);
    const { accepted, refused } = await run(service, programme);
    await caughtUp(service);
    const api = readApiOf(service, await issueDevToken(service.tokenSecret, programme.ids.auditor, TOKEN_SECONDS));
    const figures = await demoFigures(api, programme.ids.campaignId);
    const seconds = (performance.now() - started) / 1000;
    if (json) process.stdout.write(`${JSON.stringify(demoJson(figures))}\n`);
    else {
      print(
        both(
          `Đã thực hiện ${vi.format(accepted)} lệnh, từ chối ${vi.format(refused)} lệnh đúng như kịch bản, trong ${vi.format(seconds)} giây`,
          `${en.format(accepted)} commands accepted, ${en.format(refused)} refused as planned, in ${en.format(seconds)} seconds\n`,
        ),
      );
      print(figuresReport(figures, scale));
      print(`\n${await leaderboardsReport(api, programme.ids.campaignId)}`);
      print(`\n${await historyReport(api, storyOf(programme))}\n`);
    }
    if (!serve) return;
    await keepServing(service, programme, settings, print);
  } finally {
    await closeStack.close();
  }
};

/** @throws Error unless the log is empty: other events would count as the demo's */
const assertEmptyLog = async (service: Service): Promise<void> => {
  if ((await service.eventStore.head()) === null) return;
  throw new Error(
    both(
      'Kho sự kiện này đã có dữ liệu, không ghi gì thêm. Dùng một kho trống.',
      'this event store is in use; nothing was written. Use an empty one.',
    ),
  );
};

/** @throws StoreUnavailable while another demo uses the folder; it would continue on deleted files and lose its data */
const clear = async (dataFolder: string): Promise<void> => {
  const events = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'writer', checkpointer: 'inline' });
  await events.close();
  rmSync(dataFolder, { recursive: true });
};

const run = (
  service: Service,
  { steps }: SampleProgramme,
): Promise<{ readonly accepted: number; readonly refused: number }> =>
  showProgress('Đang chạy chương trình mẫu / running the sample programme', steps.length, (report) =>
    runProgramme(steps, {
      send: sendOnCommandBus(service.app.get(CommandBus)),
      concurrency: CONCURRENCY,
      onProgress: report,
    }),
  );

const caughtUp = async ({ eventStore, progress }: Service): Promise<void> => {
  const head = await eventStore.head();
  if (head === null || (await progress.waitForPosition(head, PROGRESS_BAR_AFTER_MS))) return;
  await showCatchUp('Đang dựng dữ liệu tra cứu / building read models', head, progress);
};

/** An initiative with a full history: returned, resubmitted, counted. */
const storyOf = ({ plans, ids }: SampleProgramme): string =>
  initiativeIdOf(
    plans.find(({ revised, outcome, recognisedLater }) => revised && recognisedLater && outcome === 'COUNTED') ??
      plans[0]!,
    ids,
  );

const keepServing = async (
  service: Service,
  { ids }: SampleProgramme,
  { port, host, stores, dataFolder }: Settings,
  print: (text: string) => void,
): Promise<void> => {
  const url = await listen(service, { port, host });
  const officer = await issueDevToken(service.tokenSecret, ids.campaignOfficer, TOKEN_SECONDS);
  const auditor = await issueDevToken(service.tokenSecret, ids.auditor, TOKEN_SECONDS);
  const where = stores.kind === 'embedded' ? dataFolder : 'EventStoreDB, MongoDB';
  print(`Hệ thống chạy tại ${url} (nhấn Ctrl-C để dừng). Dữ liệu: ${where}
Serving at ${url} (Ctrl-C stops it). Data: ${where}
  ${url}/api/reference          tra cứu API / API reference
  ${url}/api/v1/campaigns/${ids.campaignId}/summary
  ${url}/readyz   ${url}/metrics   ${url}/problems
Mã truy cập dùng thử của kiểm tra viên / token of the sample auditor:
  ${auditor}
Mã truy cập dùng thử của cán bộ phụ trách chương trình / token of the sample campaign officer:
  ${officer}
Thử ngay / try:
  curl -H "Authorization: Bearer $TOKEN" "${url}/api/v1/initiatives?q=tua-bin&sort=benefit&limit=3"`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
};
