import { WITHOUT_RATE_LIMITS } from '@app/testing';
import { openService, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The whole service on a new empty folder. */
export const openEmptyService = async (): Promise<{ readonly service: Service; close(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'));
  const service = await openService({
    settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline', ...WITHOUT_RATE_LIMITS }),
    projector: new URL('file:///unused'),
    logger: false,
  });
  return {
    service,
    close: async () => {
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
