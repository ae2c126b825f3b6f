import { Injectable } from '@nestjs/common';
import { AnswerAt, AskedMoment, ServiceClock, type AsOfResponse } from '@app/http';
import { isInstant, plusMs } from '@app/kernel';
import { PastViews } from '@app/projections';
import type { ViewStore } from '@app/read-models';

/** An append that is still going on was recorded less than this long ago. */
const SETTLED_AFTER_MS = 60_000;

/** What the handlers of the present read, as of a moment. */
export interface FiguresMoment {
  readonly views: ViewStore;
  /** The last event included; null before the first one of the log. */
  readonly last: { readonly position: bigint; readonly recordedAt: string } | null;
}

/** What a response says of its moment. A log without an event has no campaign, so a response has one. */
export const asOfResponse = (asked: string, { last }: FiguresMoment): AsOfResponse => ({
  asked,
  axis: 'RECORDED',
  position: String(last!.position),
  recordedAt: last!.recordedAt,
});

/** Finds the read models of past moments, for the same handlers that answer for the present. */
@Injectable()
export class PastFigures {
  constructor(
    private readonly past: PastViews,
    private readonly asked: AskedMoment,
    private readonly clock: ServiceClock,
  ) {}

  /** What a handler answers with the read models of a moment, and which moment that is. @throws what `at` throws */
  async answer<Answer extends object>(
    asOf: string,
    ask: (views: ViewStore) => Promise<AnswerAt<Answer>>,
  ): Promise<AnswerAt<Answer & { readonly asOf: AsOfResponse }>> {
    const moment = await this.at(asOf);
    const { answer, position } = await ask(moment.views);
    return new AnswerAt({ ...answer, asOf: asOfResponse(asOf, moment) }, position);
  }

  /** @throws HttpProblem POSITION_BEYOND_END, INSTANT_IN_FUTURE; PastViewsNotReady */
  async at(asOf: string): Promise<FiguresMoment> {
    await this.asked.assertPast(asOf);
    const settled = !isInstant(asOf) || asOf < plusMs(this.clock.now(), -SETTLED_AFTER_MS);
    return this.past.at(asOf, settled);
  }
}
