import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { StoredEvent } from '@app/event-store';
import { InitiativeFactsReader } from '@app/initiatives/contracts';
import { DomainError } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import type { EventLogRequest } from './event-log.request.js';
import { recordedAt } from './recorded-marks.js';

type Filters = Pick<EventLogRequest, 'type' | 'category' | 'unitId' | 'from' | 'to'>;
type Test = (event: StoredEvent) => boolean | Promise<boolean>;

const MAX_OWNERS = 20_000;
const INITIATIVE = 'initiative-';

/** `Name` and `Name.v2` are shapes of one type. */
const typeOf = ({ type }: StoredEvent): string => type.split('.', 1)[0]!;

const categoryOf = ({ stream }: StoredEvent): string => stream.slice(0, stream.indexOf('-'));

/**
 * Ids of the units that a body names in its own fields or in those of an object in it. Lists are left out: the path above
 * an owning unit, and the figures of every unit in a sealing.
 */
const unitsNamedIn = (body: object): readonly string[] =>
  Object.entries(body).flatMap(([key, value]: readonly [string, unknown]) => {
    if (typeof value === 'string') return /^unitId$|UnitId$/.test(key) ? [value] : [];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? unitsNamedIn(value) : [];
  });

/** Tests events against the filters of a request, the cheapest first. */
@Injectable()
export class EventFilter {
  /** Owning units of initiatives. An entry is written once the initiative was submitted; then the unit does not change. */
  private readonly owners = new LRUCache<string, string>({ max: MAX_OWNERS });

  constructor(
    private readonly organisation: OrganisationFactsReader,
    private readonly initiatives: InitiativeFactsReader,
  ) {}

  /**
   * null when nothing is filtered.
   *
   * @throws DomainError UNIT_NOT_FOUND
   */
  async testOf({ type, category, unitId, from, to }: Filters): Promise<Test | null> {
    if (unitId !== undefined && !(await this.organisation.unit(unitId))) {
      throw new DomainError('not-found', 'UNIT_NOT_FOUND');
    }
    const types = type && new Set(type);
    const categories = category && new Set(category);
    const tests: readonly Test[] = [
      ...(types ? [(event: StoredEvent) => types.has(typeOf(event))] : []),
      ...(categories ? [(event: StoredEvent) => categories.has(categoryOf(event))] : []),
      ...(from === undefined ? [] : [(event: StoredEvent) => recordedAt(event) >= from]),
      ...(to === undefined ? [] : [(event: StoredEvent) => recordedAt(event) < to]),
      ...(unitId === undefined ? [] : [(event: StoredEvent) => this.concerns(event, unitId)]),
    ];
    if (tests.length === 0) return null;
    return async (event) => {
      for (const test of tests) if (!(await test(event))) return false;
      return true;
    };
  }

  private async concerns(event: StoredEvent, unitId: string): Promise<boolean> {
    const named = new Set(unitsNamedIn(JSON.parse(event.data) as object));
    const owner = event.stream.startsWith(INITIATIVE)
      ? await this.ownerOf(event.stream.slice(INITIATIVE.length))
      : null;
    if (owner !== null) named.add(owner);
    for (const each of named) if ((await this.organisation.unitPath(each))?.includes(unitId)) return true;
    return false;
  }

  /** null for a draft, whose events name the unit themselves. */
  private async ownerOf(initiativeId: string): Promise<string | null> {
    const known = this.owners.get(initiativeId);
    if (known !== undefined) return known;
    const submitted = await this.initiatives.submitted(initiativeId);
    if (submitted) this.owners.set(initiativeId, submitted.unitId);
    return submitted?.unitId ?? null;
  }
}
