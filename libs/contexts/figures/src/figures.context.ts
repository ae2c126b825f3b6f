import { FiguresModule } from './figures.module.js';

/** This context as the service lists it. Figures have no stream, refusal or word of their own. */
export const figuresContext = { module: FiguresModule, categories: [], eventTypes: [], problems: [], words: {} };
