/**
 * Everything a projector needs from this context. It loads neither the framework nor the HTTP edge: see docs/adr/0008.
 */
export { figuresProjections } from './figures.projections.js';
