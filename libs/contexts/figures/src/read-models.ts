/** All that a projector needs of this context. It loads neither framework nor HTTP edge: see docs/adr/0008. */
export { figuresProjections } from './figures.projections.js';
