import { Injectable } from '@nestjs/common';
import { EventCodec, EventStore } from '@app/event-store';
import { dayInVietnam, type LocalDate } from '@app/kernel';
import { unitStream, type UnitEvent } from '@app/organisation/contracts';

/** Names of units by day: an award shows the name on the day of the decision, even if it is recorded later. */
@Injectable()
export class UnitNames {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /**
   * The name at the end of `day`; the first name for a day before the unit was established. null if the unit does not
   * exist.
   */
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
