import { existsSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { openService } from '@app/composition';
import { settingsFrom } from '@app/config';
import { BuiltProcess } from './built-process.js';
import { runCommand } from './command-line.js';
import { freshFolder } from './fresh-folder.js';
import { ServiceProcess } from './service-process.js';

const MINUTE = 60_000;

describe('starting the service', () => {
  let folder: string;
  beforeEach(() => (folder = freshFolder()));
  afterEach(async () => {
    await BuiltProcess.killAll();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'fails on a folder that another process serves, and names both',
    async () => {
      const data = join(folder, 'demo');
      const first = await ServiceProcess.start(data);
      const second = ServiceProcess.boot(data);
      expect(await second.exited).toEqual({ code: 1, signal: null });
      expect(second.stderr).toBe(`data folder ${data} is in use by process ${first.pid}`);
      const commands = [
        await runCommand(['rebuild'], { SANGKIEN_DATA: data }),
        await runCommand(['demo', '--no-serve', '--scale', '0.02'], { SANGKIEN_DATA: folder }),
      ];
      for (const { code, stderr } of commands) {
        expect(code).toBe(1);
        expect(stderr.split('\n')).toEqual([
          `Lỗi: Thư mục dữ liệu đang được một tiến trình khác dùng (${first.pid}); dừng tiến trình ấy trước.`,
          `error: data folder ${data} is in use by process ${first.pid}; stop it first`,
        ]);
      }
      for (const name of ['lock.db', 'writer.pid']) rmSync(join(data, name));
      const settings = settingsFrom({ SANGKIEN_DATA: data, SANGKIEN_PROJECTIONS: 'inline' });
      const lockless = openService({ settings, projector: new URL('file:///unused'), logger: false });
      await expect(lockless).rejects.toThrow(`data folder ${data} is in use: another process has events.db open`);
      expect(await fetch(`${first.url}/readyz`)).toMatchObject({ status: 200 });
      expect(await first.stop()).toEqual({ code: 0, signal: null });
      expect(existsSync(join(data, 'events.db'))).toBe(true);
    },
    2 * MINUTE,
  );

  it(
    'fails on an unknown setting, names it and the most similar one, and creates no files',
    async () => {
      const data = join(folder, 'data');
      const refused = ServiceProcess.boot(data, { SANGKIEN_PROJECTION: 'inline', SANGKIEN_LOG: 'loud' });
      expect(await refused.exited).toEqual({ code: 1, signal: null });
      expect(refused.stderr).toContain('SANGKIEN_PROJECTION is not a setting; the nearest is SANGKIEN_PROJECTIONS');
      expect(refused.stderr).toContain('SANGKIEN_LOG must be one of');
      expect(refused.stdout).toBe('');
      expect(existsSync(data)).toBe(false);
    },
    MINUTE,
  );

  describe('on a port in use', () => {
    let holder: Server;
    let port: number;
    beforeEach(async () => {
      holder = createServer().listen(0, '127.0.0.1');
      await once(holder, 'listening');
      port = (holder.address() as AddressInfo).port;
    });
    afterEach(() => holder.close());

    it(
      'fails, names the address, and exits',
      async () => {
        const refused = ServiceProcess.boot(folder, { PORT: String(port), SANGKIEN_LOG: 'error' });
        expect(await refused.exited).toEqual({ code: 1, signal: null });
        expect(refused.stderr.split('\n').at(-1)).toBe(
          `127.0.0.1:${port} is taken by another program; choose another PORT`,
        );
      },
      MINUTE,
    );
  });
});
