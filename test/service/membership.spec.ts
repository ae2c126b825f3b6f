import { openService, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import { buildOpenApi, issueDevToken } from '@app/http';
import { dayInVietnam, instantOf } from '@app/kernel';
import { injectChecked } from '@app/testing';
import { rmSync } from 'node:fs';
import { freshFolder } from '../e2e/fresh-folder.js';
import { founding } from './founding.js';

const STRANGER = '0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';
const REFUSED = '403 NOT_AN_ACTIVE_MEMBER';

describe('who is no active member', () => {
  let folder: string;
  let service: Service;
  let administrator: string;
  let departed: string;
  let keys = 0;

  const ask = async (as: string, method: 'GET' | 'POST', path: string, payload?: object) =>
    injectChecked(service.app, {
      method,
      url: path,
      ...(payload && { payload }),
      headers: {
        authorization: `Bearer ${await issueDevToken(service.tokenSecret, as, 60)}`,
        ...(method === 'POST' && { 'idempotency-key': `key-${++keys}` }),
      },
    });
  const sent = async (as: string, path: string, payload: object): Promise<string> => {
    const response = await ask(as, 'POST', `/api/v1/${path}`, payload);
    expect([path, response.statusCode < 300]).toEqual([path, true]);
    return response.json<{ readonly id: string }>().id;
  };
  const codeOf = ({ statusCode, body }: { readonly statusCode: number; readonly body: string }): string =>
    statusCode < 300 ? String(statusCode) : `${statusCode} ${(JSON.parse(body) as { readonly code: string }).code}`;

  beforeAll(async () => {
    folder = freshFolder();
    service = await openService({
      settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline' }),
      projector: new URL('file:///unused'),
      logger: false,
    });
    administrator = await sent('operator', 'organisation', founding);
    const { unit } = (await ask(administrator, 'GET', `/api/v1/members/${administrator}?minPosition=5`)).json<{
      readonly unit: { readonly id: string };
    }>();
    const { category } = founding.administrator;
    const person = { unitId: unit.id, fullName: 'Lê Văn Mẫu', memberNumber: 'MAU-2', category };
    departed = await sent(administrator, 'members', person);
    await sent(administrator, `members/${departed}/departure`, { effectiveOn: dayInVietnam(instantOf(Date.now())) });
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The answers of every operation of the OpenAPI document under /api/v1, by code. */
  const answers = async (as: string): Promise<Map<string, readonly string[]>> => {
    const byCode = new Map<string, readonly string[]>();
    for (const [template, item] of Object.entries(buildOpenApi(service.app, '0').paths)) {
      if (!template.startsWith('/api/v1/')) continue;
      const path = template.replace('{phase}', '1').replaceAll(/\{\w+\}/g, STRANGER);
      for (const method of ['GET', 'POST'] as const) {
        const operation = method === 'GET' ? item.get : item.post;
        if (!operation) continue;
        const response = await ask(as, method, path, operation.requestBody && {});
        const code = codeOf(response);
        byCode.set(code, [...(byCode.get(code) ?? []), `${method} ${template}`]);
      }
    }
    return byCode;
  };

  it('as a member who left, is refused by every operation', async () => {
    const byCode = await answers(departed);
    expect([...byCode.keys()]).toEqual([REFUSED]);
    expect(byCode.get(REFUSED)!.length).toBeGreaterThan(60);
  });

  it.each(['operator', STRANGER])('as %s, is refused by every operation but those that name no person', async (as) => {
    const byCode = await answers(as);
    byCode.delete(REFUSED);
    expect([...byCode.values()].flat().sort()).toEqual(['GET /api/v1/me', 'POST /api/v1/organisation']);
  });

  it('gets the same answer whether something exists or not', async () => {
    const answerTo = async (id: string) => {
      const { statusCode, body } = await ask(STRANGER, 'GET', `/api/v1/members/${id}`);
      return { statusCode, body: body.replace(/"traceId":"[^"]*"/, '').replace(id, '') };
    };
    expect(await answerTo(administrator)).toEqual(await answerTo(STRANGER));
  });
});
