import type { Figure, FigureScope } from '@app/campaigns/contracts';
import type { Instant } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';

/** The projection that fills the collections of this folder. */
export const CAMPAIGN_FIGURES = 'campaign-figures';

/** A campaign's frame: small, because every event of an initiative reads it. */
export interface CampaignFrameView {
  /** The campaign's id. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly ownerUnitId: string;
  /** By number, with the instants in force. */
  readonly phases: readonly {
    readonly phase: number;
    readonly name: string;
    readonly opensAt: Instant;
    readonly closesAt: Instant;
    readonly evaluationCutoff: Instant;
    readonly submissionsClosed: boolean;
    readonly sealed: { readonly carriedOverTo: number | null } | null;
  }[];
  readonly peakDrive: { readonly name: string; readonly startsAt: Instant; readonly endsAt: Instant } | null;
}

/** Every scope of a campaign. */
export const scopesOf = ({ phases, peakDrive }: CampaignFrameView): readonly FigureScope[] => [
  'CAMPAIGN',
  ...phases.map(({ phase }) => `PHASE_${phase}` as const),
  ...(peakDrive ? ['PEAK_DRIVE' as const] : []),
];

export const campaignFrames: CollectionSpec<CampaignFrameView> = { name: 'campaign-frame', fields: {}, indexes: [] };

/** The sealed figures of a phase. */
export interface SealedPhase {
  readonly id: string;
  readonly closesAt: Instant;
  readonly evaluationCutoff: Instant;
  readonly sealedAt: Instant;
  readonly ruleSetVersion: number;
  readonly ruleSetHash: string;
  readonly decisionNo: string;
  readonly carriedOverTo: number | null;
  readonly figures: readonly Figure[];
}

export const sealedPhases: CollectionSpec<SealedPhase> = { name: 'sealed-phase', fields: {}, indexes: [] };

export const sealedPhaseId = (campaignId: string, phase: number): string => `${campaignId}/${phase}`;
