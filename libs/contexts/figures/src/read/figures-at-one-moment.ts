import { AnswerAt } from '@app/http';
import type { ViewReader, ViewStore } from '@app/read-models';
import { CAMPAIGN_FIGURES, campaignFrames } from './campaign-frame.view.js';

/** What `read` returns, with the position of the one commit that it was read from. */
export const figuresAtOneMoment = <Answer>(
  views: ViewStore,
  read: (views: ViewReader) => Promise<Answer>,
): Promise<AnswerAt<Answer>> =>
  views.atOneMoment(async (moment) => {
    const version = await moment.activeVersion(campaignFrames.name);
    const position = version === null ? null : await moment.checkpoint(CAMPAIGN_FIGURES, version);
    return new AnswerAt(await read(moment), position);
  });
