import { randomBytes } from 'node:crypto';
import type { ServerSessionId } from 'mongodb';
import { builtFields } from '../../port/query.js';
import { CheckpointConflict } from '../../port/view-store.js';
import type { CollectionVersion, ProjectionCheckpoint, ViewCommit } from '../../port/view-store.js';

/** A prepared version of a collection, and the database collection of its documents. */
export interface BuiltCollection {
  readonly name: string;
  readonly version: number;
  /**
   * Name of the database collection, new with each build: late writes of an old projector never reach a collection that was
   * rebuilt under the same version.
   */
  readonly documents: string;
  readonly fields: readonly string[];
  readonly served: boolean;
}

/** A committed batch that may not be applied in full; the next writer finishes it. */
export interface PendingBatch {
  readonly id: string;
  readonly position: bigint;
  readonly checkpoints: readonly ProjectionCheckpoint[];
  /** Whether it changes an active version. */
  readonly shows: boolean;
}

/** The state of the read models, in one document, so each change of it is atomic. */
export interface ReadModelsState {
  readonly _id: 'state';
  /** Identity of the log they were built from; lacking while no writer knew it. */
  readonly log?: string;
  /** The greatest fencing token a writer was opened with. */
  readonly fence: bigint;
  /** Changes with every write of this document. */
  readonly revision: bigint;
  /** Session of the newest writer. */
  readonly writer: ServerSessionId;
  /** Whether its writer commits by journal, without transactions. */
  readonly journalled: boolean;
  /** Counts the journalled batches that change active versions, and the activations; lacking before the first. */
  readonly shown?: bigint;
  readonly collections: readonly BuiltCollection[];
  readonly checkpoints: readonly ProjectionCheckpoint[];
  readonly pending: PendingBatch | null;
}

/** What {@link newBuild} names, and nothing else. */
export const VIEW_DOCUMENTS = /^[a-z0-9-]+\.v\d+\.[0-9a-f]{12}$/;

export const newBuild = ({ spec, version }: CollectionVersion): BuiltCollection => ({
  name: spec.name,
  version,
  documents: `${spec.name}.v${version}.${randomBytes(6).toString('hex')}`,
  fields: builtFields(spec),
  served: false,
});

type Catalogue = Pick<ReadModelsState, 'collections' | 'checkpoints'>;

export const findBuild = (state: Catalogue, { spec, version }: CollectionVersion): BuiltCollection | undefined =>
  state.collections.find((each) => each.name === spec.name && each.version === version);

/** These versions active, and no other version of their collections. */
export const activating = (state: Catalogue, served: readonly CollectionVersion[], projection: string): Catalogue => ({
  collections: state.collections
    .filter(({ name }) => !served.some(({ spec }) => spec.name === name))
    .concat(served.map((each) => ({ ...findBuild(state, each)!, served: true }))),
  checkpoints: state.checkpoints.filter(
    (each) => each.projection !== projection || served.some(({ version }) => version === each.version),
  ),
});

/** @throws Error for an active version */
export const discarding = (state: Catalogue, given: readonly CollectionVersion[], projection: string): Catalogue => {
  const builds = given.map((each) => findBuild(state, each));
  for (const build of builds) {
    if (build?.served) throw new Error(`${build.name} version ${build.version} is active`);
  }
  return {
    collections: state.collections.filter((each) => !builds.includes(each)),
    checkpoints: state.checkpoints.filter(
      (each) => each.projection !== projection || !given.some(({ version }) => version === each.version),
    ),
  };
};

/** @throws CheckpointConflict */
export const checkpointsAfter = (
  checkpoints: readonly ProjectionCheckpoint[],
  { position, checkpoints: moves }: ViewCommit,
): readonly ProjectionCheckpoint[] => {
  const after = [...checkpoints];
  for (const { projection, version, from } of moves) {
    const index = after.findIndex((each) => each.projection === projection && each.version === version);
    if ((after[index]?.position ?? null) !== from) throw new CheckpointConflict(projection);
    after.splice(index < 0 ? after.length : index, 1, { projection, version, position });
  }
  return after;
};
