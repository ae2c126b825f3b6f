import type { FigureScope } from '@app/campaigns/contracts';
import { DomainError } from '@app/kernel';
import type { ViewReader } from '@app/read-models';
import { completionResponse } from './completion.response.js';
import { dailyFigures } from './daily-figures.view.js';
import { daysInVietnam } from './days-in-vietnam.js';
import { findAll } from './find-all.js';
import { campaignFrames, type CampaignFrameView } from './campaign-frame.view.js';
import { reviewFigures } from './review-figures.view.js';
import type {
  PeakDriveFiguresResponse,
  ScopeFiguresResponse,
  UnitsTakingPartResponse,
} from './scope-figures.response.js';
import { belongsTo } from '../fold/belonging.js';
import { NO_TALLY } from '../fold/tally.js';
import { tallyResponse } from './tally.response.js';
import { figureUnits } from './figure-unit.view.js';
import { targetOf, unitFigures, unitFiguresId, type UnitFigures } from './unit-figures.view.js';

const unitsTakingPart = (
  children: readonly { readonly active: boolean; readonly row: UnitFigures | null }[],
): UnitsTakingPartResponse => {
  const units = children.filter(({ active, row }) => belongsTo(active, targetOf(row), row?.total ?? NO_TALLY));
  const bands = { below50: 0, from50Below100: 0, atLeast100: 0, notAssigned: 0 };
  for (const { row } of units) {
    const target = targetOf(row);
    const counted = row?.total.counted ?? 0;
    if (target === null) bands.notAssigned += 1;
    else if (counted >= target) bands.atLeast100 += 1;
    else if (counted * 2 >= target) bands.from50Below100 += 1;
    else bands.below50 += 1;
  }
  return {
    total: units.length,
    takingPart: units.filter(({ row }) => (row?.total.submissions ?? 0) > 0).length,
    reachedTarget: bands.atLeast100,
    bands,
  };
};

/** Reads the figures of a whole scope of a campaign, from its owner unit and the direct children, at one moment. */
export class ScopeFiguresReader {
  constructor(private readonly views: ViewReader) {}

  /** @throws DomainError CAMPAIGN_NOT_FOUND */
  async frame(campaignId: string): Promise<CampaignFrameView> {
    const frame = await this.views.get(campaignFrames, campaignId);
    if (!frame) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    return frame;
  }

  /** @throws DomainError CAMPAIGN_NOT_FOUND, PHASE_NOT_FOUND */
  async frameWith(campaignId: string, scope: FigureScope): Promise<CampaignFrameView> {
    const frame = await this.frame(campaignId);
    const phase = /^PHASE_(\d+)$/.exec(scope)?.[1];
    if (phase !== undefined && !frame.phases.some((each) => each.phase === Number(phase))) {
      throw new DomainError('not-found', 'PHASE_NOT_FOUND', { phase: Number(phase) });
    }
    return frame;
  }

  async figures({ id, ownerUnitId }: CampaignFrameView, scope: FigureScope): Promise<ScopeFiguresResponse> {
    const [owner, reviews, entries, daily] = await Promise.all([
      this.views.get(unitFigures, unitFiguresId(id, scope, ownerUnitId)),
      this.views.get(reviewFigures, id),
      findAll(this.views, figureUnits, {
        where: { parentId: ownerUnitId },
        sort: [{ field: 'codeOrder', direction: 'asc' }],
      }),
      findAll(this.views, dailyFigures, {
        where: { campaignId: id },
        sort: [{ field: 'day', direction: 'asc' }],
      }),
    ]);
    const rows = await this.views.getMany(
      unitFigures,
      entries.map((entry) => unitFiguresId(id, scope, entry.id)),
    );
    const total = owner?.total ?? NO_TALLY;
    const curve = daily.flatMap(({ day, scopes: { [scope]: figures } }) => (figures ? [{ day, ...figures }] : []));
    return {
      scope,
      completion: completionResponse(total.counted, targetOf(owner)),
      tally: tallyResponse(total),
      underReview: reviews?.underReview[scope] ?? 0,
      authors: owner?.authors ?? 0,
      units: unitsTakingPart(
        entries.map((entry) => ({ active: entry.active, row: rows.get(unitFiguresId(id, scope, entry.id)) ?? null })),
      ),
      daily: curve,
      countedFromEarlier: curve.reduce((left, { counted }) => left - counted, total.counted),
    };
  }

  async peakDrive(frame: CampaignFrameView): Promise<PeakDriveFiguresResponse | null> {
    const { peakDrive } = frame;
    if (!peakDrive) return null;
    return {
      ...peakDrive,
      days: daysInVietnam(peakDrive.startsAt, peakDrive.endsAt),
      figures: await this.figures(frame, 'PEAK_DRIVE'),
    };
  }
}
