import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SentenceRenderer, type EventSentence } from '@app/history';
import { awardSentences } from '../../libs/contexts/awards/src/history/award.sentences.js';
import { campaignSentences } from '../../libs/contexts/campaigns/src/history/campaign.sentences.js';
import { targetSentences } from '../../libs/contexts/campaigns/src/history/target.sentences.js';
import { initiativeSentences } from '../../libs/contexts/initiatives/src/history/initiative.sentences.js';
import { memberSentences } from '../../libs/contexts/organisation/src/history/member.sentences.js';
import { unitSentences } from '../../libs/contexts/organisation/src/history/unit.sentences.js';
import { textFlaws } from './text-flaws.js';

const NAME = 'Mẫu Thị Ái';
const named = async (ids: readonly string[]) => new Map(ids.map((id) => [id, NAME]));
const namedFromTheStart = async (ids: readonly string[]) =>
  new Map(ids.map((id) => [id, [{ name: NAME, position: 0n }]]));
const renderer = new SentenceRenderer({ members: named, units: namedFromTheStart });
const nameless = new SentenceRenderer({ members: async () => new Map(), units: async () => new Map() });

const sentences = Object.entries({
  ...unitSentences,
  ...memberSentences,
  ...campaignSentences,
  ...targetSentences,
  ...initiativeSentences,
  ...awardSentences,
}) as [string, EventSentence<unknown>][];

test.each(sentences)('%s begins with its actor and has no codes, field names or ids', async (type, sentenceOf) => {
  const golden = readFileSync(join(process.cwd(), 'test', 'golden-events', `${type}.json`), 'utf8');
  const { data, metadata } = JSON.parse(golden) as { data: unknown; metadata: { actor: string } };
  const sentence = { ...sentenceOf(data, { member: metadata.actor }), position: 0n };
  const [rendered] = await renderer.write([sentence]);
  expect([...textFlaws(rendered!.vi), ...textFlaws(rendered!.en)]).toEqual([]);
  for (const text of [rendered!.vi, rendered!.en])
    expect(text).toMatch(/^(?:Mẫu Thị Ái|Người vận hành hệ thống|The operator) .*\.$/s);
  const [withoutNames] = await nameless.write([sentence]);
  expect([...textFlaws(withoutNames!.vi), ...textFlaws(withoutNames!.en)]).toEqual([]);
});
