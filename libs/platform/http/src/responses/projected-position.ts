import type { ProgressStatus } from '@app/projections';

/**
 * A position all of these projections have taken in; null when one of them has taken in nothing, is unknown, or is being
 * rebuilt: then readers see its older version, which stands still at a position nobody tells.
 */
export const projectedPosition = ({ projections }: ProgressStatus, names: readonly string[]): bigint | null => {
  let lowest: bigint | null = null;
  for (const name of names) {
    const found = projections.find((each) => each.name === name);
    if (!found || found.status === 'rebuilding' || found.position === null) return null;
    if (lowest === null || found.position < lowest) lowest = found.position;
  }
  return lowest;
};
