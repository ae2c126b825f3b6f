import { slugOf } from './problem-catalogue.js';
import type { ProblemEntry } from './problem-entry.js';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const page = (title: string, body: string): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 70ch; margin: 2rem auto; padding: 0 1rem; color: #0a1530; }
code { background: #eef2fa; padding: .1em .3em; border-radius: 4px; }
section { border-top: 1px solid #ccd4e6; margin-top: 1.5rem; }
</style>
</head>
<body>
${body}
</body>
</html>
`;

const LABELS = { vi: { cause: 'Khi nào', fix: 'Cách xử lý' }, en: { cause: 'When', fix: 'What to do' } } as const;

const languageSection = (
  { title, cause, fix }: ProblemEntry,
  language: 'vi' | 'en',
): string => `<section lang="${language}">
<h2>${escapeHtml(title[language])}</h2>
<h3>${LABELS[language].cause}</h3>
<p>${escapeHtml(cause[language])}</p>
<h3>${LABELS[language].fix}</h3>
<p>${escapeHtml(fix[language])}</p>
</section>`;

/** The page of one problem, in both languages. */
export const problemPage = (entry: ProblemEntry): string =>
  page(
    entry.title.vi,
    `<p><a href="/problems">/problems</a></p>
<h1><code>${entry.code}</code> (${entry.status})</h1>
${languageSection(entry, 'vi')}
${languageSection(entry, 'en')}`,
  );

/** The list of all problems. */
export const problemListPage = (entries: readonly ProblemEntry[]): string =>
  page(
    'Các lỗi dịch vụ có thể trả lời',
    `<h1>Các lỗi dịch vụ có thể trả lời <span lang="en">/ Problems this service may answer</span></h1>
<ul>
${entries
  .map(
    ({ code, status, title }) =>
      `<li><a href="/problems/${slugOf(code)}"><code>${code}</code></a> (${status}): ${escapeHtml(title.vi)} <span lang="en">/ ${escapeHtml(title.en)}</span></li>`,
  )
  .join('\n')}
</ul>`,
  );
