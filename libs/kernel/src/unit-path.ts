/** A path of units from the root. As text: paths in a subtree begin with the path of its root. */
export const pathText = (unitPath: readonly string[]): string => `/${unitPath.join('/')}/`;

/** The range of texts that begin with a path; `0` is the character after `/`. */
export const withinPath = (unitPath: readonly string[]): { readonly gte: string; readonly lt: string } => ({
  gte: pathText(unitPath),
  lt: `/${unitPath.join('/')}0`,
});

export const isWithinPath = (unitPath: readonly string[], above: readonly string[]): boolean =>
  pathText(unitPath).startsWith(pathText(above));

/** The paths that are in no other one's subtree. */
export const outermostPaths = (paths: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  paths.filter((path) => !paths.some((other) => other !== path && isWithinPath(path, other)));
