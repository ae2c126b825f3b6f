import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AskedMoment, ServiceClock, type AsOfResponse } from '@app/http';
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
    reply: FastifyReply,
    ask: (views: ViewStore) => Promise<Answer>,
  ): Promise<Answer & { readonly asOf: AsOfResponse }> {
    const moment = await this.at(asOf, reply);
    return { ...(await ask(moment.views)), asOf: asOfResponse(asOf, moment) };
  }

  /**
   * The position of the moment becomes the `x-position` of the reply, if one is given.
   *
   * @throws HttpProblem POSITION_BEYOND_END, INSTANT_IN_FUTURE; PastViewsNotReady
   */
  async at(asOf: string, reply?: FastifyReply): Promise<FiguresMoment> {
    await this.asked.assertPast(asOf);
    const settled = !isInstant(asOf) || asOf < plusMs(this.clock.now(), -SETTLED_AFTER_MS);
    const { views, last } = await this.past.at(asOf, settled);
    if (last) reply?.header('x-position', last.position.toString());
    return { views, last };
  }
}
