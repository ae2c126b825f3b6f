import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 100;

/** Repeats the call until its result satisfies the condition (default: is truthy), and returns it. The test's timeout applies. */
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
