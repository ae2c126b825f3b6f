import { serviceProblems, serviceWords, type Service } from '@app/composition';
import { fieldFaultTexts, ProblemCatalogue, type FaultText } from '@app/http';
import { fillIn, placeholdersIn, type BilingualText } from '@app/texts';
import { openEmptyService } from './empty-service.js';
import { textFlaws } from './text-flaws.js';
import { productSources, textOf } from './repository.js';
import { thrownCodes } from './thrown-codes.js';

const STATUS: { readonly [kind: string]: number } = { conflict: 409, invalid: 422, forbidden: 403, 'not-found': 404 };
const { codes, unclear } = thrownCodes();
const statuses = new Map<string, Set<number>>();
for (const { code, kind } of codes) statuses.set(code, (statuses.get(code) ?? new Set()).add(STATUS[kind]!));
const catalogue = new ProblemCatalogue(serviceProblems, serviceWords);
const slugOf = (code: string): string => code.toLowerCase().replaceAll('_', '-');

describe('every refusal', () => {
  it('has a code that the sources show', () => {
    expect(unclear).toEqual([]);
    expect(statuses.size).toBeGreaterThan(90);
    expect([...statuses.keys()]).toEqual(
      expect.arrayContaining([
        'PHASE_CLOSED',
        'NOT_UNDER_REVIEW',
        'UNIT_CODE_TAKEN',
        'ALREADY_AWARDED_FOR_ACHIEVEMENT',
      ]),
    );
  });

  it.each([...statuses])('%s is in the catalogue with the status of its kind', (code, [...status]) => {
    expect(catalogue.find(code)).toMatchObject({ code, status: status[0] });
    expect(status).toHaveLength(1);
  });
});

describe('every 403', () => {
  /** `ROLE`: whoever holds a role may. Others are for one person, whatever their roles. */
  const WHO_MAY: { readonly [code: string]: 'ROLE' | 'OPERATOR' | 'MEMBER' | 'AUTHOR' | 'OWNER' } = {
    NOT_AN_ACTIVE_MEMBER: 'MEMBER',
    NOT_AN_AUTHOR: 'AUTHOR',
    NOT_DRAFT_OWNER: 'OWNER',
    ONLY_OPERATOR_FOUNDS: 'OPERATOR',
    OUT_OF_SCOPE_UNIT: 'ROLE',
    OWN_ADMINISTRATOR_ROLE: 'ROLE',
    OWN_CATEGORY: 'ROLE',
    OWN_ROLE_GRANT: 'ROLE',
    ROLE_OUT_OF_SCOPE: 'ROLE',
  };
  const refusals = productSources.flatMap((path) =>
    [...textOf(path).matchAll(/'forbidden',\s+'(\w+)'(?:,\s+(\{[^;]*\}))?[^;]*;/g)].map(
      ([, code = '', facts = '']) => [code, path, facts] as const,
    ),
  );

  it('says who may, and every throw of one is looked at', () => {
    const forbidden = catalogue.entries.filter(({ status }) => status === 403).map(({ code }) => code);
    // FORBIDDEN is what a 403 of the framework would be called: no code of the product.
    expect(forbidden.filter((code) => code !== 'FORBIDDEN').sort()).toEqual(Object.keys(WHO_MAY));
    expect(new Set(refusals.map(([code]) => code))).toEqual(new Set(Object.keys(WHO_MAY)));
    const thrown = productSources.map((path) => textOf(path).split("'forbidden',").length - 1);
    expect(refusals).toHaveLength(thrown.reduce((sum, count) => sum + count));
  });

  it.each(refusals.filter(([code]) => WHO_MAY[code] === 'ROLE'))(
    '%s of %s names the roles and the unit',
    (code, path, facts) => {
      expect(facts).toContain('requiredRoles');
      expect(catalogue.find(code)!.detail!.en).toContain('{requiredRoles:word}');
      expect(catalogue.find(code)!.detail!.vi).toContain('{requiredRoles:word}');
      // Before the founding there is no unit to name.
      if (!path.endsWith('event-log.controller.ts')) expect(facts).toContain('unitId');
    },
  );
});

describe('the catalogue', () => {
  it('has no refusal that is never thrown', () => {
    expect(serviceProblems.map(({ code }) => code).filter((code) => !statuses.has(code))).toEqual([]);
  });

  it.each(catalogue.entries.map((entry) => [entry.code, entry] as const))(
    '%s has every text in both languages',
    (_, entry) => {
      const { title, cause, fix, detail, fullerDetail, developer } = entry;
      for (const text of [title, cause, fix, detail, fullerDetail, developer]) {
        if (!text) continue;
        expect(text.vi.trim()).not.toBe('');
        expect(text.en.trim()).not.toBe('');
        expect(text.vi).not.toBe(text.en);
      }
    },
  );
});

/** Facts that may appear unformatted: numbers of phases and versions, and codes and names chosen by people. */
const UNFORMATTED = ['phase', 'carryOverTo', 'latest', 'code', 'unitName', 'alternativeUnitName'];
const forEverybody: readonly (readonly [string, BilingualText])[] = [
  ...catalogue.entries.flatMap(({ code, title, detail, fullerDetail, cause, fix }) =>
    [title, cause, fix, detail, fullerDetail].flatMap((text) => (text ? [[code, text] as const] : [])),
  ),
  ...Object.entries<FaultText>(fieldFaultTexts),
];

describe('texts for everybody', () => {
  it.each(forEverybody)('%s: %j has no code, field name, header, id or other flaw', (_, { vi, en }) => {
    expect([...textFlaws(vi), ...textFlaws(en)]).toEqual([]);
  });

  it.each(forEverybody)('%s: %j formats every value for readers', (_, { vi, en }) => {
    for (const { name, form } of [vi, en].flatMap(placeholdersIn)) {
      if (form === undefined) expect(UNFORMATTED).toContain(name);
      else if (form === 'word') expect(Object.keys(serviceWords[name] ?? {})).not.toEqual([]);
      else expect(fillIn(`{x:${form}}`, { x: '1' }, 'vi')).not.toBeNull();
    }
  });

  it.each(
    Object.entries(serviceWords).flatMap(([set, words]) =>
      Object.entries(words).map(([code, text]) => [set, code, text] as const),
    ),
  )('%s %s has a word in both languages', (_, __, { vi, en }) => {
    expect([vi.trim(), en.trim()]).not.toContain('');
    expect([...textFlaws(vi), ...textFlaws(en)]).toEqual([]);
  });
});

describe('the pages under /problems', () => {
  let service: Service;
  let close: () => Promise<void>;
  beforeAll(async () => ({ service, close } = await openEmptyService()));
  afterAll(() => close());

  const page = (path: string) => service.app.inject({ method: 'GET', url: path });

  it('are linked from the list', async () => {
    const { body } = await page('/problems');
    const linked = [...body.matchAll(/href="\/problems\/([a-z0-9-]+)"/g)].map(([, slug]) => slug);
    expect(linked).toEqual(catalogue.entries.map(({ code }) => slugOf(code)));
  });

  it.each(catalogue.entries.map(({ code }) => code))('%s has a page that names it', async (code) => {
    const { statusCode, body } = await page(`/problems/${slugOf(code)}`);
    expect(statusCode).toBe(200);
    expect(body).toContain(`<code>${code}</code>`);
  });

  it('do not exist for unknown codes', async () => {
    expect((await page('/problems/nothing-of-the-kind')).statusCode).toBe(404);
  });
});
