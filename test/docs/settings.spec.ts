import { settingsTable } from '@app/config';
import { expectGenerated } from './generated-part.js';

test('docs/settings.md matches the settings of the code', () => {
  expectGenerated('docs/settings.md', 'settings', settingsTable());
});
