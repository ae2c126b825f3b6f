import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/** Asks again until the answer is as wanted, by itself where nothing else is said, and gives it. The time limit is the test's. */
export const until = async <Answer>(
  ask: () => Answer | Promise<Answer>,
  isWanted: (answer: Answer) => boolean = Boolean,
): Promise<Answer> => {
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    await delay(POLL_MS);
  }
};
