/**
 * Last revisions of the streams used lately. Holds only what is committed; valid while nobody else writes.
 *
 * Two generations instead of a strict order of use: a V8 Map slows down without bound when one hot key is deleted and
 * set again and again, which moving it to the end would take.
 */
export class StreamHeads {
  private young = new Map<string, number>();
  private old = new Map<string, number>();

  /** @param capacity streams kept at most, ≥ 2 */
  constructor(private readonly capacity: number) {}

  get(stream: string): number | undefined {
    const revision = this.young.get(stream);
    if (revision !== undefined) return revision;
    const older = this.old.get(stream);
    if (older !== undefined) this.set(stream, older);
    return older;
  }

  set(stream: string, revision: number): void {
    this.young.set(stream, revision);
    if (this.young.size * 2 < this.capacity) return;
    this.old = this.young;
    this.young = new Map();
  }
}
