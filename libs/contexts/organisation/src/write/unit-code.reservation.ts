import { DomainError } from '@app/kernel';
import type { Reservation } from '@app/command-handling';
import type { UnitCodeReserved } from '../domain/unit.events.js';
import { unitCodeStream, unitStream } from '../domain/unit.streams.js';

/** A code is never reused, even after its unit is dissolved. */
export const unitCodeReservation = (code: string, unitId: string, pointer: string): Reservation => {
  const event: UnitCodeReserved = { type: 'UnitCodeReserved', data: { code, unitId, holder: unitStream(unitId) } };
  return {
    stream: unitCodeStream(code),
    event,
    refusal: new DomainError('conflict', 'UNIT_CODE_TAKEN', { code }, pointer),
  };
};
