/** Built main file of the projector application, beside this one in `dist/`. */
export const PROJECTOR = new URL('../../projector/src/main.js', import.meta.url);
