import type { ReadApi } from '../read-api.js';

interface Completion {
  readonly counted: number;
  readonly target: number | null;
  readonly percent: string | null;
}

interface SealedPhase {
  readonly completion: Completion;
  readonly completionByClosing: Completion;
}

interface CampaignSummary {
  readonly registeredMembers: number;
  readonly figures: {
    readonly completion: Completion;
    readonly authors: number;
    readonly tally: {
      readonly submissions: number;
      readonly pending: number;
      readonly returned: number;
      readonly rejected: number;
      readonly withdrawn: number;
      readonly duplicates: number;
      readonly benefitVerifiedVnd: string;
    };
    readonly units: { readonly total: number; readonly takingPart: number; readonly reachedTarget: number };
  };
  readonly phases: readonly { readonly phase: number; readonly sealed: SealedPhase | null }[];
}

/** The demo's figures, as the API returns them. */
export interface DemoFigures {
  readonly phase1: Completion;
  /** Of those, decided by 24:00 of the closing day. */
  readonly phase1ByClosing: number;
  readonly programme: Completion;
  readonly registeredMembers: number;
  readonly authors: number;
  readonly tally: CampaignSummary['figures']['tally'];
  readonly unitsTotal: number;
  readonly unitsParticipating: number;
  readonly unitsReachingTarget: number;
}

export const demoFigures = async (api: ReadApi, campaignId: string): Promise<DemoFigures> => {
  const { registeredMembers, figures, phases } = await api.get<CampaignSummary>(
    `/api/v1/campaigns/${campaignId}/summary`,
  );
  const sealed = phases.find(({ phase }) => phase === 1)?.sealed;
  if (!sealed) throw new Error('phase 1 of the sample is not sealed');
  return {
    phase1: sealed.completion,
    phase1ByClosing: sealed.completionByClosing.counted,
    programme: figures.completion,
    registeredMembers,
    authors: figures.authors,
    tally: figures.tally,
    unitsTotal: figures.units.total,
    unitsParticipating: figures.units.takingPart,
    unitsReachingTarget: figures.units.reachedTarget,
  };
};

/** The one object `--json` prints; its keys never change. */
export const demoJson = ({ phase1, programme, registeredMembers, tally, ...units }: DemoFigures): object => ({
  phase1: { counted: phase1.counted, target: phase1.target, percent: phase1.percent },
  programme: {
    registeredMembers,
    counted: programme.counted,
    target: programme.target,
    percent: programme.percent,
    unitsParticipating: units.unitsParticipating,
    unitsReachingTarget: units.unitsReachingTarget,
    benefitVnd: tally.benefitVerifiedVnd,
  },
});
