/** One line of the bench: a figure and its bound. */
export interface Measurement {
  readonly name: string;
  /** Ratio to a limit measured in the same run, or an absolute figure in `unit`. */
  readonly value: number;
  readonly unit: 'ratio' | 'ms' | 'MB';
  readonly bound: { readonly kind: 'at-least' | 'at-most'; readonly value: number };
  /** The measured values, with their spread. */
  readonly detail: { readonly [name: string]: number | string };
}

export const meetsBound = ({ value, bound }: Measurement): boolean =>
  bound.kind === 'at-least' ? value >= bound.value : value <= bound.value;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
};

/** `median [lowest..highest]`, rounded. */
export const spread = (values: readonly number[]): string =>
  `${Math.round(median(values))} [${Math.round(Math.min(...values))}..${Math.round(Math.max(...values))}]`;

/** Operations per second of `count` operations done by `work`. */
export const rate = async (count: number, work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return (count * 1000) / (performance.now() - start);
};

/** Runs two rivals alternately, so that other load on the machine affects both. */
export const interleave = async (
  rounds: number,
  first: (round: number) => Promise<number>,
  second: (round: number) => Promise<number>,
): Promise<{ readonly first: number[]; readonly second: number[] }> => {
  const result = { first: [] as number[], second: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    result.first.push(await first(round));
    result.second.push(await second(round));
  }
  return result;
};

/** Runs `count` operations, `width` at a time; each worker starts its next operation when the last is done. */
export const concurrently = async (
  count: number,
  width: number,
  operation: (index: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await operation(next++);
  };
  await Promise.all(Array.from({ length: width }, worker));
};
