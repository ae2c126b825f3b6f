/**
 * STORAGE FORMAT. The names and shapes below are stored and never change; see docs/how-to/change-an-event.md. Stream
 * `target-<campaignId>_<unitId>`: all targets of one unit in one campaign.
 */
import type { DomainEvent, StoredNames } from '@app/kernel';

/** The period of a target: the whole campaign, one phase (`PHASE_1`, …) or the peak drive. */
export type FigureScope = 'CAMPAIGN' | 'PEAK_DRIVE' | `PHASE_${number}`;

export type TargetAssigned = DomainEvent<
  'TargetAssigned',
  {
    readonly campaignId: string;
    readonly unitId: string;
    /** The unit that assigned it: the direct parent, or the owner itself for its own target. */
    readonly assignedByUnitId: string;
    readonly scope: FigureScope;
    /** Metric dictionary entry of the target, e.g. M04. */
    readonly metric: string;
    readonly value: number;
    readonly decisionNo: string;
  }
>;
export type TargetRevised = DomainEvent<
  'TargetRevised',
  {
    readonly campaignId: string;
    readonly unitId: string;
    readonly assignedByUnitId: string;
    readonly scope: FigureScope;
    readonly metric: string;
    readonly previousValue: number;
    readonly value: number;
    readonly decisionNo: string;
    readonly reason: string;
  }
>;

export type TargetEvent = TargetAssigned | TargetRevised;

/** Stored names. They never change; see docs/how-to/change-an-event.md. */
export const targetStoredNames: StoredNames<TargetEvent> = {
  TargetAssigned: 'TargetAssigned',
  TargetRevised: 'TargetRevised',
};
