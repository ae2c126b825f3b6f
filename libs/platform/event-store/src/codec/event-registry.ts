import type { JsonValue } from '@app/kernel';

type Body = { readonly [key: string]: JsonValue };

/** One step from an old stored shape to the next one. Pure: no I/O, no clock. `to` is the stored name of the next shape. */
export interface Upcaster {
  readonly to: string;
  readonly upcast: (data: Body, metadata: Body) => Body;
}

export interface EventTypeDefinition {
  /** Name in code, e.g. `InitiativeApproved`. */
  readonly type: string;
  /** Stored name of the current shape: the type itself for the first shape, `<type>.v2` and so on later. A literal that never changes. */
  readonly storedName: string;
  /** Older stored names of the same event, each with its step towards the current shape. */
  readonly upcasters?: { readonly [storedName: string]: Upcaster };
}

/** The definitions of a context's events; `upcasters`, by type, for events with older shapes. */
export const eventTypesOf = (
  storedNames: { readonly [type: string]: string },
  upcasters: { readonly [type: string]: NonNullable<EventTypeDefinition['upcasters']> } = {},
): readonly EventTypeDefinition[] =>
  Object.entries(storedNames).map(([type, storedName]) => ({
    type,
    storedName,
    ...(upcasters[type] && { upcasters: upcasters[type] }),
  }));

/** Registry of all stored event types and their upcasters. A name registered twice fails at boot. */
export class EventRegistry {
  private readonly byType = new Map<string, EventTypeDefinition>();
  private readonly byStoredName = new Map<string, { readonly type: string; readonly upcaster: Upcaster | null }>();

  constructor(definitions: Iterable<EventTypeDefinition>) {
    for (const definition of definitions) this.add(definition);
    for (const name of this.byStoredName.keys()) this.assertChainEnds(name);
  }

  private assertChainEnds(start: string): void {
    const seen = new Set<string>();
    for (let name = start; ;) {
      if (seen.has(name)) throw new Error(`upcasters of ${start} lead in a circle`);
      seen.add(name);
      const entry = this.byStoredName.get(name);
      if (!entry) throw new Error(`upcaster leads to unknown ${name}`);
      if (!entry.upcaster) return;
      name = entry.upcaster.to;
    }
  }

  private add(definition: EventTypeDefinition): void {
    if (this.byType.has(definition.type)) throw new Error(`event type ${definition.type} registered twice`);
    this.byType.set(definition.type, definition);
    const names: [string, Upcaster | null][] = [
      [definition.storedName, null],
      ...Object.entries(definition.upcasters ?? {}),
    ];
    for (const [name, upcaster] of names) {
      if (this.byStoredName.has(name)) throw new Error(`stored name ${name} registered twice`);
      this.byStoredName.set(name, { type: definition.type, upcaster });
    }
  }

  /** Current stored name of this type. */
  storedNameOf(type: string): string {
    const definition = this.byType.get(type);
    if (!definition) throw new Error(`event type ${type} is not registered`);
    return definition.storedName;
  }

  /** Current type and body of a stored shape; null if the stored name is unknown. */
  current(storedName: string, data: Body, metadata: Body): { readonly type: string; readonly data: Body } | null {
    let entry = this.byStoredName.get(storedName);
    if (!entry) return null;
    let body = data;
    while (entry.upcaster) {
      body = entry.upcaster.upcast(body, metadata);
      entry = this.byStoredName.get(entry.upcaster.to)!;
    }
    return { type: entry.type, data: body };
  }

  /** Every stored name ever used, for the catalogue and the golden files. */
  get storedNames(): readonly string[] {
    return [...this.byStoredName.keys()].sort();
  }
}
