import { Injectable } from '@nestjs/common';
import { EventCodec, EventStore } from '@app/event-store';
import { dayInVietnam, type LocalDate } from '@app/kernel';
import { unitStream, type UnitEvent } from '@app/organisation/contracts';

/** What units were called, by day: an award shows the name of the day it was decided on, also when recorded later. */
@Injectable()
export class UnitNames {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** The name at the end of `day`; the first name for a day before the unit was established. null for no such unit. */
  async on(unitId: string, day: LocalDate): Promise<string | null> {
    let name: string | null = null;
    for (const stored of await this.store.readStream(unitStream(unitId))) {
      const { event, metadata } = this.codec.decode<UnitEvent>(stored);
      if (name !== null && dayInVietnam(metadata.effectiveAt) > day) break;
      if (event.type === 'UnitEstablished' || event.type === 'UnitRenamed') name = event.data.name;
    }
    return name;
  }
}
