import { FiguresModule } from './figures.module.js';

/** This context as the service lists it. Figures have no streams, problems or words of their own. */
export const figuresContext = { module: FiguresModule, categories: [], eventTypes: [], problems: [], words: {} };
